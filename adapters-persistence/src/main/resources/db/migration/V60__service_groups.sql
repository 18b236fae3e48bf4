-- The parts of service points that have a queue of their own. Nothing here is personal.
-- plan_version rises with every change of the opening rules, exceptions and closures; whoever adds
-- a slot locks the row, so that a slot is never added by rules that changed meanwhile.
CREATE TABLE service_group (
  code VARCHAR(50) NOT NULL,
  place VARCHAR(40) NOT NULL,
  name VARCHAR(60) NOT NULL,
  letter VARCHAR(2) NOT NULL,
  any_item BOOLEAN NOT NULL,
  minutes INT NOT NULL,
  active BOOLEAN NOT NULL,
  plan_version BIGINT NOT NULL,
  CONSTRAINT pk_service_group PRIMARY KEY (code),
  KEY service_group_by_place (place, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE service_window (
  group_code VARCHAR(50) NOT NULL,
  position INT NOT NULL,
  window_number VARCHAR(20) NOT NULL,
  name VARCHAR(60) NOT NULL,
  CONSTRAINT pk_service_window PRIMARY KEY (group_code, window_number),
  CONSTRAINT fk_service_window_group FOREIGN KEY (group_code) REFERENCES service_group (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE service_group_item (
  group_code VARCHAR(50) NOT NULL,
  item_code VARCHAR(12) NOT NULL,
  minutes INT NOT NULL,
  CONSTRAINT pk_service_group_item PRIMARY KEY (group_code, item_code),
  CONSTRAINT fk_service_group_item_group FOREIGN KEY (group_code) REFERENCES service_group (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
