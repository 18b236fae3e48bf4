-- What changed in the catalogue, in the order of commits: writers hold the row of reference_version.
-- The search index follows it, and so may others. implementation_code and implementation_version are
-- null where the item itself changed. change_kind: ITEM, PUBLISHED, WITHDRAWN.
CREATE TABLE catalogue_change (
  sequence BIGINT NOT NULL AUTO_INCREMENT,
  change_kind VARCHAR(20) NOT NULL,
  item_code VARCHAR(12) NOT NULL,
  implementation_code VARCHAR(31),
  implementation_version INT,
  changed_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_catalogue_change PRIMARY KEY (sequence),
  KEY catalogue_change_item (item_code, sequence)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
