-- When a version was written, by its writer's clock; when it was received, by this desk's; and the last time, by this desk's clock,
-- that it comes after. Empty where that is not known.
ALTER TABLE office_versions ADD COLUMN written_at TEXT NOT NULL DEFAULT '';
ALTER TABLE office_versions ADD COLUMN received_at TEXT NOT NULL DEFAULT '';
ALTER TABLE office_versions ADD COLUMN not_before TEXT NOT NULL DEFAULT '';
-- When the library last saved a thing, as its space last left it.
ALTER TABLE office_things ADD COLUMN saved_at TEXT NOT NULL DEFAULT '';
