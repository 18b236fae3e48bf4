-- Electronic licences. What they say, and why they end, is encrypted under the holder's key
-- (content). number: the whole identifier with its check character. state: PREPARING, IN_FORCE,
-- CHALLENGED, REVOKED, REPLACED; pdf_file and ofd_file, in the file vault, are given from IN_FORCE on.
CREATE TABLE licence (
  id BINARY(16) NOT NULL,
  number VARCHAR(100) NOT NULL,
  case_id BINARY(16) NOT NULL,
  holder_id BINARY(16) NOT NULL,
  issuer VARCHAR(40) NOT NULL,
  issued_on DATE NOT NULL,
  licence_version INT NOT NULL,
  state VARCHAR(20) NOT NULL,
  pdf_file BINARY(16),
  ofd_file BINARY(16),
  decided_by BINARY(16),
  ended_on DATE,
  content LONGBLOB NOT NULL,
  version INT NOT NULL,
  CONSTRAINT licence_pk PRIMARY KEY (id),
  CONSTRAINT licence_number UNIQUE (number),
  CONSTRAINT licence_of_case UNIQUE (case_id, licence_version),
  KEY licence_by_holder (holder_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
