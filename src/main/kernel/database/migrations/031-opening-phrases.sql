-- Openings one uses again in personalised sets: a sentence with its slots.
CREATE TABLE opening_phrases (
  id TEXT PRIMARY KEY,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
