-- Codes under which a service point may take a draft over. A code says nothing about anybody.
CREATE TABLE prepared_application (
  code VARCHAR(9) NOT NULL,
  draft_id BINARY(16) NOT NULL,
  prepared_by BINARY(16) NOT NULL,
  place VARCHAR(40) NOT NULL,
  last_day DATE NOT NULL,
  CONSTRAINT prepared_application_pk PRIMARY KEY (code),
  CONSTRAINT prepared_application_draft UNIQUE (draft_id),
  KEY prepared_application_by_end (last_day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Requests that somebody comes to the home. Who is visited, the note and the time are encrypted
-- under the key of who asked (content). progress: WAITING, TAKEN, AGREED, DONE, CANCELLED; holder
-- and holder_unit are given from TAKEN on, draft_id with DONE.
CREATE TABLE assistance_request (
  id BINARY(16) NOT NULL,
  requester_id BINARY(16) NOT NULL,
  implementation_code VARCHAR(31) NOT NULL,
  item_name VARCHAR(300) NOT NULL,
  region VARCHAR(12) NOT NULL,
  asked_at DATETIME(6) NOT NULL,
  progress VARCHAR(20) NOT NULL,
  holder BINARY(16),
  holder_unit VARCHAR(40),
  draft_id BINARY(16),
  content LONGBLOB NOT NULL,
  version INT NOT NULL,
  CONSTRAINT assistance_request_pk PRIMARY KEY (id),
  KEY assistance_request_by_requester (requester_id, asked_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Which units are responsible, the nearest first. open_here: whether it is on the unit's list: for
-- all of them while it waits, for the holder's alone once it is taken, for none when it is over.
CREATE TABLE assistance_unit (
  request_id BINARY(16) NOT NULL,
  position INT NOT NULL,
  unit VARCHAR(40) NOT NULL,
  open_here BOOLEAN NOT NULL,
  asked_at DATETIME(6) NOT NULL,
  CONSTRAINT assistance_unit_pk PRIMARY KEY (request_id, position),
  KEY assistance_unit_open (unit, open_here, asked_at, request_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
