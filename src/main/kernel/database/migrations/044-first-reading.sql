-- The records that the first reading of an import took, which its second passes over: the file of the import, the entry of
-- that file, the record of that entry.
CREATE TABLE IF NOT EXISTS import_firsts (
  import TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  file INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (import, file, entry, record)
) STRICT, WITHOUT ROWID;
