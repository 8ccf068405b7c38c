-- A day that a rule infers inside a wider interval.

ALTER TABLE claims ADD COLUMN date_likely DATE;

ALTER TABLE claims ADD COLUMN date_likely_rule TEXT;

ALTER TABLE incidents ADD COLUMN date_likely DATE;

ALTER TABLE incidents ADD COLUMN date_likely_rule TEXT;
