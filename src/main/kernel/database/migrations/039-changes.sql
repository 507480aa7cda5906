-- What imports changed in the sources that the work rests on: few of the lines say how.
CREATE INDEX IF NOT EXISTS import_changes ON import_lines (seq) WHERE outcome = 'updated' AND reason <> '';
