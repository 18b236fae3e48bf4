-- What electronic licences were used for as materials. The run-time user may add and read, nothing
-- else. No personal data: numbers and items stand in case_file too. consent: HOLDER, OPERATOR,
-- MANDATE, PREPARED; validity: the state the licence was in then.
CREATE TABLE licence_use (
  licence_id BINARY(16) NOT NULL,
  case_id BINARY(16) NOT NULL,
  material VARCHAR(60) NOT NULL,
  case_number VARCHAR(21) NOT NULL,
  item_name VARCHAR(300) NOT NULL,
  used_by BINARY(16) NOT NULL,
  consent VARCHAR(20) NOT NULL,
  mandate_id BINARY(16),
  validity VARCHAR(20) NOT NULL,
  used_at DATETIME(6) NOT NULL,
  CONSTRAINT licence_use_pk PRIMARY KEY (case_id, material, licence_id),
  KEY licence_use_of_licence (licence_id, used_at, case_id, material)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
