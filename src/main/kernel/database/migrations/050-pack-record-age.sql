-- When the pack that a record came from was made: an older one is told by it. Nothing for the records of before.
ALTER TABLE pack_records ADD COLUMN made_at TEXT;
