-- What staff are told; it names nobody. All matters of a kind that came up for an audience on one day are
-- one message, which grows. audience: UNIT/ and a unit's code, or SUPERVISORS/ and a city's code.
CREATE TABLE staff_message (
  id BINARY(16) NOT NULL,
  audience VARCHAR(60) NOT NULL,
  kind VARCHAR(30) NOT NULL,
  came_on DATE NOT NULL,
  matters INT NOT NULL,
  grown_at DATETIME(6) NOT NULL,
  CONSTRAINT staff_message_pk PRIMARY KEY (id),
  CONSTRAINT staff_message_of_day UNIQUE (audience, kind, came_on),
  KEY staff_message_grown (audience, grown_at),
  KEY staff_message_forgotten (grown_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- How many of a message's matters a member of staff has seen.
CREATE TABLE staff_message_read (
  message_id BINARY(16) NOT NULL,
  reader_id BINARY(16) NOT NULL,
  seen INT NOT NULL,
  CONSTRAINT staff_message_read_pk PRIMARY KEY (message_id, reader_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
