import type { Columns } from '../columns.ts'
import { type Classes, classesOf } from './classes.ts'
import type { Facet, Gate } from './gate.ts'
import { publications } from './names.ts'

/** What passes, and what choosing another value of each facet would give. */
export interface Tally {
  /** the sources that pass, in the order given */
  readonly passed: Int32Array
  readonly facets: Record<Facet, Record<string, number>>
}

const bits: Readonly<Record<Exclude<Facet, 'tag'>, number>> = {
  kind: 1,
  court: 2,
  code: 4,
  publication: 8,
  type: 16,
}
/** A facet longer than that is cut: its most common values are kept. */
const most = 200

/** Passes sources through a gate and counts the facets: sources that only their tags tell apart are counted together. */
export function tally(columns: Columns, seqs: Int32Array, gate: Gate): Tally {
  const classes = classesOf(columns)
  const { of, count } = classes
  const { tag } = gate.chosen
  const based = through(seqs, gate.base)
  const [tagged, others] = [new Int32Array(count), new Int32Array(count)]
  if (tag)
    for (let i = 0; i < based.length; i += 1) {
      const seq = based[i]!
      if (tag[seq] === 1) tagged[of[seq]!]! += 1
      else others[of[seq]!]! += 1
    }
  else for (let i = 0; i < based.length; i += 1) tagged[of[based[i]!]!]! += 1
  const refused = refusals(columns, classes, gate)
  return {
    passed: kept(based, of, refused, tag, tagged[0]! + others[0]!),
    facets: { ...counted(columns, classes, tagged, refused), tag: tags(columns, based, of, refused) },
  }
}

/** What passes alone, where nothing is to be counted. */
export function passing(columns: Columns, seqs: Int32Array, gate: Gate): Int32Array {
  const { base, chosen } = gate
  const based = through(seqs, base)
  // The index and the order by date know no source that has been removed.
  if (Object.values(chosen).every(one => one === undefined)) return based
  const classes = classesOf(columns)
  return kept(based, classes.of, refusals(columns, classes, gate), chosen.tag, 0)
}

function through(seqs: Int32Array, tests: Gate['base']): Int32Array {
  const [only, ...others] = tests
  if (!only) return seqs
  return others.length ? seqs.filter(seq => tests.every(test => test(seq))) : seqs.filter(only)
}

/** By class, the facets that refuse it; all of them for no source. */
function refusals({ kind, court, code, grade, type }: Columns, { one, count }: Classes, gate: Gate) {
  const { chosen } = gate
  const refused = new Uint8Array(count)
  refused[0] = 255
  for (let n = 1; n < count; n += 1) {
    const seq = one[n]!
    let no = 0
    if (chosen.kind && !chosen.kind[kind[seq]!]) no |= bits.kind
    if (chosen.court && !chosen.court[court[seq]!]) no |= bits.court
    if (chosen.code && !chosen.code[code[seq]!]) no |= bits.code
    if (chosen.publication && !chosen.publication[grade[seq]!]) no |= bits.publication
    if (chosen.type && !chosen.type[type[seq]!]) no |= bits.type
    refused[n] = no
  }
  return refused
}

/** The sources of the classes that nothing refuses; `gone`: how many of them are no source. */
function kept(
  seqs: Int32Array,
  of: Int32Array,
  refused: Uint8Array,
  tag: Uint8Array | undefined,
  gone: number,
): Int32Array {
  if (!tag && gone === 0 && !refused.some((no, n) => n > 0 && no > 0)) return seqs
  const passed = new Int32Array(seqs.length)
  let total = 0
  for (let i = 0; i < seqs.length; i += 1) {
    const seq = seqs[i]!
    if (refused[of[seq]!] === 0 && (!tag || tag[seq] === 1)) passed[total++] = seq
  }
  return passed.subarray(0, total)
}

function counted(
  columns: Columns,
  { one, count }: Classes,
  counts: Int32Array,
  refused: Uint8Array,
): Omit<Record<Facet, Record<string, number>>, 'tag'> {
  const { kind, court, code, grade, type } = columns
  const facet = (bit: number, names: readonly string[], value: ArrayLike<number>) => {
    const all = new Int32Array(names.length + 1)
    for (let n = 1; n < count; n += 1) {
      const many = counts[n]!
      if (many > 0 && !(refused[n]! & ~bit)) all[value[one[n]!]!]! += many
    }
    return named(names, all)
  }
  return {
    kind: facet(bits.kind, columns.kinds, kind),
    court: facet(bits.court, columns.courts, court),
    code: facet(bits.code, columns.codes, code),
    publication: facet(bits.publication, publications.slice(1), grade),
    type: facet(bits.type, columns.types, type),
  }
}

/** Tags are counted whatever tag is chosen. */
function tags({ tags, size }: Columns, seqs: Int32Array, of: Int32Array, refused: Uint8Array) {
  if (!tags.size) return {}
  const there = new Uint8Array(size)
  for (let i = 0; i < seqs.length; i += 1) there[seqs[i]!] = 1
  const byTag = new Map<string, number>()
  for (const [seq, list] of tags)
    if (there[seq] && !refused[of[seq]!]) for (const tag of list) byTag.set(tag, (byTag.get(tag) ?? 0) + 1)
  return cut([...byTag])
}

function named(names: readonly string[], counted: Int32Array): Record<string, number> {
  const all: [string, number][] = []
  names.forEach((name, at) => {
    const n = counted[at + 1] ?? 0
    if (n) all.push([name, n])
  })
  return cut(all)
}

const cut = (all: [string, number][]) =>
  Object.fromEntries(all.length > most ? all.sort((a, b) => b[1] - a[1]).slice(0, most) : all)
