-- The tables of a record.

CREATE TABLE documents (
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    source TEXT NOT NULL,
    media_type TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    author TEXT,
    published DATE,
    published_time TIME,
    dateline_places JSON NOT NULL,
    language TEXT,
    address TEXT,
    notes JSON NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (number)
);

CREATE TABLE judgements (
    id TEXT NOT NULL,
    left_id TEXT NOT NULL,
    right_id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    author TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    note TEXT NOT NULL,
    withdrawn_at TIMESTAMP,
    PRIMARY KEY (id)
);

CREATE TABLE meta (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key")
);

CREATE TABLE places (
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
    PRIMARY KEY (id)
);

CREATE TABLE steps (
    step TEXT NOT NULL,
    subject TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (step, subject)
);

CREATE TABLE aggregate_claims (
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    quote_start INTEGER NOT NULL,
    quote_end INTEGER NOT NULL,
    quote_quote TEXT NOT NULL,
    speaker TEXT,
    speaker_id TEXT,
    speaker_kind TEXT,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_quote TEXT,
    speaker_carried BOOLEAN,
    speaker_via TEXT,
    stance TEXT NOT NULL,
    low INTEGER,
    best INTEGER,
    high INTEGER,
    stated INTEGER,
    counted TEXT NOT NULL,
    count_start INTEGER NOT NULL,
    count_end INTEGER NOT NULL,
    count_quote TEXT NOT NULL,
    period_earliest DATE,
    period_latest DATE,
    period_basis TEXT NOT NULL,
    period_start INTEGER,
    period_end INTEGER,
    period_quote TEXT,
    event_type TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX aggregate_claims_by_document ON aggregate_claims (document_id);

CREATE TABLE claims (
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    quote_start INTEGER NOT NULL,
    quote_end INTEGER NOT NULL,
    quote_quote TEXT NOT NULL,
    speaker TEXT,
    speaker_id TEXT,
    speaker_kind TEXT,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_quote TEXT,
    speaker_carried BOOLEAN,
    speaker_via TEXT,
    stance TEXT NOT NULL,
    event_type TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_quote TEXT NOT NULL,
    date_earliest DATE,
    date_latest DATE,
    date_basis TEXT NOT NULL,
    date_start INTEGER,
    date_end INTEGER,
    date_quote TEXT,
    specificity TEXT NOT NULL,
    reason TEXT,
    elaborates TEXT,
    also_types JSON NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX claims_by_document ON claims (document_id);

CREATE TABLE copies (
    document_id TEXT NOT NULL,
    original_id TEXT NOT NULL,
    similarity DOUBLE PRECISION NOT NULL,
    exact BOOLEAN NOT NULL,
    PRIMARY KEY (document_id),
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE,
    FOREIGN KEY(original_id) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX ix_copies_original_id ON copies (original_id);

CREATE TABLE incidents (
    id TEXT NOT NULL,
    event_type TEXT NOT NULL,
    also_types JSON NOT NULL,
    context BOOLEAN NOT NULL,
    date_earliest DATE,
    date_latest DATE,
    date_basis TEXT NOT NULL,
    date_start INTEGER,
    date_end INTEGER,
    date_quote TEXT,
    date_document_id TEXT,
    place_id TEXT,
    perpetrators JSON NOT NULL,
    targets JSON NOT NULL,
    sources INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(place_id) REFERENCES places (id) ON DELETE CASCADE
);
CREATE INDEX ix_incidents_place_id ON incidents (place_id);

CREATE TABLE place_candidates (
    place_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    gazetteer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    admin1 TEXT,
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    reasons JSON NOT NULL,
    PRIMARY KEY (place_id, position),
    FOREIGN KEY(place_id) REFERENCES places (id) ON DELETE CASCADE
);

CREATE TABLE refusals (
    id TEXT NOT NULL,
    step TEXT NOT NULL,
    subject TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    document_id TEXT,
    start_offset INTEGER,
    end_offset INTEGER,
    quote TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX refusals_by_document ON refusals (document_id);

CREATE TABLE segments (
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (document_id, position),
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE trend_claims (
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    quote_start INTEGER NOT NULL,
    quote_end INTEGER NOT NULL,
    quote_quote TEXT NOT NULL,
    speaker TEXT,
    speaker_id TEXT,
    speaker_kind TEXT,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_quote TEXT,
    speaker_carried BOOLEAN,
    speaker_via TEXT,
    stance TEXT NOT NULL,
    direction TEXT NOT NULL,
    counted TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_quote TEXT NOT NULL,
    since_earliest DATE,
    since_latest DATE,
    since_basis TEXT,
    since_start INTEGER,
    since_end INTEGER,
    since_quote TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX trend_claims_by_document ON trend_claims (document_id);

CREATE TABLE aggregate_claim_actors (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    actor_id TEXT,
    kind TEXT NOT NULL,
    actor_start INTEGER NOT NULL,
    actor_end INTEGER NOT NULL,
    actor_quote TEXT NOT NULL,
    resolved_start INTEGER,
    resolved_end INTEGER,
    resolved_quote TEXT,
    PRIMARY KEY (owner_id, position),
    FOREIGN KEY(owner_id) REFERENCES aggregate_claims (id) ON DELETE CASCADE
);

CREATE TABLE aggregate_claim_counts (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    low INTEGER,
    best INTEGER,
    high INTEGER,
    stated INTEGER,
    qualifier TEXT NOT NULL,
    part TEXT NOT NULL,
    victims TEXT NOT NULL,
    victims_sex TEXT,
    victims_age TEXT,
    victims_actor_id TEXT,
    count_start INTEGER NOT NULL,
    count_end INTEGER NOT NULL,
    count_quote TEXT NOT NULL,
    PRIMARY KEY (owner_id, position),
    FOREIGN KEY(owner_id) REFERENCES aggregate_claims (id) ON DELETE CASCADE
);

CREATE TABLE aggregate_claim_places (
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
    FOREIGN KEY(owner_id) REFERENCES aggregate_claims (id) ON DELETE CASCADE
);
CREATE INDEX ix_aggregate_claim_places_mention_id ON aggregate_claim_places (mention_id);

CREATE TABLE claim_actors (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    actor_id TEXT,
    kind TEXT NOT NULL,
    actor_start INTEGER NOT NULL,
    actor_end INTEGER NOT NULL,
    actor_quote TEXT NOT NULL,
    resolved_start INTEGER,
    resolved_end INTEGER,
    resolved_quote TEXT,
    PRIMARY KEY (owner_id, position),
    FOREIGN KEY(owner_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE TABLE claim_counts (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    low INTEGER,
    best INTEGER,
    high INTEGER,
    stated INTEGER,
    qualifier TEXT NOT NULL,
    part TEXT NOT NULL,
    victims TEXT NOT NULL,
    victims_sex TEXT,
    victims_age TEXT,
    victims_actor_id TEXT,
    count_start INTEGER NOT NULL,
    count_end INTEGER NOT NULL,
    count_quote TEXT NOT NULL,
    PRIMARY KEY (owner_id, position),
    FOREIGN KEY(owner_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE TABLE claim_locations (
    claim_id TEXT NOT NULL,
    place_id TEXT NOT NULL,
    PRIMARY KEY (claim_id),
    FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE,
    FOREIGN KEY(place_id) REFERENCES places (id) ON DELETE CASCADE
);
CREATE INDEX ix_claim_locations_place_id ON claim_locations (place_id);

CREATE TABLE claim_places (
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
    FOREIGN KEY(owner_id) REFERENCES claims (id) ON DELETE CASCADE
);
CREATE INDEX ix_claim_places_mention_id ON claim_places (mention_id);

CREATE TABLE claim_tags (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    tag TEXT NOT NULL,
    tag_start INTEGER NOT NULL,
    tag_end INTEGER NOT NULL,
    tag_quote TEXT NOT NULL,
    PRIMARY KEY (owner_id, position),
    FOREIGN KEY(owner_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE TABLE clusters (
    claim_id TEXT NOT NULL,
    cluster INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (claim_id),
    FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE TABLE disagreements (
    incident_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    left_ids JSON NOT NULL,
    right_ids JSON NOT NULL,
    PRIMARY KEY (incident_id, position),
    FOREIGN KEY(incident_id) REFERENCES incidents (id) ON DELETE CASCADE
);

CREATE TABLE incident_claims (
    incident_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    PRIMARY KEY (incident_id, position),
    FOREIGN KEY(incident_id) REFERENCES incidents (id) ON DELETE CASCADE,
    FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE
);
CREATE INDEX ix_incident_claims_claim_id ON incident_claims (claim_id);

CREATE TABLE incident_counts (
    incident_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    low INTEGER,
    best INTEGER,
    high INTEGER,
    PRIMARY KEY (incident_id, kind),
    FOREIGN KEY(incident_id) REFERENCES incidents (id) ON DELETE CASCADE
);

CREATE TABLE incident_values (
    incident_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    rule TEXT NOT NULL,
    claim_ids JSON NOT NULL,
    is_range BOOLEAN NOT NULL,
    low INTEGER,
    best INTEGER,
    high INTEGER,
    PRIMARY KEY (incident_id, position),
    FOREIGN KEY(incident_id) REFERENCES incidents (id) ON DELETE CASCADE
);

CREATE TABLE links (
    left_id TEXT NOT NULL,
    right_id TEXT NOT NULL,
    probability DOUBLE PRECISION NOT NULL,
    weight DOUBLE PRECISION NOT NULL,
    parts JSON NOT NULL,
    decided_by TEXT NOT NULL,
    PRIMARY KEY (left_id, right_id),
    FOREIGN KEY(left_id) REFERENCES claims (id) ON DELETE CASCADE,
    FOREIGN KEY(right_id) REFERENCES claims (id) ON DELETE CASCADE
);
CREATE INDEX ix_links_right_id ON links (right_id);

CREATE TABLE resolutions (
    mention_id TEXT NOT NULL,
    place_id TEXT,
    refusal_id TEXT,
    PRIMARY KEY (mention_id),
    FOREIGN KEY(place_id) REFERENCES places (id) ON DELETE CASCADE,
    FOREIGN KEY(refusal_id) REFERENCES refusals (id) ON DELETE CASCADE
);
CREATE INDEX ix_resolutions_place_id ON resolutions (place_id);
CREATE INDEX ix_resolutions_refusal_id ON resolutions (refusal_id);

CREATE TABLE trend_claim_actors (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    actor_id TEXT,
    kind TEXT NOT NULL,
    actor_start INTEGER NOT NULL,
    actor_end INTEGER NOT NULL,
    actor_quote TEXT NOT NULL,
    resolved_start INTEGER,
    resolved_end INTEGER,
    resolved_quote TEXT,
    PRIMARY KEY (owner_id, position),
    FOREIGN KEY(owner_id) REFERENCES trend_claims (id) ON DELETE CASCADE
);

CREATE TABLE trend_claim_places (
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
    FOREIGN KEY(owner_id) REFERENCES trend_claims (id) ON DELETE CASCADE
);
CREATE INDEX ix_trend_claim_places_mention_id ON trend_claim_places (mention_id);

