-- Archives of publishers read to their end, by their file name.
CREATE TABLE IF NOT EXISTS archives (
  name TEXT PRIMARY KEY,
  read_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Those of the imports whose report is still there.
INSERT OR IGNORE INTO archives (name, read_at)
SELECT file.value ->> '$.name', coalesce(ended_at, started_at)
FROM imports, json_each(imports.files) AS file
WHERE state = 'done' AND file.value ->> '$.reason' IS NULL AND file.value ->> '$.name' IS NOT NULL;
