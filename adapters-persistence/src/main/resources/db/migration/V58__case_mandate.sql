-- Under which mandate a case was filed, so that its grantor sees what was done with it. Derived from
-- the ledger like the rest of the row; cases filed before are without it.
ALTER TABLE case_file ADD COLUMN mandate_id BINARY(16);
CREATE INDEX case_file_under_mandate ON case_file (mandate_id, submitted_at, id);
