/**
 * The words of texts in reading order, from which a segment is written. Plain arrays, so that one thread can build a batch and
 * another write it. Texts are numbered from 0 in the order they were added.
 */
export interface TokenBatch {
  /** the distinct terms, sorted: the folded word, then, where it was written otherwise (`thé`), U+0001 and the word in lower case */
  readonly terms: readonly string[]
  /** by term: its number in the stream */
  readonly numbers: Int32Array
  /** the term at each place of the texts, one text after the other; a negative number leaves as many places empty */
  readonly stream: Int32Array
  /** where each text ends in the stream */
  readonly ends: Int32Array
  /** by text: its places, gaps included, and how many of the first are its title */
  readonly lengths: Int32Array
  readonly heads: Int32Array
}

/** The sources that have a term, in increasing `seq`, stale ones left out. The arrays are the caller's until the next call to the reader. */
export interface Postings {
  readonly count: number
  readonly seqs: Int32Array
  /** weight of the term in the source, 0 to 63 (frequency against length, as BM25 saturates it), plus 64 when it is in the title */
  readonly impacts: Uint8Array
}

/**
 * A way a folded word is written in the texts, and in how many sources: exactly, but for thousands of sources a few of which are
 * stale. `written` is in lower case, with its accents.
 */
export interface Variant {
  readonly key: string
  readonly spelling: string
  readonly count: number
}

/** How a list is read. */
export interface Reading {
  /** false: the sources alone */
  readonly weights?: boolean
  /** the only sources of interest, in increasing order: most of the others are passed over */
  readonly among?: Int32Array | undefined
}

/** Words looked for near each other, in the order written or in any. */
export interface WordRun {
  readonly words: readonly string[]
  readonly inOrder: boolean
}

/** Reads the index. Words are folded (shared/french/fold). */
export interface WordReader {
  /** the spellings of a word in the texts, most common first; empty when no text has it */
  variants(word: string): Variant[]
  /** one written form, by its key */
  postings(key: string, how?: Reading): Postings
  /** all words that have this stem */
  withStem(stem: string, how?: Reading): Postings
  /**
   * the same by source, where a large share of the sources have the stem: 0, or HAS_TERM and the impact. Kept from one search to the
   * next while the index is unchanged: not to be modified
   */
  stemImpacts(stem: string): Uint8Array | undefined
  /** in a library too large for that: a bit for each source that has the stem, the lowest of each byte first */
  stemBits(stem: string): Uint8Array | undefined
  /** all words with this prefix, itself included; a source has the impact of its heaviest */
  withPrefix(prefix: string, how?: Reading): Postings
  /** the longer words with this prefix, without those of the stem; up to four letters, all words with it, from their one list */
  beyond(word: string, stem: string | undefined, how?: Reading): Postings
  /** upper bounds of the number of sources of `withStem` and `beyond`, without reading lists */
  stemCount(stem: string): number
  beyondCount(word: string, stem: string | undefined): number
  /** the folded words with this prefix, most common first; `count`: about how many sources have the commonest spelling */
  completions(prefix: string, limit: number): { word: string; count: number }[]
  /** the folded words one or two keystrokes away, most common first */
  near(word: string, limit: number): { word: string; count: number }[]
  /**
   * the sources where the folded words follow each other, each at most `slack` places after the last (1: the very next);
   * `inOrder` false: in any order, for the first eight words. `accepts` selects the sources to look at; without it the result is
   * cached: its arrays stay valid and must not be modified
   */
  phrase(
    words: readonly string[],
    slack: number,
    inOrder: boolean,
    accepts?: (seq: number) => boolean,
  ): Postings
  /**
   * by run, 1 at the index of each source of `among` (in increasing order) where its words, eight at most, stand near each other as in
   * `phrase`: far cheaper than a phrase for each run where few sources are of interest
   */
  runsAmong(runs: readonly WordRun[], slack: number, among: Int32Array): readonly Uint8Array[]
  totals(): { readonly docs: number; readonly words: number }
}
