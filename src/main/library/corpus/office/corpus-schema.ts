import type { PostgresSchema } from '../../../kernel/postgres/postgres-migrations.ts'
import { BOUNDED_QUESTIONS, DESK_ROLE, FORMER_QUESTIONS } from './corpus-questions.ts'

const TABLES = `
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE SEQUENCE corpus.seqs AS integer;
-- each batch of a load takes the next number: what changed since a state is above it
CREATE SEQUENCE corpus.changes;
CREATE TABLE corpus.facts (name text PRIMARY KEY, value text NOT NULL);
INSERT INTO corpus.facts VALUES ('generation', gen_random_uuid()::text);

CREATE TABLE corpus.funds (
  fund text PRIMARY KEY,
  -- the newest state of its records: 20260327-213045, or ''
  state text NOT NULL DEFAULT '',
  loaded_at timestamptz NOT NULL DEFAULT now()
);

-- A source as the library keeps it: the JSON of its row, and of its wordings in their order.
CREATE TABLE corpus.sources (
  fund text NOT NULL,
  seq integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  date text,
  label text NOT NULL,
  revision integer NOT NULL,
  updated_at text NOT NULL,
  removed_at text,
  removed_by text,
  data text NOT NULL,
  base text,
  versions text NOT NULL,
  change bigint NOT NULL,
  PRIMARY KEY (fund, seq)
) PARTITION BY LIST (fund);
CREATE INDEX sources_by_seq ON corpus.sources (seq);
CREATE INDEX sources_by_id ON corpus.sources (id);
CREATE INDEX sources_by_change ON corpus.sources (change);
-- Sources whose citations are to be read.
CREATE TABLE corpus.untraced (seq integer PRIMARY KEY);

-- Sources of the same facets, which are counted and filtered together.
CREATE TABLE corpus.classes (
  n integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind smallint NOT NULL,
  grade smallint NOT NULL,
  type text NOT NULL,
  court text NOT NULL,
  code text NOT NULL,
  UNIQUE (kind, grade, type, court, code)
);

-- What a search needs of each source that is there. words: its stems, and the same followed by ~ and how telling they are of it.
CREATE TABLE corpus.texts (
  fund text NOT NULL,
  seq integer NOT NULL,
  class integer NOT NULL,
  -- as 20250124; 0: none
  day integer NOT NULL,
  worth real NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (fund, seq)
) PARTITION BY LIST (fund);
CREATE INDEX texts_by_word ON corpus.texts USING gin (words);
CREATE INDEX texts_by_seq ON corpus.texts (seq);
CREATE INDEX texts_by_class ON corpus.texts (class, day);
CREATE INDEX texts_by_day ON corpus.texts (day DESC, seq);

CREATE TABLE corpus.keys (key text COLLATE "C" PRIMARY KEY, seq integer NOT NULL, hash text);
CREATE INDEX keys_by_source ON corpus.keys (seq);
CREATE TABLE corpus.numbers (number text COLLATE "C" NOT NULL, seq integer NOT NULL, PRIMARY KEY (number, seq));
CREATE INDEX numbers_by_source ON corpus.numbers (seq);
CREATE TABLE corpus.tombstones (
  key text COLLATE "C" NOT NULL, folder text NOT NULL, state text NOT NULL, PRIMARY KEY (key, folder)
);

-- The keys under which texts may cite a source, and the citations of each text. target: the source, once it is known.
CREATE TABLE corpus.answers (key text COLLATE "C" NOT NULL, seq integer NOT NULL, PRIMARY KEY (key, seq));
CREATE INDEX answers_by_source ON corpus.answers (seq);
CREATE TABLE corpus.citations (
  seq integer NOT NULL,
  key text COLLATE "C" NOT NULL,
  target integer,
  kind text NOT NULL,
  label text NOT NULL,
  treatment text NOT NULL,
  times integer NOT NULL,
  places text NOT NULL,
  PRIMARY KEY (seq, key)
);
CREATE INDEX citations_by_key ON corpus.citations (key);
CREATE INDEX citations_by_target ON corpus.citations (target) WHERE target IS NOT NULL;

-- How many sources cite a source, where it is often cited; counted at the end of a load.
CREATE TABLE corpus.cited (seq integer PRIMARY KEY, sources integer NOT NULL);

-- The words of the texts and their stems, in about how many sources each is; added up at the end of a load.
CREATE TABLE corpus.lexicon (word text COLLATE "C" PRIMARY KEY, docs integer NOT NULL);
CREATE INDEX lexicon_near ON corpus.lexicon USING gin (word gin_trgm_ops);
CREATE TABLE corpus.stems (stem text COLLATE "C" PRIMARY KEY, docs integer NOT NULL);
CREATE TABLE corpus.counted (word text COLLATE "C" NOT NULL, is_stem boolean NOT NULL, docs integer NOT NULL);

CREATE TABLE corpus.loads (
  id text PRIMARY KEY,
  files text NOT NULL,
  cursor text NOT NULL,
  counts text NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${DESK_ROLE}') THEN CREATE ROLE ${DESK_ROLE} NOLOGIN; END IF;
END $$;
GRANT USAGE ON SCHEMA corpus TO ${DESK_ROLE};
GRANT SELECT ON ALL TABLES IN SCHEMA corpus TO ${DESK_ROLE};
ALTER DEFAULT PRIVILEGES IN SCHEMA corpus GRANT SELECT ON TABLES TO ${DESK_ROLE};
`

/** The tables of the office's public texts, and the questions of a search. A step never changes once a program with it was released (as in the schema of the log). */
export const corpusSchema: PostgresSchema = {
  name: 'corpus',
  steps: [
    { version: 1, sql: TABLES },
    { version: 2, sql: FORMER_QUESTIONS },
    { version: 3, sql: BOUNDED_QUESTIONS },
  ],
}
