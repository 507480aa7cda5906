-- Deposits with a court. Nothing of what was filed changes after.
CREATE TABLE filings (
  id TEXT PRIMARY KEY,
  dossier TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX filings_by_dossier ON filings (dossier);

-- content: the text with its facts, exhibits and sources, as they were that day.
CREATE TABLE filed_drafts (
  draft TEXT PRIMARY KEY REFERENCES drafts (id) ON DELETE CASCADE,
  filing TEXT NOT NULL REFERENCES filings (id) ON DELETE CASCADE,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX filed_drafts_by_filing ON filed_drafts (filing);

-- An exhibit is sent once, under a number that later ones continue.
CREATE TABLE filed_exhibits (
  exhibit TEXT PRIMARY KEY REFERENCES exhibits (id) ON DELETE CASCADE,
  filing TEXT NOT NULL REFERENCES filings (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  sha256 TEXT
) STRICT;
CREATE INDEX filed_exhibits_by_filing ON filed_exhibits (filing);
