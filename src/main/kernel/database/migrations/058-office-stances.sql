-- What each member of a space says of the erasure of a thing: that it proposes it to all, that it made it, that it keeps the thing. The last word of each; `is_told`: 0 for one of this desk that the space was not told.
CREATE TABLE IF NOT EXISTS office_stances (
  space TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  member TEXT NOT NULL,
  proposed_at TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_at TEXT NOT NULL,
  is_told INTEGER NOT NULL,
  PRIMARY KEY (space, kind, id, member)
) STRICT, WITHOUT ROWID;
