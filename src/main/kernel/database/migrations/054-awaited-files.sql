-- 1 for a file that a deposit noted here rests on: asked of its space at each meeting until it came.
ALTER TABLE remote_files ADD COLUMN is_awaited INTEGER NOT NULL DEFAULT 0;
