-- The spaces this desk is a member of, as it reads the log of their office. `first_step`, `last_step`: hashes of the
-- step of the members it trusts first, and of the one in force.
CREATE TABLE IF NOT EXISTS office_logs (
  space TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  cursor TEXT NOT NULL,
  first_step TEXT NOT NULL,
  last_step TEXT NOT NULL
) STRICT;
-- The last envelope accepted of each member, and one that another member says to have seen. `told`: the last this desk announced.
CREATE TABLE IF NOT EXISTS office_heads (
  space TEXT NOT NULL,
  member TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  announced INTEGER NOT NULL DEFAULT 0,
  announced_hash TEXT NOT NULL DEFAULT '',
  told INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (space, member)
) STRICT, WITHOUT ROWID;
-- Envelopes kept as they travelled: `step` (of the members), `own` (by `sending`: 0 to send, 1 sent, 2 read back from the host), `gap` (before its turn), `sealed` (its key has not come).
CREATE TABLE IF NOT EXISTS office_envelopes (
  space TEXT NOT NULL,
  member TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('step', 'own', 'gap', 'sealed')),
  sending INTEGER NOT NULL,
  envelope BLOB NOT NULL,
  PRIMARY KEY (space, state, member, sequence)
) STRICT;
-- Changes opened and not yet taken by the library, in the order they were accepted.
CREATE TABLE IF NOT EXISTS office_inbox (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  space TEXT NOT NULL,
  member TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  change BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS office_inbox_by_space ON office_inbox (space, position);
-- Faults noticed, each once.
CREATE TABLE IF NOT EXISTS office_findings (
  space TEXT NOT NULL,
  kind TEXT NOT NULL,
  member TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  at TEXT NOT NULL,
  is_over INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (space, kind, member, first)
) STRICT, WITHOUT ROWID;
