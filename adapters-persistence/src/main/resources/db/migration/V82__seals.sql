-- Seals of units. What was registered never changes (the run-time user may not change it); state:
-- WAITING, IN_USE, REVOKED. drawn: it has no picture, for samples. diameter: in millimetres.
CREATE TABLE unit_seal (
  id BINARY(16) NOT NULL,
  unit VARCHAR(40) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  name VARCHAR(60) NOT NULL,
  diameter INT NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE,
  drawn BOOLEAN NOT NULL,
  registered_by BINARY(16) NOT NULL,
  registered_at DATETIME(6) NOT NULL,
  state VARCHAR(10) NOT NULL,
  approved_by BINARY(16),
  approved_at DATETIME(6),
  revoked_by BINARY(16),
  revoked_at DATETIME(6),
  reason VARCHAR(200),
  version INT NOT NULL,
  CONSTRAINT unit_seal_pk PRIMARY KEY (id),
  KEY unit_seal_of_unit (unit, state),
  KEY unit_seal_by_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Their pictures, PNG with a transparent ground.
CREATE TABLE unit_seal_picture (
  seal_id BINARY(16) NOT NULL,
  picture LONGBLOB NOT NULL,
  CONSTRAINT unit_seal_picture_pk PRIMARY KEY (seal_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
