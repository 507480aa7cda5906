-- A local project names its campaign itself: nothing ever wrote this table.
DROP TABLE IF EXISTS campaign_projects;
