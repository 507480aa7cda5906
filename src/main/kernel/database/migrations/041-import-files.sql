-- What each file of an import was, and how many of its records came to what; 'passed': a file that is none of those read.
CREATE TABLE IF NOT EXISTS import_files (
  import TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  file INTEGER NOT NULL,
  kind TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('added', 'updated', 'unchanged', 'older', 'left', 'deleted', 'rejected', 'passed')),
  count INTEGER NOT NULL,
  PRIMARY KEY (import, file, kind, outcome)
) STRICT, WITHOUT ROWID;
