-- What mail rooms note about parcels. Nothing of it is about the person.
CREATE TABLE manifest (
    id             BINARY(16)  NOT NULL,
    sender         VARCHAR(40) NOT NULL,
    courier        VARCHAR(20) NOT NULL,
    made_at        DATETIME(6) NOT NULL,
    handed_over_at DATETIME(6),
    CONSTRAINT manifest_pk PRIMARY KEY (id),
    KEY manifest_sender (sender, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE posting (
    dispatch_id     BINARY(16)  NOT NULL,
    sender          VARCHAR(40) NOT NULL,
    courier         VARCHAR(20) NOT NULL,
    waybill         VARCHAR(40) NOT NULL,
    sorting         VARCHAR(40),
    grams           INT,
    cost_fen        BIGINT,
    handed_over_at  DATETIME(6),
    -- The month in China, as 2026-11.
    handed_over_in  CHAR(7),
    manifest_id     BINARY(16),
    manifest_line   INT,
    claim_received  INT,
    claim_at        DATETIME(6),
    claim_outcome   VARCHAR(20),
    -- When it was said that it never came, as long as nobody looked into it.
    claim_open      DATETIME(6) GENERATED ALWAYS AS
        (CASE WHEN claim_received = 0 AND claim_outcome IS NULL THEN claim_at ELSE NULL END),
    CONSTRAINT posting_pk PRIMARY KEY (dispatch_id),
    CONSTRAINT posting_dispatch FOREIGN KEY (dispatch_id) REFERENCES dispatch (id),
    CONSTRAINT posting_manifest FOREIGN KEY (manifest_id) REFERENCES manifest (id),
    KEY posting_line (manifest_id, manifest_line),
    KEY posting_month (sender, handed_over_in, handed_over_at, dispatch_id),
    KEY posting_claims (sender, claim_open)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO posting (dispatch_id, sender, courier, waybill)
SELECT id, sender, courier, waybill FROM dispatch WHERE waybill IS NOT NULL;
