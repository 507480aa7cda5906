-- One text sent to each member of a list: who they are, and the opening of each.
CREATE TABLE personal_sets (
  id TEXT PRIMARY KEY,
  draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX personal_sets_by_draft ON personal_sets (draft);
