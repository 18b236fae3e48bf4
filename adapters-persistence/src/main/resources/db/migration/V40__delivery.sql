-- Parcels with results. Recipients, and what couriers say, are encrypted under the applicant's key.
CREATE TABLE dispatch (
    id          BINARY(16)  NOT NULL,
    case_id     BINARY(16)  NOT NULL,
    case_number VARCHAR(21) NOT NULL,
    applicant   BINARY(16)  NOT NULL,
    filed_by    BINARY(16),
    sender      VARCHAR(40) NOT NULL,
    ordered_at  DATETIME(6) NOT NULL,
    state       VARCHAR(20) NOT NULL,
    state_at    DATETIME(6),
    tries       INT         NOT NULL,
    latest      VARCHAR(20),
    courier     VARCHAR(20),
    waybill     VARCHAR(40),
    details     LONGBLOB    NOT NULL,
    tracked_at  DATETIME(6) NOT NULL,
    version     BIGINT      NOT NULL,
    -- One dispatch that is not closed per case.
    open_case   BINARY(16) GENERATED ALWAYS AS
        (CASE WHEN state IN ('SIGNED', 'RETURNED', 'CANCELLED') THEN NULL ELSE case_id END),
    CONSTRAINT dispatch_pk PRIMARY KEY (id),
    CONSTRAINT dispatch_open UNIQUE (open_case),
    CONSTRAINT dispatch_waybill UNIQUE (courier, waybill),
    KEY dispatch_case (case_id, id),
    KEY dispatch_applicant (applicant, id),
    KEY dispatch_sender (sender, state, id),
    KEY dispatch_tracking (state, tracked_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE parcel_event (
    dispatch_id BINARY(16)  NOT NULL,
    event_id    VARCHAR(64) NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    kind        VARCHAR(20) NOT NULL,
    details     LONGBLOB    NOT NULL,
    CONSTRAINT parcel_event_pk PRIMARY KEY (dispatch_id, event_id),
    CONSTRAINT parcel_event_dispatch FOREIGN KEY (dispatch_id) REFERENCES dispatch (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
