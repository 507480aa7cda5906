-- What the texts cite. target: the source of the library that answers to the key, where there is one.
CREATE TABLE cited (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  target INTEGER REFERENCES sources (seq) ON DELETE SET NULL
) STRICT;
CREATE INDEX cited_by_target ON cited (target) WHERE target IS NOT NULL;

-- places: the indexes of the passages where it stands, in JSON.
CREATE TABLE citations (
  seq INTEGER NOT NULL REFERENCES sources (seq) ON DELETE CASCADE,
  cited INTEGER NOT NULL REFERENCES cited (n),
  treatment TEXT NOT NULL,
  times INTEGER NOT NULL,
  places TEXT NOT NULL,
  PRIMARY KEY (seq, cited)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_by_cited ON citations (cited, seq);

-- The revision at which the text of a source was gone through.
CREATE TABLE citations_read (
  seq INTEGER PRIMARY KEY REFERENCES sources (seq) ON DELETE CASCADE,
  revision INTEGER NOT NULL
) STRICT;
