-- The pages of the files of exhibits: the text each has, or that was recognised on its picture, with the place of each word.
CREATE TABLE IF NOT EXISTS file_pages (
  sha256 TEXT NOT NULL,
  page INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('text', 'layer', 'image', 'blank', 'recognised')),
  width REAL NOT NULL,
  height REAL NOT NULL,
  turn INTEGER NOT NULL DEFAULT 0,
  skew REAL NOT NULL DEFAULT 0,
  text TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '[]',
  read_at TEXT NOT NULL,
  PRIMARY KEY (sha256, page)
) STRICT;
