// AssemblyScript: see ../lists.ts. The words of a batch, grouped by term, then by source.

import { take } from '../memory.ts'
import { begin, Region, reserve, sort } from '../region.ts'

// The batch: see TokenBatch in ../../search/index/model.ts.
export let terms = 0
// For each term, the texts it is in and its places there.
let starts: usize = 0
let docs: usize = 0
export let places: usize = 0
let heads: usize = 0
/** The source of each text, numbered in the order of `seqOf`; -1: left out. */
let rank: usize = 0
/** By text: the number added to its places. */
let bases: usize = 0
/** The source of each rank. */
export let seqOf: usize = 0

// The postings of each term, by source: those of term `n` are from `runs[n]` to `runs[n + 1]`.
export let runs: usize = 0
export let ranks: usize = 0
/** The frequency of the term in the source, doubled, plus one when it is in the title. */
export let codes: usize = 0
/** Where its places begin, and what is added to them. */
export let from: usize = 0
export let base: usize = 0

/** Sets the addresses of the arrays of the batch (TokenBatch in ../../search/index/model.ts). */
export function setBatch(
  count: i32,
  numbers: usize,
  stream: usize,
  ends: usize,
  texts: i32,
  headsOf: usize,
  rankOf: usize,
  basesOf: usize,
  seqs: usize,
): void {
  terms = count
  heads = headsOf
  rank = rankOf
  bases = basesOf
  seqOf = seqs
  spread(numbers, stream, ends, texts)
}

/** Read beyond the last number, several being looked at together. */
const BEYOND_BYTES: usize = 32

/** Puts together, for each term, the texts it is in and its places there: from one of `starts` to the next. */
function spread(numbers: usize, stream: usize, ends: usize, texts: i32): void {
  const last = texts ? stream + (load<i32>(ends + ((texts - 1) << 2)) << 2) : stream
  starts = take(((terms + 1) << 2) + BEYOND_BYTES)
  memory.fill(starts, 0, (terms + 1) << 2)
  const termOf = termsByNumber(numbers)
  for (let at = stream; at < last; at += 4) {
    const number = load<i32>(at)
    if (number < 0) continue
    const to = starts + ((load<i32>(termOf + (number << 2)) + 1) << 2)
    store<i32>(to, load<i32>(to) + 1)
  }
  const next = take(terms << 2)
  let all = 0
  for (let term = 0; term < terms; term += 1) {
    store<i32>(next + (term << 2), all)
    all += load<i32>(starts + (term << 2), 4)
    store<i32>(starts + (term << 2), all, 4)
  }
  docs = take((all << 2) + BEYOND_BYTES)
  places = take((all << 2) + BEYOND_BYTES)
  let at = stream
  for (let text = 0; text < texts; text += 1) {
    const end = stream + (load<i32>(ends + (text << 2)) << 2)
    let place = 0
    for (; at < end; at += 4) {
      const number = load<i32>(at)
      if (number < 0) {
        place -= number
        continue
      }
      const slot = next + (load<i32>(termOf + (number << 2)) << 2)
      const to = load<i32>(slot) << 2
      store<i32>(slot, load<i32>(slot) + 1)
      store<i32>(docs + to, text)
      store<i32>(places + to, place)
      place += 1
    }
  }
}

function termsByNumber(numbers: usize): usize {
  let highest = 0
  for (let term = 0; term < terms; term += 1) highest = max(highest, load<i32>(numbers + (term << 2)))
  const termOf = take((highest + 1) << 2)
  for (let term = 0; term < terms; term += 1)
    store<i32>(termOf + (load<i32>(numbers + (term << 2)) << 2), term)
  return termOf
}

/** Groups what it says of each term by source; counts at `words` the words of each. */
export function group(words: usize): void {
  const room = postings() << 2
  runs = take((terms + 1) << 2)
  ranks = take(room)
  codes = take(room)
  from = take(room)
  base = take(room)
  let to: usize = 0
  store<i32>(runs, 0)
  for (let term = 0; term < terms; term += 1) {
    to = groupTerm(term, to, words)
    store<i32>(runs + ((term + 1) << 2), to >> 2)
  }
}

/** Groups those of a term, from `first` on; returns where they end. */
function groupTerm(term: i32, first: usize, words: usize): usize {
  let at = load<i32>(starts + (term << 2)) << 2
  const end = load<i32>(starts + (term << 2), 4) << 2
  let to = first
  let before = -1
  let isInOrder = true
  while (at < end) {
    const doc = load<i32>(docs + at)
    const start = at
    do at += 4
    while (at < end && load<i32>(docs + at) === doc)
    const text = (doc << 2) as usize
    const source = load<i32>(rank + text)
    if (source < 0) continue
    if (before > source) isInOrder = false
    before = source
    const times = (at - start) >> 2
    const wordCount = words + (source << 2)
    store<i32>(wordCount, load<i32>(wordCount) + times)
    store<i32>(ranks + to, source)
    store<i32>(codes + to, (times << 1) | i32(load<i32>(places + start) < load<i32>(heads + text)))
    store<i32>(from + to, start)
    store<i32>(base + to, load<i32>(bases + text))
    to += 4
  }
  if (!isInOrder) sortRun(first, to)
  return to
}

/** How many texts have each term, in all. */
function postings(): i32 {
  let count = 0
  for (let term = 0; term < terms; term += 1) {
    let before = -1
    const end = load<i32>(starts + (term << 2), 4)
    for (let at = load<i32>(starts + (term << 2)); at < end; at += 1) {
      const doc = load<i32>(docs + (at << 2))
      count += i32(doc !== before)
      before = doc
    }
  }
  return count
}

const keys = changetype<Region>(memory.data(12))
const moves = changetype<Region>(memory.data(12))

export function beginBatch(): void {
  begin(keys, 0)
  begin(moves, 0)
}

/** Texts that were not added in the order of their sources. */
function sortRun(first: usize, end: usize): void {
  const count = ((end - first) >> 2) as i32
  const key = reserve(keys, count << 3)
  for (let n = 0; n < count; n += 1)
    store<u64>(key + (n << 3), ((load<u32>(ranks + first + (n << 2)) as u64) << 32) | (n as u64))
  sort<u64>(key, count)
  inOrder(ranks + first, key, count)
  inOrder(codes + first, key, count)
  inOrder(from + first, key, count)
  inOrder(base + first, key, count)
}

function inOrder(column: usize, key: usize, count: i32): void {
  const to = reserve(moves, count << 2)
  for (let n = 0; n < count; n += 1)
    store<i32>(to + (n << 2), load<i32>(column + (load<u32>(key + (n << 3)) << 2)))
  memory.copy(column, to, count << 2)
}
