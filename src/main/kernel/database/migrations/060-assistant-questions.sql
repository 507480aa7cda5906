-- What assistants that read the library asked of it: a session for each time one was served, with the only dossier it could read.
CREATE TABLE IF NOT EXISTS assistant_sessions (
  id TEXT PRIMARY KEY,
  dossier TEXT,
  began TEXT NOT NULL,
  seen TEXT NOT NULL,
  ended TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS assistant_questions (
  seq INTEGER PRIMARY KEY,
  session TEXT NOT NULL,
  at TEXT NOT NULL,
  tool TEXT NOT NULL,
  words TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS assistant_questions_session ON assistant_questions (session);
