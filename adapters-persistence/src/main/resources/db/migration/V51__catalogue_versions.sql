-- places_version counts the imports that changed anything but implementations; version counts all.
ALTER TABLE reference_version ADD COLUMN places_version BIGINT NOT NULL DEFAULT 0;

-- Of a published version only status and effective_to change. It is in force from effective_from
-- until the day before effective_to; status says why it ends: SUPERSEDED by a next version (which may
-- begin in the future) or WITHDRAWN. What lists show and what tells contents apart stands beside the
-- content; null in rows of older programs. own_cells and guide_rows are the rows it was made from.
ALTER TABLE implementation ADD COLUMN case_kind VARCHAR(20);
ALTER TABLE implementation ADD COLUMN promised_days INT;
ALTER TABLE implementation ADD COLUMN legal_days INT;
ALTER TABLE implementation ADD COLUMN modes VARCHAR(200);
ALTER TABLE implementation ADD COLUMN content_hash VARCHAR(64);
ALTER TABLE implementation ADD COLUMN own_cells LONGTEXT;
ALTER TABLE implementation ADD COLUMN guide_hash VARCHAR(64);

-- The rows of a guide, once for all versions that were made from them, by the hash of their text.
CREATE TABLE guide_rows (
  hash VARCHAR(64) NOT NULL,
  content LONGTEXT NOT NULL,
  CONSTRAINT pk_guide_rows PRIMARY KEY (hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The day from which on the change holds; it may lie after changed_at.
ALTER TABLE catalogue_change ADD COLUMN effective_on DATE;

-- Versions that are being written, and those handed in for review. state: DRAFT, IN_REVIEW,
-- PUBLISHED, DISCARDED. content holds the rows. One open draft per item and authority.
CREATE TABLE catalogue_draft (
  id BINARY(16) NOT NULL,
  item_code VARCHAR(12) NOT NULL,
  authority VARCHAR(40) NOT NULL,
  state VARCHAR(10) NOT NULL,
  base_version INT,
  content LONGTEXT NOT NULL,
  editors LONGTEXT NOT NULL,
  submitted_by BINARY(16),
  remark VARCHAR(500) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version INT NOT NULL,
  open_draft VARCHAR(60) GENERATED ALWAYS AS
    (CASE WHEN state IN ('DRAFT', 'IN_REVIEW') THEN CONCAT(item_code, '/', authority) ELSE NULL END),
  CONSTRAINT pk_catalogue_draft PRIMARY KEY (id),
  CONSTRAINT uq_catalogue_draft_open UNIQUE (open_draft),
  CONSTRAINT fk_catalogue_draft_item FOREIGN KEY (item_code) REFERENCES service_item (code),
  CONSTRAINT fk_catalogue_draft_authority FOREIGN KEY (authority) REFERENCES authority (code),
  KEY catalogue_draft_by_state (state, changed_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Who did what to the catalogue, when and why. Only ever added to. implementation_version is null
-- before publication.
CREATE TABLE catalogue_history (
  sequence BIGINT NOT NULL AUTO_INCREMENT,
  implementation_code VARCHAR(31) NOT NULL,
  implementation_version INT,
  draft_id BINARY(16),
  action VARCHAR(20) NOT NULL,
  actor_id BINARY(16) NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  CONSTRAINT pk_catalogue_history PRIMARY KEY (sequence),
  KEY catalogue_history_code (implementation_code, sequence)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
