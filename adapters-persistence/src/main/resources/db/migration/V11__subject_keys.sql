-- One data key per person or organisation, wrapped by a master key that is not in the database.
-- wrapped_key is null from the moment the subject was erased.
CREATE TABLE subject_key (
  subject_id BINARY(16) NOT NULL,
  key_id BINARY(8) NOT NULL,
  master_key VARCHAR(32) NOT NULL,
  wrapped_key VARBINARY(255),
  created_at DATETIME(6) NOT NULL,
  destroyed_at DATETIME(6),
  PRIMARY KEY (subject_id),
  KEY subject_key_by_master (master_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
