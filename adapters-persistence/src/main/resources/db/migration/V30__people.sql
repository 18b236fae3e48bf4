-- People, organisations and who may sign in. Personal data only encrypted (content, phone) or as
-- keyed hashes (…_index, …_hash).

CREATE TABLE subject (
  id BINARY(16) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  document_index BINARY(32) NOT NULL,
  phone_index BINARY(32) NOT NULL,
  real_name_level INT NOT NULL,
  content LONGBLOB NOT NULL,
  registered_at DATETIME(6) NOT NULL,
  version INT NOT NULL,
  CONSTRAINT subject_pk PRIMARY KEY (id),
  CONSTRAINT subject_document_uk UNIQUE (document_index),
  KEY subject_by_phone (phone_index)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- subject_id names no row of subject until the identity is confirmed.
CREATE TABLE account (
  id BINARY(16) NOT NULL,
  phone_index BINARY(32) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  phone VARBINARY(255) NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  CONSTRAINT account_pk PRIMARY KEY (id),
  CONSTRAINT account_phone_uk UNIQUE (phone_index),
  CONSTRAINT account_subject_uk UNIQUE (subject_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE operator_of (
  organisation_id BINARY(16) NOT NULL,
  person_id BINARY(16) NOT NULL,
  since DATETIME(6) NOT NULL,
  CONSTRAINT operator_of_pk PRIMARY KEY (organisation_id, person_id),
  CONSTRAINT operator_of_organisation_fk FOREIGN KEY (organisation_id) REFERENCES subject (id),
  CONSTRAINT operator_of_person_fk FOREIGN KEY (person_id) REFERENCES subject (id),
  KEY operator_of_by_person (person_id, since)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE address (
  id BINARY(16) NOT NULL,
  owner_id BINARY(16) NOT NULL,
  content LONGBLOB NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version INT NOT NULL,
  CONSTRAINT address_pk PRIMARY KEY (id),
  KEY address_by_owner (owner_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- items: basic codes with a blank between them; empty for any item.
CREATE TABLE mandate (
  id BINARY(16) NOT NULL,
  grantor_id BINARY(16) NOT NULL,
  helper_unit VARCHAR(40),
  helper_person_id BINARY(16),
  items LONGTEXT NOT NULL,
  last_day DATE NOT NULL,
  granted_by VARCHAR(20) NOT NULL,
  granted_at DATETIME(6) NOT NULL,
  recorded_by BINARY(16) NOT NULL,
  revoked_at DATETIME(6),
  revoked_by BINARY(16),
  CONSTRAINT mandate_pk PRIMARY KEY (id),
  KEY mandate_by_grantor (grantor_id, granted_at),
  KEY mandate_by_helper (helper_person_id, last_day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE staff_account (
  id BINARY(16) NOT NULL,
  login_index BINARY(32) NOT NULL,
  content LONGBLOB NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  active BOOLEAN NOT NULL,
  person_id BINARY(16),
  created_at DATETIME(6) NOT NULL,
  version INT NOT NULL,
  CONSTRAINT staff_account_pk PRIMARY KEY (id),
  CONSTRAINT staff_account_login_uk UNIQUE (login_index)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE staff_duty (
  staff_id BINARY(16) NOT NULL,
  role VARCHAR(30) NOT NULL,
  unit VARCHAR(40) NOT NULL,
  CONSTRAINT staff_duty_pk PRIMARY KEY (staff_id, role, unit),
  CONSTRAINT staff_duty_staff_fk FOREIGN KEY (staff_id) REFERENCES staff_account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE sign_in_code (
  phone_index BINARY(32) NOT NULL,
  code_hash BINARY(32) NOT NULL,
  tries INT NOT NULL,
  lapses_at DATETIME(6) NOT NULL,
  CONSTRAINT sign_in_code_pk PRIMARY KEY (phone_index),
  KEY sign_in_code_by_end (lapses_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE sign_in_attempt (
  who_index BINARY(32) NOT NULL,
  attempts INT NOT NULL,
  last_at DATETIME(6) NOT NULL,
  CONSTRAINT sign_in_attempt_pk PRIMARY KEY (who_index),
  KEY sign_in_attempt_by_time (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- One of account_id and staff_id is given.
CREATE TABLE session_family (
  id BINARY(16) NOT NULL,
  account_id BINARY(16),
  staff_id BINARY(16),
  opened_at DATETIME(6) NOT NULL,
  lapses_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6),
  CONSTRAINT session_family_pk PRIMARY KEY (id),
  KEY session_family_by_account (account_id),
  KEY session_family_by_staff (staff_id),
  KEY session_family_by_end (lapses_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE refresh_token (
  token_hash BINARY(32) NOT NULL,
  session_id BINARY(16) NOT NULL,
  lapses_at DATETIME(6) NOT NULL,
  used_at DATETIME(6),
  CONSTRAINT refresh_token_pk PRIMARY KEY (token_hash),
  KEY refresh_token_by_session (session_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
