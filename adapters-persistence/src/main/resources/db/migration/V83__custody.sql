-- Paper originals on their way between units. Codes, units, materials' names and counts say nothing of
-- the person; notes and reasons, which may, are encrypted under the applicant's key.
CREATE TABLE hand_over_list (
  id BINARY(16) NOT NULL,
  number VARCHAR(12) NOT NULL,
  from_unit VARCHAR(40) NOT NULL,
  to_unit VARCHAR(40) NOT NULL,
  state VARCHAR(20) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  dispatched_at DATETIME(6),
  -- Empty for the unit's own messenger.
  courier VARCHAR(20),
  waybill VARCHAR(40),
  ended_at DATETIME(6),
  version INT NOT NULL,
  CONSTRAINT hand_over_list_pk PRIMARY KEY (id),
  CONSTRAINT hand_over_list_number UNIQUE (number),
  KEY hand_over_list_from (from_unit, id),
  KEY hand_over_list_to (to_unit, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- state: PACKED, ON_THE_WAY, ARRIVED, BACK, LOST. at_unit is where it is, is going to, or was last.
-- from_unit and due_ordinal are those of the leg it is on; watched_ordinal is empty once its alarm was
-- raised. papers: code, count and name, one a line, with tabs between them.
CREATE TABLE envelope (
  id BINARY(16) NOT NULL,
  code VARCHAR(12) NOT NULL,
  case_id BINARY(16) NOT NULL,
  case_number VARCHAR(21) NOT NULL,
  item_name VARCHAR(300) NOT NULL,
  applicant_id BINARY(16) NOT NULL,
  sender VARCHAR(40) NOT NULL,
  destination VARCHAR(40) NOT NULL,
  purpose VARCHAR(20) NOT NULL,
  papers LONGTEXT NOT NULL,
  legs INT NOT NULL,
  packed_at DATETIME(6) NOT NULL,
  state VARCHAR(20) NOT NULL,
  at_unit VARCHAR(40) NOT NULL,
  list_id BINARY(16),
  from_unit VARCHAR(40),
  due_ordinal BIGINT,
  watched_ordinal BIGINT,
  content_check VARCHAR(20),
  courier VARCHAR(20),
  waybill VARCHAR(40),
  version INT NOT NULL,
  CONSTRAINT envelope_pk PRIMARY KEY (id),
  CONSTRAINT envelope_code UNIQUE (code),
  KEY envelope_of_case (case_id, id),
  KEY envelope_at (at_unit, state, id),
  KEY envelope_sent (from_unit, id),
  KEY envelope_watched (watched_ordinal, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE hand_over_line (
  list_id BINARY(16) NOT NULL,
  line INT NOT NULL,
  envelope_id BINARY(16) NOT NULL,
  CONSTRAINT hand_over_line_pk PRIMARY KEY (list_id, line),
  CONSTRAINT hand_over_line_list FOREIGN KEY (list_id) REFERENCES hand_over_list (id),
  CONSTRAINT hand_over_line_envelope FOREIGN KEY (envelope_id) REFERENCES envelope (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The chain of custody: rows are added and never changed.
CREATE TABLE custody_entry (
  envelope_id BINARY(16) NOT NULL,
  number INT NOT NULL,
  kind VARCHAR(20) NOT NULL,
  at DATETIME(6) NOT NULL,
  actor_id BINARY(16) NOT NULL,
  unit VARCHAR(40) NOT NULL,
  other_unit VARCHAR(40),
  list_id BINARY(16),
  note LONGBLOB,
  CONSTRAINT custody_entry_pk PRIMARY KEY (envelope_id, number),
  CONSTRAINT custody_entry_envelope FOREIGN KEY (envelope_id) REFERENCES envelope (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- about: LEG or PAPERS; one alarm at most about each leg, and about the papers after it. The cities are
-- those whose supervisors look after it; the second is empty where both ends are in one.
CREATE TABLE custody_alarm (
  id BINARY(16) NOT NULL,
  envelope_id BINARY(16) NOT NULL,
  leg INT NOT NULL,
  about VARCHAR(10) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  from_unit VARCHAR(40) NOT NULL,
  to_unit VARCHAR(40) NOT NULL,
  city VARCHAR(12),
  other_city VARCHAR(12),
  papers LONGTEXT NOT NULL,
  raised_at DATETIME(6) NOT NULL,
  outcome VARCHAR(10),
  settled_at DATETIME(6),
  settled_by BINARY(16),
  reason LONGBLOB,
  open_since DATETIME(6) GENERATED ALWAYS AS
    (CASE WHEN settled_at IS NULL THEN raised_at ELSE NULL END),
  version INT NOT NULL,
  CONSTRAINT custody_alarm_pk PRIMARY KEY (id),
  CONSTRAINT custody_alarm_once UNIQUE (envelope_id, leg, about),
  CONSTRAINT custody_alarm_envelope FOREIGN KEY (envelope_id) REFERENCES envelope (id),
  KEY custody_alarm_open (open_since, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
