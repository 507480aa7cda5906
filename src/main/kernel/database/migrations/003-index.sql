-- The former index of words: another takes its place, below. Its pages, a third of the file, are given back afterwards, a few
-- at a time (db/old-words.ts).
ALTER TABLE source_words_data RENAME TO old_words;
DROP TABLE source_words;

-- The label of each source, so that a list need not read texts.
ALTER TABLE sources ADD COLUMN label TEXT NOT NULL DEFAULT '';

-- The wordings of articles, one row each: an archive brings them one by one. Those of a library of an older format are
-- still in the JSON of the body; a row here is added to them, and stands instead of the one of the same id.
CREATE TABLE source_versions (
  n INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES sources (seq) ON DELETE CASCADE,
  id TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX source_versions_by_source ON source_versions (seq, id);

-- What filters, facets and ranks need of every source, 1024 sources a page, fixed records (db/columns.ts). Derived.
CREATE TABLE source_columns (page INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
-- The names those records number: courts, texts of law, types.
CREATE TABLE source_names (
  n INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (what, name)
) STRICT;

-- The index of words (db/words): segments of sorted terms, written once, merged as they grow many. Derived.
CREATE TABLE word_segments (
  id INTEGER PRIMARY KEY,
  docs INTEGER NOT NULL,
  words INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;
CREATE TABLE word_blocks (
  id INTEGER PRIMARY KEY,
  segment INTEGER NOT NULL REFERENCES word_segments (id) ON DELETE CASCADE,
  first TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX word_blocks_by_term ON word_blocks (segment, first);
-- Lists too long to lie in a block.
CREATE TABLE word_lists (
  id INTEGER PRIMARY KEY,
  segment INTEGER NOT NULL REFERENCES word_segments (id) ON DELETE CASCADE,
  data BLOB NOT NULL
) STRICT;
CREATE INDEX word_lists_by_segment ON word_lists (segment);

-- What the user changed, found without going through the texts.
CREATE INDEX source_bodies_changed ON source_bodies (seq) WHERE base IS NOT NULL;
CREATE INDEX source_edits_by_user ON source_edits (seq) WHERE made_by = 'user';
