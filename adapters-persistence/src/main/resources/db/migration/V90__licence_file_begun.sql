-- Files of licences that are being kept in the file vault: a row is there before the bytes are, and
-- goes when the licence names the file. What stays behind was given up, and is removed.
CREATE TABLE licence_file_begun (
  file_id BINARY(16) NOT NULL,
  licence_id BINARY(16) NOT NULL,
  begun_at DATETIME(6) NOT NULL,
  CONSTRAINT licence_file_begun_pk PRIMARY KEY (file_id),
  KEY licence_file_begun_by_time (begun_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
