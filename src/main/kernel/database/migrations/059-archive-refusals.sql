-- How many records of an archive were refused. None is written of the archives read before: an article that they lack may have been refused.
CREATE TABLE IF NOT EXISTS archive_refusals (
  name TEXT PRIMARY KEY,
  refused INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
