-- Codes of administrative tables, and whether a place is named or only the report's setting.

ALTER TABLE places ADD COLUMN pcode TEXT;
ALTER TABLE places ADD COLUMN basis TEXT NOT NULL DEFAULT 'named';
ALTER TABLE dataset_places ADD COLUMN pcode TEXT;
ALTER TABLE dataset_places ADD COLUMN basis TEXT NOT NULL DEFAULT 'named';
