-- What else is to be known of how a run ended, as JSON.
ALTER TABLE runs ADD COLUMN notes TEXT;
