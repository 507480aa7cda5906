-- A campaign: one bill followed by one team. The documents made for it lie in its dossier, whose answers say who leads it.
CREATE TABLE IF NOT EXISTS campaigns (
  id TEXT PRIMARY KEY,
  bill TEXT NOT NULL UNIQUE REFERENCES bills (id) ON DELETE CASCADE,
  dossier TEXT REFERENCES dossiers (id) ON DELETE SET NULL,
  data TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  archived_at TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS campaigns_by_dossier ON campaigns (dossier);

-- The local projects a campaign is about. A project is in one campaign at most.
CREATE TABLE IF NOT EXISTS campaign_projects (
  project TEXT PRIMARY KEY,
  campaign TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX IF NOT EXISTS campaign_projects_by_campaign ON campaign_projects (campaign);

-- Each bill that somebody worked on becomes a campaign of the same name. Its documents stay in the dossiers where they are.
INSERT OR IGNORE INTO campaigns (id, bill, data, revision, updated_at)
SELECT 'campaign:' || id, id, json_object('title', substr(coalesce(nullif(trim(data ->> '$.title'), ''), id), 1, 200), 'bill', id), 1,
  strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM bills
WHERE EXISTS (SELECT 1 FROM dossiers JOIN drafts ON drafts.dossier = dossiers.id WHERE dossiers.data ->> '$.facts."bill.id"' = bills.id)
  OR EXISTS (SELECT 1 FROM calls WHERE calls.bill = bills.id)
  OR EXISTS (SELECT 1 FROM target_lists WHERE target_lists.bill = bills.id)
  OR EXISTS (SELECT 1 FROM amendments WHERE amendments.bill = bills.id AND coalesce(data ->> '$.origin', 'draft') = 'draft');
