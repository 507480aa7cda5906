-- The pictures of the texts. Their bytes stand in `files`, by their hash, beside those of the exhibits; a text, or a version of it, names the hash.
CREATE TABLE pictures (
  sha256 TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT;
