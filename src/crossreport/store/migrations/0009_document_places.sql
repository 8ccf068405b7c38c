-- All places that a document names, whether a claim of it is there or not: they tell together what each means.

CREATE TABLE document_places (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    mention_id TEXT NOT NULL,
    name TEXT NOT NULL,
    place_start INTEGER NOT NULL,
    place_end INTEGER NOT NULL,
    place_quote TEXT NOT NULL,
    role TEXT NOT NULL,
    kind_hint TEXT NOT NULL,
    relation TEXT NOT NULL,
    bearing DOUBLE PRECISION,
    distance_km DOUBLE PRECISION,
    second_name TEXT,
    PRIMARY KEY (owner_id, position),
    FOREIGN KEY(owner_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX ix_document_places_mention_id ON document_places (mention_id);
