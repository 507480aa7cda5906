-- Records that the lists of their publisher took back: by the folder the list names, the newest state that did.
CREATE TABLE IF NOT EXISTS tombstones (
  key TEXT NOT NULL,
  folder TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (key, folder)
) STRICT, WITHOUT ROWID;

-- A line of a report may say that a record was older than the library.
CREATE TABLE import_lines_with_older (
  import TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('added', 'updated', 'older', 'deleted', 'rejected')),
  file INTEGER NOT NULL,
  place TEXT NOT NULL,
  reason TEXT NOT NULL,
  seq INTEGER,
  PRIMARY KEY (import, n)
) STRICT, WITHOUT ROWID;
INSERT INTO import_lines_with_older SELECT * FROM import_lines;
DROP TABLE import_lines;
ALTER TABLE import_lines_with_older RENAME TO import_lines;
