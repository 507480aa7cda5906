-- Authors of packs whose key has been seen, by the name they sign with.
CREATE TABLE pack_authors (name TEXT PRIMARY KEY, key TEXT NOT NULL, since TEXT NOT NULL) STRICT;

-- The packs taken into the library: the record of each thing as it was received, for the next version of the pack.
CREATE TABLE packs (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  version TEXT NOT NULL,
  taken_at TEXT NOT NULL
) STRICT;
CREATE TABLE pack_records (
  pack TEXT NOT NULL REFERENCES packs (id) ON DELETE CASCADE,
  what TEXT NOT NULL,
  id TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (pack, what, id)
) STRICT, WITHOUT ROWID;

-- Templates received or written by the user, beside those of the program.
CREATE TABLE templates (id TEXT PRIMARY KEY, data TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
