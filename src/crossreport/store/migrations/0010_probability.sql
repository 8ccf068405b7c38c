-- How likely the numbers of killed and injured are, as the fitted chooser weighs them.

ALTER TABLE incident_values ADD COLUMN probability REAL;
