-- The city's reference data, as imported. Nothing here is personal.

CREATE TABLE region (
  code VARCHAR(12) NOT NULL,
  name VARCHAR(60) NOT NULL,
  region_level VARCHAR(10) NOT NULL,
  zone BOOLEAN NOT NULL,
  parent_code VARCHAR(12),
  CONSTRAINT pk_region PRIMARY KEY (code),
  CONSTRAINT fk_region_parent FOREIGN KEY (parent_code) REFERENCES region (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE holiday (
  holiday_date DATE NOT NULL,
  working BOOLEAN NOT NULL,
  name VARCHAR(20) NOT NULL,
  CONSTRAINT pk_holiday PRIMARY KEY (holiday_date)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE partner_city (
  city VARCHAR(12) NOT NULL,
  name VARCHAR(60) NOT NULL,
  since VARCHAR(7) NOT NULL,
  hotline VARCHAR(40) NOT NULL,
  CONSTRAINT pk_partner_city PRIMARY KEY (city),
  CONSTRAINT fk_partner_city_region FOREIGN KEY (city) REFERENCES region (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE authority (
  code VARCHAR(40) NOT NULL,
  credit_code VARCHAR(18) NOT NULL,
  name VARCHAR(100) NOT NULL,
  department VARCHAR(60) NOT NULL,
  authority_level VARCHAR(10) NOT NULL,
  region VARCHAR(12) NOT NULL,
  partner BOOLEAN NOT NULL,
  CONSTRAINT pk_authority PRIMARY KEY (code),
  CONSTRAINT uq_authority_credit_code UNIQUE (credit_code),
  CONSTRAINT fk_authority_region FOREIGN KEY (region) REFERENCES region (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE service_point (
  code VARCHAR(40) NOT NULL,
  name VARCHAR(100) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  region VARCHAR(12) NOT NULL,
  address VARCHAR(200) NOT NULL,
  phone VARCHAR(40) NOT NULL,
  opening_hours VARCHAR(200) NOT NULL,
  partner BOOLEAN NOT NULL,
  CONSTRAINT pk_service_point PRIMARY KEY (code),
  CONSTRAINT fk_service_point_region FOREIGN KEY (region) REFERENCES region (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE counter_window (
  service_point VARCHAR(40) NOT NULL,
  window_number VARCHAR(20) NOT NULL,
  name VARCHAR(60) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  CONSTRAINT pk_counter_window PRIMARY KEY (service_point, window_number),
  CONSTRAINT fk_counter_window_point FOREIGN KEY (service_point) REFERENCES service_point (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE service_item (
  code VARCHAR(12) NOT NULL,
  name VARCHAR(200) NOT NULL,
  department VARCHAR(60) NOT NULL,
  subject VARCHAR(20) NOT NULL,
  cross_province VARCHAR(30),
  basis VARCHAR(200) NOT NULL,
  CONSTRAINT pk_service_item PRIMARY KEY (code),
  CONSTRAINT uq_service_item_name UNIQUE (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE village_listing (
  district VARCHAR(12) NOT NULL,
  item_name VARCHAR(200) NOT NULL,
  district_name VARCHAR(60) NOT NULL,
  CONSTRAINT pk_village_listing PRIMARY KEY (district, item_name),
  CONSTRAINT fk_village_listing_district FOREIGN KEY (district) REFERENCES region (code),
  CONSTRAINT fk_village_listing_item FOREIGN KEY (item_name) REFERENCES service_item (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The content of a version is never updated, only its status and the day it ended.
CREATE TABLE implementation (
  code VARCHAR(31) NOT NULL,
  version INT NOT NULL,
  item_code VARCHAR(12) NOT NULL,
  authority VARCHAR(40) NOT NULL,
  status VARCHAR(10) NOT NULL,
  effective_from DATE NOT NULL,
  effective_to DATE,
  content LONGTEXT NOT NULL,
  CONSTRAINT pk_implementation PRIMARY KEY (code, version),
  CONSTRAINT ck_implementation_status CHECK (status IN ('IN_FORCE', 'WITHDRAWN', 'SUPERSEDED')),
  CONSTRAINT fk_implementation_item FOREIGN KEY (item_code) REFERENCES service_item (code),
  CONSTRAINT fk_implementation_authority FOREIGN KEY (authority) REFERENCES authority (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE import_run (
  id BIGINT NOT NULL AUTO_INCREMENT,
  imported_at DATETIME(6) NOT NULL,
  requested_by VARCHAR(100) NOT NULL,
  counts LONGTEXT NOT NULL,
  CONSTRAINT pk_import_run PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- One row: imports lock it, and every instance looks at it to see whether its snapshot is the newest.
CREATE TABLE reference_version (
  id INT NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT pk_reference_version PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO reference_version (id, version) VALUES (1, 0);
