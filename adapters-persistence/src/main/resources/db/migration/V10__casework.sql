-- One row per case, derived from its ledger, for lists and for ordering changes. No personal data.
CREATE TABLE case_file (
  id BINARY(16) NOT NULL,
  number VARCHAR(21) NOT NULL,
  applicant_id BINARY(16) NOT NULL,
  filed_by BINARY(16) NOT NULL,
  status VARCHAR(20) NOT NULL,
  item_name VARCHAR(300) NOT NULL,
  implementation_code VARCHAR(31) NOT NULL,
  implementation_version INT NOT NULL,
  decider_unit VARCHAR(40) NOT NULL,
  sequence INT NOT NULL,
  head_hash BINARY(32) NOT NULL,
  submitted_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  timer_ordinal BIGINT,
  CONSTRAINT case_file_pk PRIMARY KEY (id),
  CONSTRAINT case_file_number UNIQUE (number),
  KEY case_file_of_applicant (applicant_id, submitted_at, id),
  KEY case_file_filed_by (filed_by),
  KEY case_file_timer (timer_ordinal, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The ledger, see docs/ledger-format.md. The run-time user may add and read entries, nothing else.
-- The payload is encrypted under the key of the subject; hash covers the bytes as stored here.
CREATE TABLE case_event (
  case_id BINARY(16) NOT NULL,
  sequence INT NOT NULL,
  format SMALLINT NOT NULL,
  fact_type VARCHAR(40) NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  actor_id BINARY(16) NOT NULL,
  actor_role VARCHAR(30) NOT NULL,
  actor_unit VARCHAR(40),
  implementation_code VARCHAR(31) NOT NULL,
  implementation_version INT NOT NULL,
  subject_id BINARY(16) NOT NULL,
  payload LONGBLOB NOT NULL,
  previous_hash BINARY(32) NOT NULL,
  hash BINARY(32) NOT NULL,
  CONSTRAINT case_event_pk PRIMARY KEY (case_id, sequence),
  KEY case_event_by_time (recorded_at, case_id, sequence)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What units have to do on cases: derived, replaced with every step.
CREATE TABLE work_item (
  case_id BINARY(16) NOT NULL,
  role VARCHAR(30) NOT NULL,
  unit VARCHAR(40) NOT NULL,
  task VARCHAR(30) NOT NULL,
  due_ordinal BIGINT NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  item_name VARCHAR(300) NOT NULL,
  number VARCHAR(21) NOT NULL,
  CONSTRAINT work_item_pk PRIMARY KEY (case_id, role, unit, task),
  KEY work_item_list (unit, role, due_ordinal, case_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Applications that are being prepared. The content is encrypted under the applicant's key.
CREATE TABLE case_draft (
  id BINARY(16) NOT NULL,
  applicant_id BINARY(16) NOT NULL,
  opened_by BINARY(16) NOT NULL,
  version INT NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  content LONGBLOB NOT NULL,
  CONSTRAINT case_draft_pk PRIMARY KEY (id),
  KEY case_draft_applicant (applicant_id, changed_at),
  KEY case_draft_opener (opened_by, changed_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Answers given to writes with an idempotency key. The body is encrypted.
CREATE TABLE idempotency_record (
  caller_id BINARY(16) NOT NULL,
  operation VARCHAR(200) NOT NULL,
  idempotency_key VARCHAR(100) NOT NULL,
  request_hash VARCHAR(64) NOT NULL,
  status INT NOT NULL,
  location VARCHAR(1000) NOT NULL,
  etag VARCHAR(200) NOT NULL,
  content_type VARCHAR(200) NOT NULL,
  body LONGBLOB NOT NULL,
  kept_at DATETIME(6) NOT NULL,
  CONSTRAINT idempotency_record_pk PRIMARY KEY (caller_id, operation, idempotency_key),
  KEY idempotency_record_age (kept_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Effects on other systems. status: DUE (also while it is being carried out: available_at is then
-- the end of the lease), DONE (the payload is gone), NEEDS_PERSON.
CREATE TABLE outbox (
  id BIGINT NOT NULL AUTO_INCREMENT,
  kind VARCHAR(40) NOT NULL,
  reference VARCHAR(100) NOT NULL,
  subject_id BINARY(16),
  payload LONGBLOB,
  status VARCHAR(12) NOT NULL,
  available_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  note VARCHAR(500) NOT NULL,
  added_at DATETIME(6) NOT NULL,
  CONSTRAINT outbox_pk PRIMARY KEY (id),
  CONSTRAINT outbox_reference UNIQUE (kind, reference),
  KEY outbox_due (status, available_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- db-scheduler's table.
CREATE TABLE scheduled_tasks (
  task_name VARCHAR(100) NOT NULL,
  task_instance VARCHAR(100) NOT NULL,
  task_data LONGBLOB,
  execution_time DATETIME(6) NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by VARCHAR(50),
  last_success DATETIME(6),
  last_failure DATETIME(6),
  consecutive_failures INT,
  last_heartbeat DATETIME(6),
  version BIGINT NOT NULL,
  priority SMALLINT,
  CONSTRAINT scheduled_tasks_pk PRIMARY KEY (task_name, task_instance),
  KEY scheduled_tasks_due (execution_time),
  KEY scheduled_tasks_heartbeat (last_heartbeat)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
