import type { Columns } from '../columns.ts'
import type { Facet, Gate } from './gate.ts'
import { publications } from './names.ts'

/** What passes, and what choosing another value of each facet would give. */
export interface Tally {
  /** the sources that pass, in the order given */
  readonly passed: Int32Array
  readonly facets: Record<Facet, Record<string, number>>
}

const bits: Readonly<Record<Facet, number>> = {
  kind: 1,
  court: 2,
  code: 4,
  publication: 8,
  type: 16,
  tag: 32,
}
/** A facet longer than that is cut: its most common values are kept. */
const most = 200

/** Passes sources through a gate and counts the facets, all in one go over the columns. */
export function tally(columns: Columns, seqs: Int32Array, gate: Gate): Tally {
  const { kind, court, code, grade, type, tags, size } = columns
  const { chosen, base } = gate
  const passed = new Int32Array(seqs.length)
  const counts = {
    kind: new Int32Array(columns.kinds.length + 1),
    court: new Int32Array(columns.courts.length + 1),
    code: new Int32Array(columns.codes.length + 1),
    publication: new Int32Array(8),
    type: new Int32Array(columns.types.length + 1),
  }
  const byTag = new Map<string, number>()
  const refused = tags.size > 0 ? new Uint8Array(size).fill(255) : undefined
  const narrowed = base.length > 0
  let total = 0
  for (let i = 0; i < seqs.length; i += 1) {
    const seq = seqs[i] as number
    const k = kind[seq] as number
    if (!k || (narrowed && !base.every(test => test(seq)))) continue
    const [c, l, g, t] = [
      court[seq] as number,
      code[seq] as number,
      grade[seq] as number,
      type[seq] as number,
    ]
    let no = 0
    if (chosen.kind && !chosen.kind[k]) no |= bits.kind
    if (chosen.court && !chosen.court[c]) no |= bits.court
    if (chosen.code && !chosen.code[l]) no |= bits.code
    if (chosen.publication && !chosen.publication[g]) no |= bits.publication
    if (chosen.type && !chosen.type[t]) no |= bits.type
    if (chosen.tag && !chosen.tag[seq]) no |= bits.tag
    if (!no) passed[total++] = seq
    if (!(no & ~bits.kind)) counts.kind[k] = (counts.kind[k] as number) + 1
    if (!(no & ~bits.court)) counts.court[c] = (counts.court[c] as number) + 1
    if (!(no & ~bits.code)) counts.code[l] = (counts.code[l] as number) + 1
    if (!(no & ~bits.publication)) counts.publication[g] = (counts.publication[g] as number) + 1
    if (!(no & ~bits.type)) counts.type[t] = (counts.type[t] as number) + 1
    if (refused) refused[seq] = no
  }
  if (refused)
    for (const [seq, list] of tags)
      if (!((refused[seq] ?? 255) & ~bits.tag))
        for (const tag of list) byTag.set(tag, (byTag.get(tag) ?? 0) + 1)
  return {
    passed: passed.subarray(0, total),
    facets: {
      kind: named(columns.kinds, counts.kind),
      court: named(columns.courts, counts.court),
      code: named(columns.codes, counts.code),
      publication: named(publications.slice(1), counts.publication),
      type: named(columns.types, counts.type),
      tag: cut([...byTag]),
    },
  }
}

/** What passes alone, where nothing is to be counted. */
export function passing(columns: Columns, seqs: Int32Array, { base, chosen }: Gate): Int32Array {
  const { kind, court, code, grade, type } = columns
  const tests = [...base]
  const only = (list: ArrayLike<number>, allowed: Uint8Array | undefined) => {
    if (allowed) tests.push(seq => allowed[list[seq] as number] === 1)
  }
  only(kind, chosen.kind)
  only(court, chosen.court)
  only(code, chosen.code)
  only(grade, chosen.publication)
  only(type, chosen.type)
  const { tag } = chosen
  if (tag) tests.push(seq => tag[seq] === 1)
  // The index and the order by date know no source that has been removed.
  return tests.length ? seqs.filter(seq => tests.every(test => test(seq))) : seqs
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
