-- Tickets. Nothing here says who somebody is, but for the subject's identity where the ticket was
-- taken signed in, which is dropped after thirty days; the kind of priority is not kept.
-- state: WAITING, CALLED, SERVING, PARKED, FINISHED, NO_SHOW, CANCELLED; since: when that began.
-- desk: the window that calls or serves, or the only one that is to call. cause: why they wait.
CREATE TABLE ticket (
  id BINARY(16) NOT NULL,
  hall VARCHAR(40) NOT NULL,
  on_day DATE NOT NULL,
  ticket_number VARCHAR(6) NOT NULL,
  group_code VARCHAR(50) NOT NULL,
  holder_id BINARY(16),
  appointment_id BINARY(16),
  issued_at DATETIME(6) NOT NULL,
  order_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  favoured BOOLEAN NOT NULL,
  booked_for DATETIME(6),
  first_called_at DATETIME(6),
  served_micros BIGINT NOT NULL,
  absences INT NOT NULL,
  state VARCHAR(10) NOT NULL,
  since DATETIME(6) NOT NULL,
  desk VARCHAR(20),
  cause VARCHAR(12),
  last_called_at DATETIME(6),
  calls INT NOT NULL,
  version INT NOT NULL,
  CONSTRAINT pk_ticket PRIMARY KEY (id),
  CONSTRAINT uq_ticket_number UNIQUE (hall, on_day, ticket_number),
  KEY ticket_by_state (hall, on_day, state, group_code),
  KEY ticket_by_holder (holder_id, on_day),
  KEY ticket_by_appointment (appointment_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The last number given of each letter.
CREATE TABLE ticket_counter (
  hall VARCHAR(40) NOT NULL,
  on_day DATE NOT NULL,
  letter VARCHAR(2) NOT NULL,
  last_given INT NOT NULL,
  CONSTRAINT pk_ticket_counter PRIMARY KEY (hall, on_day, letter)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Whether somebody sits at a window; one row per window, of the day it was opened last.
-- state: CLOSED, OPEN, PAUSED; clerk and since are given unless it is closed.
CREATE TABLE hall_desk (
  hall VARCHAR(40) NOT NULL,
  desk VARCHAR(20) NOT NULL,
  on_day DATE NOT NULL,
  state VARCHAR(10) NOT NULL,
  clerk BINARY(16),
  since DATETIME(6),
  CONSTRAINT pk_hall_desk PRIMARY KEY (hall, desk)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The rules of halls that have their own, in seconds. head_starts: PRIORITY=seconds, by commas.
CREATE TABLE hall_rules (
  hall VARCHAR(40) NOT NULL,
  head_starts VARCHAR(200) NOT NULL,
  booked_head_start INT NOT NULL,
  early INT NOT NULL,
  grace INT NOT NULL,
  calls INT NOT NULL,
  patience INT NOT NULL,
  comebacks INT NOT NULL,
  version INT NOT NULL,
  CONSTRAINT pk_hall_rules PRIMARY KEY (hall)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- How often a hall changed. Locked at the end of each transaction that changes it, so that whoever
-- sees a number sees all that went before it.
CREATE TABLE hall_change (
  hall VARCHAR(40) NOT NULL,
  changes BIGINT NOT NULL,
  CONSTRAINT pk_hall_change PRIMARY KEY (hall)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What happened in a hall. The identities are those of staff, never those of visitors.
CREATE TABLE hall_event (
  id BIGINT NOT NULL AUTO_INCREMENT,
  hall VARCHAR(40) NOT NULL,
  on_day DATE NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  ticket_number VARCHAR(6),
  group_code VARCHAR(50),
  desk VARCHAR(20),
  clerk BINARY(16),
  note VARCHAR(100) NOT NULL,
  CONSTRAINT pk_hall_event PRIMARY KEY (id),
  KEY hall_event_by_day (hall, on_day, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
