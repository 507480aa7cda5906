-- The spaces shared with others: up to where their changes were received, and when all was last sent and received.
CREATE TABLE IF NOT EXISTS office_spaces (
  space TEXT PRIMARY KEY,
  cursor TEXT NOT NULL,
  met_at TEXT NOT NULL,
  failure TEXT NOT NULL
) STRICT;
-- The versions of the things of a space: made here or received. `body` is deflated JSON: the state, and the names of its files in the space.
CREATE TABLE IF NOT EXISTS office_versions (
  space TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  at TEXT NOT NULL,
  parents TEXT NOT NULL,
  label TEXT NOT NULL,
  author TEXT NOT NULL,
  member TEXT NOT NULL,
  is_removal INTEGER NOT NULL,
  is_sent INTEGER NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (space, hash)
) STRICT;
CREATE INDEX IF NOT EXISTS office_versions_by_thing ON office_versions (space, kind, id);
CREATE INDEX IF NOT EXISTS office_versions_unsent ON office_versions (space) WHERE is_sent = 0;
-- The things of a space on this desk: the versions the library was brought to, and what it then held. `value` is deflated JSON.
CREATE TABLE IF NOT EXISTS office_things (
  space TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  heads TEXT NOT NULL,
  value BLOB NOT NULL,
  refused_heads TEXT NOT NULL,
  refusal TEXT NOT NULL,
  PRIMARY KEY (space, kind, id)
) STRICT;
CREATE INDEX IF NOT EXISTS office_things_by_thing ON office_things (kind, id);
