-- Amendments: the user's own, and those imported from the chambers. `uid`: what its publisher calls it, so that it is not brought twice.
CREATE TABLE amendments (
  id TEXT PRIMARY KEY,
  bill TEXT,
  text TEXT,
  uid TEXT UNIQUE,
  position INTEGER NOT NULL,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX amendments_by_bill ON amendments (bill, position);
