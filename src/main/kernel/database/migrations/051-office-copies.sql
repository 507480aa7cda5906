-- Envelopes of other members, kept as they travelled, to be given to a host that loses them. What changed the members is a `step` of office_envelopes.
CREATE TABLE IF NOT EXISTS office_copies (
  space TEXT NOT NULL,
  member TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  envelope BLOB NOT NULL,
  PRIMARY KEY (space, member, sequence)
) STRICT;
-- The last time this desk told a space what it had seen, without a change to send.
CREATE TABLE IF NOT EXISTS office_tellings (
  space TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT;
