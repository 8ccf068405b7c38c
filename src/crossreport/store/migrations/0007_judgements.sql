-- Judgements about incidents and their values, the values they gave, and grades of sources.

ALTER TABLE judgements ADD COLUMN withdrawn_by TEXT;

ALTER TABLE judgements ADD COLUMN field TEXT;

ALTER TABLE judgements ADD COLUMN value TEXT;

ALTER TABLE judgements ADD COLUMN left_claims JSON;

ALTER TABLE judgements ADD COLUMN right_claims JSON;

ALTER TABLE incident_values ADD COLUMN judgement_id TEXT;

ALTER TABLE incident_values ADD COLUMN instead_of JSON;

CREATE TABLE source_grades (
    source TEXT NOT NULL,
    reliability TEXT,
    nearness TEXT,
    note TEXT NOT NULL,
    PRIMARY KEY (source)
);
