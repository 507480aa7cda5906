-- An exhibit of the pool may be sent in several cases, under the number of each: it is frozen once a deposit.
CREATE TABLE filed_exhibits_by_case (
  exhibit TEXT NOT NULL REFERENCES exhibits (id) ON DELETE CASCADE,
  filing TEXT NOT NULL REFERENCES filings (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  sha256 TEXT,
  PRIMARY KEY (exhibit, filing)
) STRICT;
INSERT INTO filed_exhibits_by_case SELECT exhibit, filing, number, sha256 FROM filed_exhibits;
DROP TABLE filed_exhibits;
ALTER TABLE filed_exhibits_by_case RENAME TO filed_exhibits;
CREATE INDEX filed_exhibits_by_filing ON filed_exhibits (filing);

-- The texts of the last bundle to be filed: the files that were printed, and the hash of all that they say.
CREATE TABLE printed_drafts (
  draft TEXT PRIMARY KEY REFERENCES drafts (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
