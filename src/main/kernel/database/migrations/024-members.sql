-- What the chambers publish: members, their groups and committees, public votes.
CREATE TABLE members (
  id TEXT PRIMARY KEY,
  chamber TEXT NOT NULL,
  legislature TEXT NOT NULL,
  -- the organs it names, whose words are in `organs` whatever is read first
  group_ref TEXT,
  committee_ref TEXT,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX members_by_chamber ON members (chamber, legislature);

CREATE TABLE organs (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  sigle TEXT NOT NULL,
  label TEXT NOT NULL,
  legislature TEXT NOT NULL,
  until TEXT
) STRICT;

CREATE TABLE scrutins (
  id TEXT PRIMARY KEY,
  date TEXT NOT NULL,
  head TEXT NOT NULL,
  votes TEXT NOT NULL
) STRICT;
CREATE INDEX scrutins_by_date ON scrutins (date);

-- What the user says of them: everything from here on is theirs.
CREATE TABLE scrutin_links (
  scrutin TEXT PRIMARY KEY,
  bill TEXT NOT NULL,
  wished TEXT
) STRICT;

CREATE TABLE member_roles (
  member TEXT NOT NULL,
  bill TEXT NOT NULL,
  role TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (member, bill, role)
) STRICT;

CREATE TABLE positions (
  id TEXT PRIMARY KEY,
  member TEXT NOT NULL,
  bill TEXT NOT NULL,
  date TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX positions_by_member ON positions (member, bill, date);

CREATE TABLE target_lists (
  id TEXT PRIMARY KEY,
  bill TEXT NOT NULL,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

-- Erased at the end of keep_until.
CREATE TABLE calls (
  id TEXT PRIMARY KEY,
  member TEXT NOT NULL,
  bill TEXT NOT NULL,
  at TEXT NOT NULL,
  keep_until TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX calls_by_member ON calls (member, at);
CREATE INDEX calls_by_bill ON calls (bill, at);

CREATE TABLE no_calls (
  member TEXT PRIMARY KEY,
  since TEXT NOT NULL
) STRICT;
