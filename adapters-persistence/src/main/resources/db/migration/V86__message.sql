-- People's messages. about_id and text are encrypted together under the person's key (content).
-- sms_at and mail_at: when it was planned to go out by those ways, null for not at all.
CREATE TABLE message (
  person_id BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL,
  reference VARCHAR(100) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  content LONGBLOB NOT NULL,
  came_at DATETIME(6) NOT NULL,
  read_at DATETIME(6),
  sms_at DATETIME(6),
  mail_at DATETIME(6),
  CONSTRAINT message_pk PRIMARY KEY (person_id, id),
  CONSTRAINT message_reference UNIQUE (reference),
  KEY message_by_sms (person_id, sms_at),
  KEY message_by_age (came_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- How people want to be told; what they chose is encrypted under their keys.
CREATE TABLE notification_preferences (
  person_id BINARY(16) NOT NULL,
  content LONGBLOB NOT NULL,
  version INT NOT NULL,
  CONSTRAINT notification_preferences_pk PRIMARY KEY (person_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
