/** Group role of every login that a desk uses: of the corpus, it may only read. */
export const DESK_ROLE = 'pretoire_desk'

/** Step 2: the questions of a search as they first were. Step 3 drops them; it stays for databases that go from one to the other. */
export const FORMER_QUESTIONS = `
CREATE FUNCTION corpus.count_matches(match text, day_from integer, day_to integer)
RETURNS TABLE (class integer, n integer) LANGUAGE sql STABLE SET enable_seqscan = off SET work_mem = '64MB' AS $$
  SELECT t.class, count(*)::int FROM corpus.texts t
  WHERE t.words @@ match::tsquery AND t.day + 0 BETWEEN day_from AND day_to GROUP BY t.class
$$;

-- Each part is a tsquery, its weight, its clause (-1: all the words), the rarity of that clause.
CREATE FUNCTION corpus.candidates(
  matches text[], weights real[], clauses integer[], shares real[], total_share real,
  classes integer[], day_from integer, day_to integer, most integer
) RETURNS TABLE (seq integer, complete boolean) LANGUAGE sql STABLE SET enable_seqscan = off SET work_mem = '64MB' AS $$
  WITH hits AS (
    SELECT t.seq, t.day, t.worth, part.clause, part.weight, part.share
    FROM unnest(matches, weights, clauses, shares) AS part (match, weight, clause, share)
    CROSS JOIN LATERAL (
      SELECT texts.seq, texts.day, texts.worth FROM corpus.texts
      WHERE texts.words @@ part.match::tsquery AND texts.class + 0 = ANY(classes) AND texts.day + 0 BETWEEN day_from AND day_to
    ) t
  ), by_clause AS (
    SELECT hits.seq, hits.clause, max(day) AS day, max(worth) AS worth, sum(weight) AS weight, max(share) AS share
    FROM hits GROUP BY hits.seq, hits.clause
  ), sums AS (
    SELECT by_clause.seq, max(day) AS day, max(worth) AS worth, sum(weight) AS weight, sum(share) AS share, bool_or(clause = -1) AS complete
    FROM by_clause GROUP BY by_clause.seq
  )
  SELECT sums.seq, sums.complete FROM sums LEFT JOIN corpus.cited ON cited.seq = sums.seq
  ORDER BY sums.weight * (0.4 + 0.6 * sums.share / total_share)
    + 1.5 * (sums.worth + coalesce(0.35 * ln(1 + cited.sources / 4.0::float8) / ln(2::float8), 0)) DESC, sums.day DESC, sums.seq
  LIMIT most
$$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA corpus FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA corpus TO ${DESK_ROLE};
`

/**
 * The scans of a question are those of the index of words alone. Any other reads the vector of every text, which takes seconds, and
 * PostgreSQL, which cannot tell how common the words of a parameter are, prefers one. `+ 0` in a condition keeps the index of its column out.
 */
const BY_WORDS_ALONE = `LANGUAGE sql STABLE
  SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET enable_nestloop = off SET work_mem = '64MB' SET jit = off`

/**
 * Step 3: a search in two queries. `heaviest` opens the parts of a query whose sum is bounded, and ends in a pool of the heaviest sources.
 * `candidates` weighs these by all the parts, each read once. A part is a tsquery, its weight, the bit of its clause. shares: by mask of
 * the clauses that a source has, plus one, the factor of its weight. whole: the mask of all the clauses.
 */
export const BOUNDED_QUESTIONS = `
ALTER TABLE corpus.sources ADD COLUMN digest bytea;
-- counted at the end of a load
ALTER TABLE corpus.funds ADD COLUMN texts integer;
DROP FUNCTION corpus.count_matches;
DROP FUNCTION corpus.candidates;

CREATE FUNCTION corpus.count_matches(match tsquery, without_funds text[], day_from integer, day_to integer)
RETURNS TABLE (class integer, n integer) ${BY_WORDS_ALONE} AS $$
  SELECT t.class, count(*)::int FROM corpus.texts t
  WHERE t.words @@ match AND t.fund <> ALL(without_funds) AND t.day + 0 BETWEEN day_from AND day_to GROUP BY t.class
$$;

CREATE FUNCTION corpus.heaviest(
  matches tsquery[], weights real[], bits integer[], shares real[], passing integer[], without_funds text[],
  day_from integer, day_to integer, most integer
) RETURNS TABLE (fund text, seq integer, day integer, worth double precision, weight double precision, mask integer) ${BY_WORDS_ALONE} AS $$
  WITH sums AS (
    SELECT any_value(t.fund) AS fund, t.seq, max(t.day) AS day, max(t.worth) AS worth, sum(part.weight) AS weight, bit_or(part.bit) AS mask
    FROM unnest(matches, weights, bits) AS part (match, weight, bit)
    CROSS JOIN LATERAL (
      SELECT texts.fund, texts.seq, texts.day, texts.worth FROM corpus.texts
      WHERE texts.words @@ part.match AND texts.class + 0 = ANY(passing) AND texts.fund <> ALL(without_funds) AND texts.day + 0 BETWEEN day_from AND day_to
    ) t
    GROUP BY t.seq
  ), worthy AS (
    SELECT sums.fund, sums.seq, sums.day, sums.weight, sums.mask,
      sums.worth + coalesce(0.35 * ln(1 + cited.sources / 4.0::float8) / ln(2::float8), 0) AS worth
    FROM sums LEFT JOIN corpus.cited ON cited.seq = sums.seq
  )
  SELECT worthy.fund, worthy.seq, worthy.day, worthy.worth, worthy.weight, worthy.mask FROM worthy
  ORDER BY worthy.weight * shares[worthy.mask + 1] + 1.5 * worthy.worth DESC, worthy.day DESC, worthy.seq LIMIT most
$$;

CREATE FUNCTION corpus.candidates(
  matches tsquery[], weights real[], bits integer[], all_matches tsquery[], all_weights real[], all_bits integer[],
  shares real[], whole integer, passing integer[], without_funds text[], day_from integer, day_to integer, pool integer, most integer
) RETURNS TABLE (seq integer, complete boolean) LANGUAGE sql STABLE SET jit = off AS $$
  WITH pooled AS MATERIALIZED (
    SELECT * FROM corpus.heaviest(matches, weights, bits, shares, passing, without_funds, day_from, day_to, pool)
  ), weighed AS (
    SELECT pooled.seq, pooled.day, pooled.worth, coalesce(later.weight, pooled.weight) AS weight, coalesce(later.mask, pooled.mask) AS mask
    FROM pooled LEFT JOIN LATERAL (
      SELECT sum(part.weight) AS weight, bit_or(part.bit) AS mask
      -- unpacked once for all the parts
      FROM (SELECT strip(texts.words) AS words FROM corpus.texts WHERE texts.fund = pooled.fund AND texts.seq = pooled.seq OFFSET 0) t
      CROSS JOIN unnest(all_matches, all_weights, all_bits) AS part (match, weight, bit)
      WHERE t.words @@ part.match
    ) later ON cardinality(all_matches) > 0
  )
  SELECT weighed.seq, weighed.mask = whole FROM weighed
  ORDER BY weighed.weight * shares[weighed.mask + 1] + 1.5 * weighed.worth DESC, weighed.day DESC, weighed.seq LIMIT most
$$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA corpus FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA corpus TO ${DESK_ROLE};
`
