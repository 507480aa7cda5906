-- The letters that begin the words of a source, a bit each from a to z: a search whose last word is one letter so far asks
-- this rather than the index, where one letter is most of the words. NULL: not known, any letter may.
ALTER TABLE sources ADD COLUMN initials INTEGER;
