-- Surveillance systems of communes, as a collective documents them.
CREATE TABLE IF NOT EXISTS local_projects (
  id TEXT PRIMARY KEY,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
-- One request for documents sent to many authorities; its dossier keeps who asks, the letter and the answers.
CREATE TABLE IF NOT EXISTS waves (
  id TEXT PRIMARY KEY,
  dossier TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS waves_by_dossier ON waves (dossier);
-- Where communes are, from the file of open data the user gave; degrees, WGS 84.
CREATE TABLE IF NOT EXISTS commune_points (
  code TEXT PRIMARY KEY,
  latitude REAL NOT NULL,
  longitude REAL NOT NULL
) STRICT, WITHOUT ROWID;
