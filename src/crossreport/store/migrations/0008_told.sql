-- Incidents that people read in a report: what they tell, and which claims are theirs.

ALTER TABLE claims ADD COLUMN judgement_id TEXT;

ALTER TABLE judgements ADD COLUMN claim JSON;

ALTER TABLE judgements ADD COLUMN place JSON;
