/**
 * The words of some texts, as they follow each other: what a segment of the index is made of. Plain arrays, so that one thread can
 * make it and another write it. Texts are numbered from 0, in the order they were added.
 */
export interface TokenBatch {
  /** the distinct terms, sorted: the folded word, then, where it was written otherwise (`thé`), U+0001 and the word in lower case */
  readonly terms: readonly string[]
  /** the number by which each term is told in the stream */
  readonly numbers: Int32Array
  /** the term at each place of the texts, one text after the other; a negative number leaves as many places empty */
  readonly stream: Int32Array
  /** where each text ends in the stream */
  readonly ends: Int32Array
  /**
   * places each text takes, those left empty between its parts included: what is added to the places of words appended later;
   * how many of them, the first, are its title
   */
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
  readonly written: string
  readonly count: number
}

/** How a list is read. */
export interface Reading {
  /** false: the sources alone */
  readonly weights?: boolean
  /** the only sources of interest, in increasing order: most of the others are passed over */
  readonly among?: Int32Array | undefined
}

/** Reads the index. Words are folded (shared/text/fold). */
export interface WordReader {
  /** how the word is written in the texts, most common first; empty when it is nowhere */
  variants(word: string): Variant[]
  /** one written form, by its key */
  postings(key: string, how?: Reading): Postings
  /** all words that have this stem */
  stemmed(stem: string, how?: Reading): Postings
  /** all words begun so, the word itself included, from one letter on; impacts are those of the heaviest */
  begun(prefix: string, how?: Reading): Postings
  /**
   * the words that go on from that one, those of the stem left out; all those begun so where they have one list already, up to
   * four letters
   */
  beyond(word: string, stem: string | undefined, how?: Reading): Postings
  /** about how many sources these two have, without reading them; of several words, some may be counted several times */
  stemCount(stem: string): number
  beyondCount(word: string, stem: string | undefined): number
  /** the folded words begun so, most common first; `count`: about how many sources have its commonest spelling */
  completions(prefix: string, limit: number): { word: string; count: number }[]
  /** the folded words one or two keystrokes away, most common first */
  near(word: string, limit: number): { word: string; count: number }[]
  /**
   * the sources where the folded words follow each other, each at most `slack` places after the last (1: the very next);
   * `ordered` false: in any order, the first eight of them; `wanted` tells, of those that have
   * them all, the only ones to look at. Without it, the arrays last, and are not to be written over
   */
  phrase(
    words: readonly string[],
    slack: number,
    ordered: boolean,
    wanted?: (seq: number) => boolean,
  ): Postings
  totals(): { readonly docs: number; readonly words: number }
}
