-- A collection names its sources by their id: a row number is another's in another file, and in a fund kept beside the library.
CREATE TABLE collection_sources_by_id (
  collection TEXT NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  position REAL NOT NULL,
  PRIMARY KEY (collection, source)
) STRICT, WITHOUT ROWID;
INSERT INTO collection_sources_by_id
  SELECT collection, id, position FROM collection_sources JOIN sources USING (seq);
DROP TABLE collection_sources;
ALTER TABLE collection_sources_by_id RENAME TO collection_sources;
CREATE INDEX collection_sources_by_source ON collection_sources (source);
