import type { Columns } from '../columns.ts'
import type { NarrowArray } from '../index/narrow-array.ts'
import type { Classes } from '../source-classes.ts'
import { publications } from './facet-names.ts'
import type { Facet, SourceFilters } from './source-filters.ts'

/** The sources that pass the filters, and by facet the counts that each other value would give. */
export interface FilteredCounts {
  /** the sources that pass, in the order given */
  readonly seqs: Int32Array
  readonly facets: Record<Facet, Record<string, number>>
}

const REFUSAL_BIT: Readonly<Record<Exclude<Facet, 'tag'>, number>> = {
  kind: 1,
  court: 2,
  code: 4,
  publication: 8,
  type: 16,
}
const ALL_BITS = 255
/** Values of a facet, at most: the most common ones. */
const MAX_FACET_VALUES = 200

/** Filters sources and counts the facets, class by class (source-classes.ts). */
export function filterAndCount(columns: Columns, seqs: Int32Array, gate: SourceFilters): FilteredCounts {
  const { classes } = columns
  const { of, count } = classes
  const { tag } = gate.choices
  const candidates = through(seqs, gate.base)
  const [withTag, withoutTag] = [new Int32Array(count), new Int32Array(count)]
  if (tag)
    for (let i = 0; i < candidates.length; i += 1) {
      const seq = candidates[i]!
      if (tag[seq] === 1) withTag[of[seq]!]! += 1
      else withoutTag[of[seq]!]! += 1
    }
  else for (let i = 0; i < candidates.length; i += 1) withTag[of[candidates[i]!]!]! += 1
  const refusalBits = refusals(classes, gate)
  let removals = 0
  for (let n = 0; n < count; n += 1) if (!classes.kind[n]) removals += withTag[n]! + withoutTag[n]!
  return {
    seqs: survivors(candidates, of, refusalBits, tag, removals),
    facets: {
      ...facetCounts(columns, classes, withTag, refusalBits),
      tag: tagCounts(columns, candidates, of, refusalBits),
    },
  }
}

/** Filters sources without counting. */
export function filterSources(columns: Columns, seqs: Int32Array, gate: SourceFilters): Int32Array {
  const { base, choices } = gate
  const candidates = through(seqs, base)
  // the index and the order by date have no removed source
  if (Object.values(choices).every(one => one === undefined)) return candidates
  const { classes } = columns
  return survivors(candidates, classes.of, refusals(classes, gate), choices.tag, 0)
}

function through(seqs: Int32Array, tests: SourceFilters['base']): Int32Array {
  let all = seqs
  for (const test of tests) {
    const passing = all === seqs ? new Int32Array(seqs.length) : all
    let count = 0
    for (let i = 0; i < all.length; i += 1) {
      const seq = all[i]!
      if (test(seq)) passing[count++] = seq
    }
    all = passing.subarray(0, count)
  }
  return all
}

/** Bits of the facets that refuse each class, by its number; all bits for those of no source. */
function refusals({ kind, court, code, grade, type, count }: Classes, gate: SourceFilters) {
  const { choices } = gate
  const refusalBits = new Uint8Array(count)
  for (let n = 0; n < count; n += 1) {
    let no = kind[n] ? 0 : ALL_BITS
    if (choices.kind && !choices.kind[kind[n]!]) no |= REFUSAL_BIT.kind
    if (choices.court && !choices.court[court[n]!]) no |= REFUSAL_BIT.court
    if (choices.code && !choices.code[code[n]!]) no |= REFUSAL_BIT.code
    if (choices.publication && !choices.publication[grade[n]!]) no |= REFUSAL_BIT.publication
    if (choices.type && !choices.type[type[n]!]) no |= REFUSAL_BIT.type
    refusalBits[n] = no
  }
  return refusalBits
}

/** The sources of the classes that nothing refuses; `removals`: how many of them are no source. */
function survivors(
  seqs: Int32Array,
  of: NarrowArray,
  refusalBits: Uint8Array,
  tag: Uint8Array | undefined,
  removals: number,
): Int32Array {
  if (!tag && removals === 0 && !refusalBits.some(no => no > 0 && no < ALL_BITS)) return seqs
  const out = new Int32Array(seqs.length)
  let total = 0
  for (let i = 0; i < seqs.length; i += 1) {
    const seq = seqs[i]!
    if (refusalBits[of[seq]!] === 0 && (!tag || tag[seq] === 1)) out[total++] = seq
  }
  return out.subarray(0, total)
}

function facetCounts(
  columns: Columns,
  { kind, court, code, grade, type, count }: Classes,
  counts: Int32Array,
  refusalBits: Uint8Array,
): Omit<Record<Facet, Record<string, number>>, 'tag'> {
  const facet = (bit: number, names: readonly string[], value: ArrayLike<number>) => {
    const all = new Int32Array(names.length + 1)
    for (let n = 1; n < count; n += 1) {
      const times = counts[n]!
      if (times > 0 && !(refusalBits[n]! & ~bit)) all[value[n]!]! += times
    }
    return byName(names, all)
  }
  return {
    kind: facet(REFUSAL_BIT.kind, columns.kinds, kind),
    court: facet(REFUSAL_BIT.court, columns.courts, court),
    code: facet(REFUSAL_BIT.code, columns.codes, code),
    publication: facet(REFUSAL_BIT.publication, publications.slice(1), grade),
    type: facet(REFUSAL_BIT.type, columns.types, type),
  }
}

/** Counts tags, whatever the tag chosen. */
function tagCounts({ tags, size }: Columns, seqs: Int32Array, of: NarrowArray, refusalBits: Uint8Array) {
  if (!tags.size) return {}
  const isCandidate = new Uint8Array(size)
  for (let i = 0; i < seqs.length; i += 1) isCandidate[seqs[i]!] = 1
  const byTag = new Map<string, number>()
  for (const [seq, list] of tags)
    if (isCandidate[seq] && !refusalBits[of[seq]!])
      for (const tag of list) byTag.set(tag, (byTag.get(tag) ?? 0) + 1)
  return cut([...byTag])
}

function byName(names: readonly string[], counts: Int32Array): Record<string, number> {
  const all: [string, number][] = []
  names.forEach((name, at) => {
    const n = counts[at + 1] ?? 0
    if (n) all.push([name, n])
  })
  return cut(all)
}

const cut = (all: [string, number][]) =>
  Object.fromEntries(
    all.length > MAX_FACET_VALUES ? all.sort((a, b) => b[1] - a[1]).slice(0, MAX_FACET_VALUES) : all,
  )
