-- What several others cite, by source, in order: added up from the index alone (columns.ts).
CREATE INDEX cited_often ON cited (target, sources) WHERE target IS NOT NULL AND sources > 1;
