-- Every wording of an article is read for what it cites, decisions of the Union are, and a decision cited by its day keeps its name:
-- all texts are gone through again, while one works.
INSERT OR IGNORE INTO citations_waiting SELECT seq FROM sources;
