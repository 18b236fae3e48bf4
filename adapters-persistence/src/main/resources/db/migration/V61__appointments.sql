-- Visits by appointment. Who a person is, is said nowhere here but by their identity.

-- The opening rules, exceptions and terms of a group, as JSON.
CREATE TABLE opening_plan (
  group_code VARCHAR(50) NOT NULL,
  content LONGTEXT NOT NULL,
  CONSTRAINT opening_plan_pk PRIMARY KEY (group_code),
  CONSTRAINT opening_plan_group FOREIGN KEY (group_code) REFERENCES service_group (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A slot is added with its first visitor. starts and ends are minutes of the day in China.
-- A place is taken by one conditional update (taken < places), never by reading first.
CREATE TABLE appointment_slot (
  group_code VARCHAR(50) NOT NULL,
  visit_date DATE NOT NULL,
  starts INT NOT NULL,
  ends INT NOT NULL,
  places INT NOT NULL,
  taken INT NOT NULL,
  CONSTRAINT appointment_slot_pk PRIMARY KEY (group_code, visit_date, starts)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- state: HELD, OFFERED, BOOKED, ARRIVED, SERVED, MISSED, CANCELLED.
-- ordinal: 1, 2, … among the open ones of a person, null when it is not open any more. Two requests
-- of one person at once choose the same: one of them fails, and looks again at what the person has.
-- lapses_at: until when it is held or offered; null otherwise.
CREATE TABLE appointment (
  id BINARY(16) NOT NULL,
  number VARCHAR(9) NOT NULL,
  person_id BINARY(16) NOT NULL,
  group_code VARCHAR(50) NOT NULL,
  visit_date DATE NOT NULL,
  starts INT NOT NULL,
  ends INT NOT NULL,
  items VARCHAR(70) NOT NULL,
  people INT NOT NULL,
  case_id BINARY(16),
  state VARCHAR(10) NOT NULL,
  state_at DATETIME(6) NOT NULL,
  reason VARCHAR(20),
  lapses_at DATETIME(6),
  remind_at DATETIME(6),
  ordinal INT,
  made_at DATETIME(6) NOT NULL,
  version INT NOT NULL,
  CONSTRAINT appointment_pk PRIMARY KEY (id),
  CONSTRAINT appointment_number UNIQUE (number),
  CONSTRAINT appointment_of_person UNIQUE (person_id, ordinal),
  KEY appointment_by_day (group_code, visit_date, starts),
  KEY appointment_by_state (state, visit_date),
  KEY appointment_lapsing (lapses_at),
  KEY appointment_to_remind (remind_at),
  KEY appointment_of_case (case_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Places that were given up and stay taken for a while, so that they can't be handed on.
CREATE TABLE cooling_place (
  id BINARY(16) NOT NULL,
  group_code VARCHAR(50) NOT NULL,
  visit_date DATE NOT NULL,
  starts INT NOT NULL,
  ends INT NOT NULL,
  returns_at DATETIME(6) NOT NULL,
  CONSTRAINT cooling_place_pk PRIMARY KEY (id),
  KEY cooling_place_returning (returns_at),
  KEY cooling_place_by_day (group_code, visit_date)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Who waits for a place; a row is gone with the first offer.
CREATE TABLE appointment_wish (
  id BINARY(16) NOT NULL,
  person_id BINARY(16) NOT NULL,
  group_code VARCHAR(50) NOT NULL,
  first_date DATE NOT NULL,
  last_date DATE NOT NULL,
  begins_from INT NOT NULL,
  begins_until INT NOT NULL,
  items VARCHAR(70) NOT NULL,
  people INT NOT NULL,
  made_at DATETIME(6) NOT NULL,
  CONSTRAINT appointment_wish_pk PRIMARY KEY (id),
  CONSTRAINT appointment_wish_of_person UNIQUE (person_id, group_code),
  KEY appointment_wish_waiting (group_code, made_at, id),
  KEY appointment_wish_over (last_date)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
