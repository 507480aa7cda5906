-- Bills are written by the user too. base: what packs last said of it, so that an edit is told from it.
ALTER TABLE bills ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE bills ADD COLUMN updated_at TEXT NOT NULL DEFAULT '';
ALTER TABLE bills ADD COLUMN removed_at TEXT;
ALTER TABLE bills ADD COLUMN base TEXT;
UPDATE bills SET base = data;

-- The text of a bill at a stage, with its articles.
CREATE TABLE bill_texts (
  id TEXT PRIMARY KEY,
  bill TEXT NOT NULL REFERENCES bills (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX bill_texts_by_bill ON bill_texts (bill, stage);
