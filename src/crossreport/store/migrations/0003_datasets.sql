-- Rows of other people's datasets.

CREATE TABLE dataset_rows (
    document_id TEXT NOT NULL,
    scheme TEXT NOT NULL,
    row_id TEXT NOT NULL,
    PRIMARY KEY (document_id),
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX dataset_rows_by_id ON dataset_rows (scheme, row_id);

CREATE TABLE dataset_codes (
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    variable TEXT NOT NULL,
    code_start INTEGER NOT NULL,
    code_end INTEGER NOT NULL,
    code_quote TEXT NOT NULL,
    PRIMARY KEY (document_id, position),
    FOREIGN KEY(document_id) REFERENCES dataset_rows (document_id) ON DELETE CASCADE
);

CREATE TABLE dataset_places (
    document_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT NOT NULL,
    admin1 TEXT,
    admin2 TEXT,
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    radius_km DOUBLE PRECISION NOT NULL,
    ucdp_precision INTEGER NOT NULL,
    acled_precision INTEGER NOT NULL,
    gazetteer_id TEXT,
    PRIMARY KEY (document_id),
    FOREIGN KEY(document_id) REFERENCES dataset_rows (document_id) ON DELETE CASCADE
);
