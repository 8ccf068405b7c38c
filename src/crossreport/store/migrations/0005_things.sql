-- Things that claims say were attacked or damaged.

CREATE TABLE claim_things (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    low INTEGER,
    best INTEGER,
    high INTEGER,
    damage TEXT NOT NULL,
    thing_start INTEGER NOT NULL,
    thing_end INTEGER NOT NULL,
    thing_quote TEXT NOT NULL,
    PRIMARY KEY (owner_id, position),
    FOREIGN KEY(owner_id) REFERENCES claims (id) ON DELETE CASCADE
);
