-- Word models: the user's own paper. data: what it is; paper: the SHA-256 of its cleaned file, in files/.
CREATE TABLE models (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  paper TEXT NOT NULL,
  data TEXT NOT NULL,
  at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

-- Every paper there was: what was filed is printed again on the one it had.
CREATE TABLE model_papers (
  sha256 TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT;
