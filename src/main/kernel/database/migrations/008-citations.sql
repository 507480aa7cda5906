-- How often a thing is cited and by how many sources, so that what is missing is listed without counting again.
-- held: the library has articles of this text, though no source that is the text itself.
ALTER TABLE cited ADD COLUMN times INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cited ADD COLUMN sources INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cited ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
CREATE INDEX cited_missing ON cited (sources DESC, times DESC, n, kind) WHERE target IS NULL AND held = 0 AND times > 0;

-- What cites a thing is put in order from the index alone.
DROP INDEX citations_by_cited;
CREATE INDEX citations_by_cited ON citations (cited, treatment, seq);

-- The sources whose text is to be gone through (again): new, changed, removed or put back.
CREATE TABLE citations_waiting (seq INTEGER PRIMARY KEY) STRICT;
INSERT INTO citations_waiting SELECT seq FROM sources;
CREATE TRIGGER citations_wait_new AFTER INSERT ON sources BEGIN
  INSERT OR IGNORE INTO citations_waiting VALUES (NEW.seq);
END;
CREATE TRIGGER citations_wait_changed AFTER UPDATE OF revision, removed_at ON sources BEGIN
  INSERT OR IGNORE INTO citations_waiting VALUES (NEW.seq);
END;
