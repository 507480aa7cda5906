-- Keys typed since the last save of a text, one row for each text and page that writes it: replayed where the program was ended.
-- `program`: the launch that wrote the row, which holds a lock of that name; `replayed`: the revision the replay made, from `base`.
CREATE TABLE IF NOT EXISTS typing_journal (
  draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  writer TEXT NOT NULL,
  program TEXT NOT NULL,
  revision INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  change TEXT NOT NULL,
  replayed INTEGER,
  base TEXT,
  PRIMARY KEY (draft, writer)
) STRICT;
