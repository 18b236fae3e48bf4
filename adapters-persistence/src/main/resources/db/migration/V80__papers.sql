-- Papers of cases. Their content is a file in the vault, under the applicant's key; what stands here
-- says nothing about the applicant. sequence: of the event of the case. template: the version of the
-- template of the kind. file_id: given when it was made, and never changed.
CREATE TABLE official_paper (
  id BINARY(16) NOT NULL,
  case_id BINARY(16) NOT NULL,
  applicant_id BINARY(16) NOT NULL,
  sequence INT NOT NULL,
  kind VARCHAR(30) NOT NULL,
  unit VARCHAR(40) NOT NULL,
  number_year INT NOT NULL,
  serial_no INT NOT NULL,
  title VARCHAR(100) NOT NULL,
  made_out_on DATE NOT NULL,
  template INT NOT NULL,
  file_id BINARY(16),
  CONSTRAINT official_paper_pk PRIMARY KEY (id),
  CONSTRAINT official_paper_number UNIQUE (unit, kind, number_year, serial_no),
  CONSTRAINT official_paper_of_event UNIQUE (case_id, sequence, kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The last serial number that was given.
CREATE TABLE official_paper_serial (
  unit VARCHAR(40) NOT NULL,
  kind VARCHAR(30) NOT NULL,
  number_year INT NOT NULL,
  serial_no INT NOT NULL,
  CONSTRAINT official_paper_serial_pk PRIMARY KEY (unit, kind, number_year)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Versions of templates: only ever added. The next migration adds the first ones.
CREATE TABLE paper_template (
  kind VARCHAR(30) NOT NULL,
  version INT NOT NULL,
  title VARCHAR(100) NOT NULL,
  body LONGTEXT NOT NULL,
  saved_at DATETIME(6) NOT NULL,
  saved_by BINARY(16) NOT NULL,
  CONSTRAINT paper_template_pk PRIMARY KEY (kind, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
