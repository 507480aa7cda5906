-- Imports asked for. cursor: how far the committed batches go, in JSON, written with each of them.
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  files TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'interrupted', 'done', 'cancelled', 'failed')),
  cursor TEXT NOT NULL,
  counts TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

-- What became of each record, unchanged ones apart (they are only counted).
CREATE TABLE import_lines (
  import TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('added', 'updated', 'deleted', 'rejected')),
  file INTEGER NOT NULL,
  place TEXT NOT NULL,
  reason TEXT NOT NULL,
  seq INTEGER,
  PRIMARY KEY (import, n)
) STRICT, WITHOUT ROWID;
