-- Sources. What lists, filters and counts need is narrow; the texts stand apart in source_bodies.
CREATE TABLE sources (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'article', 'argument', 'document')),
  court TEXT,
  date TEXT,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  removed_by TEXT CHECK (removed_by IN ('user', 'import'))
) STRICT;
CREATE INDEX sources_by_date ON sources (date DESC, seq);

-- data: the source as JSON. base: what packs and imports say of it, kept only where the user changed something.
CREATE TABLE source_bodies (
  seq INTEGER PRIMARY KEY REFERENCES sources (seq) ON DELETE CASCADE,
  data TEXT NOT NULL,
  base TEXT
) STRICT;

-- The natural keys by which two records are the same source. hash: the record last taken under that key.
CREATE TABLE source_keys (
  key TEXT PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES sources (seq) ON DELETE CASCADE,
  hash TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX source_keys_by_source ON source_keys (seq);

CREATE TABLE source_tags (
  tag TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES sources (seq) ON DELETE CASCADE,
  PRIMARY KEY (seq, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_tags_by_tag ON source_tags (tag);

-- Docket numbers, ECLI and article numbers reduced to letters and digits.
CREATE TABLE source_numbers (
  number TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES sources (seq) ON DELETE CASCADE,
  PRIMARY KEY (number, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_numbers_by_source ON source_numbers (seq);

CREATE TABLE source_edits (
  seq INTEGER NOT NULL REFERENCES sources (seq) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  at TEXT NOT NULL,
  made_by TEXT NOT NULL CHECK (made_by IN ('user', 'import', 'pack')),
  before TEXT NOT NULL,
  PRIMARY KEY (seq, revision)
) STRICT, WITHOUT ROWID;

-- Words, folded in TypeScript (shared/text). head: title, numbers, path, tags. exact: the texts.
-- stem: the words of both that have an inflection, without it.
CREATE VIRTUAL TABLE source_words USING fts5 (
  head, exact, stem,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE bills (id TEXT PRIMARY KEY, position INTEGER NOT NULL, data TEXT NOT NULL) STRICT;

CREATE TABLE dossiers (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  dossier TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX drafts_by_dossier ON drafts (dossier);

-- position: its place in the dossier's list, kept when removed so that it comes back there.
CREATE TABLE exhibits (
  id TEXT PRIMARY KEY,
  dossier TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  position REAL NOT NULL,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX exhibits_by_dossier ON exhibits (dossier, position);

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
