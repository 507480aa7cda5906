-- The envelope each version of a space was received in: a member may turn out to have written it without the right to.
CREATE TABLE IF NOT EXISTS office_takings (
  space TEXT NOT NULL,
  hash TEXT NOT NULL,
  member TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (space, hash)
) STRICT, WITHOUT ROWID;
