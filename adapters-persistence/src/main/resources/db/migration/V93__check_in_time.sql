-- From how many seconds before the booked time on visitors may check themselves in.
ALTER TABLE hall_rules ADD COLUMN check_in INT DEFAULT 3600 NOT NULL;
