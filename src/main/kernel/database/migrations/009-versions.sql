-- What a text was at a moment. Its blocks are kept once each, deflated; a version says which, in order.
-- kind 'base': what the template and the facts gave when the text was last assembled.
CREATE TABLE draft_versions (
  id TEXT PRIMARY KEY,
  draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  words INTEGER NOT NULL,
  added INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  sum BLOB NOT NULL,
  head TEXT NOT NULL,
  blocks BLOB NOT NULL
) STRICT;
CREATE INDEX draft_versions_by_draft ON draft_versions (draft, at);

CREATE TABLE draft_blocks (
  seq INTEGER PRIMARY KEY,
  draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  sum BLOB NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (draft, sum)
) STRICT;
