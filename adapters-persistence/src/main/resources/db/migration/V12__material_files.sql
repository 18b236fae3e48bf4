-- What is known about uploaded papers. The bytes are in the file vault under the same id.
-- file_name and sha256 are encrypted under the subject's key. checked_at is when it was last looked
-- whether an unsettled file is still needed.
CREATE TABLE material_file (
  id BINARY(16) NOT NULL,
  case_id BINARY(16) NOT NULL,
  material_code VARCHAR(60) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  uploader_id BINARY(16) NOT NULL,
  file_name VARBINARY(1000) NOT NULL,
  media_type VARCHAR(100) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 VARBINARY(200) NOT NULL,
  uploaded_at DATETIME(6) NOT NULL,
  settled BOOLEAN NOT NULL,
  checked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY material_file_by_case (case_id, uploaded_at),
  KEY material_file_by_check (settled, checked_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
