-- Imports that take only what the library cites and lacks.
CREATE TABLE IF NOT EXISTS cited_imports (
  import TEXT PRIMARY KEY REFERENCES imports (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
