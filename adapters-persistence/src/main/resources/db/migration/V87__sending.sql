-- Notices that wait for their time. due_at is also the end of the lease while one is being sent;
-- tries counts those of which nobody knows what came of them. What it says is encrypted under the
-- person's key.
CREATE TABLE waiting_notice (
  id BIGINT NOT NULL AUTO_INCREMENT,
  channel VARCHAR(10) NOT NULL,
  reference VARCHAR(100) NOT NULL,
  person_id BINARY(16) NOT NULL,
  content LONGBLOB NOT NULL,
  due_at DATETIME(6) NOT NULL,
  since DATETIME(6) NOT NULL,
  tries INT NOT NULL,
  CONSTRAINT waiting_notice_pk PRIMARY KEY (id),
  CONSTRAINT waiting_notice_reference UNIQUE (reference, channel),
  KEY waiting_notice_due (due_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What was sent, and what not although it was planned. Entries are added and, once they are old,
-- removed; the run-time user can't change them. The masked number or address and the other side's
-- receipt are encrypted (content), under the person's key where there is a person.
CREATE TABLE sent_notice (
  id BIGINT NOT NULL AUTO_INCREMENT,
  person_id BINARY(16),
  reference VARCHAR(100) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  channel VARCHAR(10) NOT NULL,
  sent_at DATETIME(6) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  in_one INT NOT NULL,
  content LONGBLOB NOT NULL,
  CONSTRAINT sent_notice_pk PRIMARY KEY (id),
  KEY sent_notice_of_person (person_id, id),
  KEY sent_notice_by_age (sent_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
