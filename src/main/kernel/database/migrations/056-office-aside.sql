-- What came from a space and could not be kept as a version: set aside whole, and tried again once what it lacks may be there.
CREATE TABLE IF NOT EXISTS office_aside (
  space TEXT NOT NULL,
  member TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  author TEXT NOT NULL,
  format INTEGER NOT NULL,
  reason TEXT NOT NULL,
  lacks TEXT NOT NULL,
  tried_by TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (space, member, sequence, place)
) STRICT;
CREATE INDEX IF NOT EXISTS office_aside_by_thing ON office_aside (kind, id);
