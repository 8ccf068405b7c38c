-- The zone of a publication's clock time, and days that are other ones at the place of an event.

ALTER TABLE documents ADD COLUMN published_offset INTEGER;

ALTER TABLE claims ADD COLUMN date_moved TEXT;

ALTER TABLE claims ADD COLUMN date_told_in TEXT;

ALTER TABLE claims ADD COLUMN date_zone TEXT;

ALTER TABLE claims ADD COLUMN date_told_earliest DATE;

ALTER TABLE claims ADD COLUMN date_told_latest DATE;

ALTER TABLE claims ADD COLUMN date_told_likely DATE;

ALTER TABLE claims ADD COLUMN date_told_likely_rule TEXT;
