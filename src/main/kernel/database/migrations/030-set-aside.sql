-- Rows that could not be read and stood in the way of the others: kept as they were, put back when they can be.
CREATE TABLE set_aside (
  table_name TEXT NOT NULL,
  id TEXT NOT NULL,
  row TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (table_name, id)
) STRICT;
