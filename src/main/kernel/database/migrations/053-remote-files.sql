-- 1 where the files of a space's exhibits stay there until asked for; 0 where they are fetched at its meetings.
ALTER TABLE office_spaces ADD COLUMN leaves_files INTEGER NOT NULL DEFAULT 0;
-- Files of exhibits that stayed in a space, by their content; `title`: of the space.
CREATE TABLE IF NOT EXISTS remote_files (
  sha256 TEXT NOT NULL,
  space TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (sha256, space)
) STRICT, WITHOUT ROWID;
