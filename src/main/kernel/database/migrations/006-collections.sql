CREATE TABLE collections (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  note TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE TABLE collection_sources (
  collection TEXT NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL REFERENCES sources (seq) ON DELETE CASCADE,
  position REAL NOT NULL,
  PRIMARY KEY (collection, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX collection_sources_by_source ON collection_sources (seq);

CREATE TABLE saved_searches (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  data TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- Acts on many sources at once, merges of duplicates, packs taken: what they changed, so that they can be undone.
CREATE TABLE acts (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  at TEXT NOT NULL,
  data TEXT NOT NULL,
  undone_at TEXT
) STRICT;
