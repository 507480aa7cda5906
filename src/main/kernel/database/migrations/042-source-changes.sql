-- The last changes of the columns of sources, and of how often they are cited, so that what the search keeps in memory is
-- brought up to date source by source. seqs: 32-bit integers, little-endian; empty: everything.
CREATE TABLE IF NOT EXISTS source_changes (
  n INTEGER PRIMARY KEY,
  what TEXT NOT NULL CHECK (what IN ('columns', 'cited')),
  seqs BLOB NOT NULL
) STRICT;
