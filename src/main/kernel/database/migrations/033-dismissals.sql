-- Warnings of a check that the user set aside, by rule and sentence, with the reason.
CREATE TABLE IF NOT EXISTS draft_dismissals (
  draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (draft, code, message)
) STRICT, WITHOUT ROWID;
