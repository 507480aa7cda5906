import type { Columns } from '../../columns.ts'
import { grown } from '../../grown.ts'
import { HAS_TERM, IN_TITLE, IN_TITLE_SHIFT } from '../../index/format/impact.ts'
import type { Postings } from '../../index/model.ts'
import { upTo } from '../intersection.ts'
import { type List, TIER } from '../query-plan.ts'
import { heaviest } from '../rank.ts'
import type { Room, SharedRoom } from '../room.ts'
import type { LibraryColumns } from '../scales.ts'
import { IMPACT_SCALE, LONG_TITLE_ROW, tableOf } from '../weights.ts'
import { heaviestOf } from './heaviest.ts'

/** Sources that are looked up in the lists that are not read whole, at most. */
export const LOOKED_UP_SOURCES = 2000
/** Factors of the forms of a word, by tier: inflected, inflected in the title, without accents, as typed. */
const TIER_FACTORS = [1.5, 1.5, 0.9, 1] as const
/** The rarity of a synonym that names exactly the thing asked is at least this. */
const NAME_RARITY = 5
/** The impact of a figure in a title: it is the number of an article, whatever its text says. */
const NUMBER_IMPACT = 8

/**
 * How the lists of a clause are read: whole where `open`; the titles of a `isFigure` are numbers of articles, which say nothing.
 * `keptAlone`: how many sources are kept of the only list that is read whole, the others being looked up in the next ones.
 */
export interface Reading {
  readonly lists: readonly List[]
  readonly isFigure: boolean
  readonly open: boolean
  readonly keptAlone?: number | undefined
}

/** The columns that weighing candidates reads. */
export type CandidateColumns = LibraryColumns & Pick<Columns, 'date'>

/** How the sources of a list are weighed: by the weights of `table`; only those of `among`, where there are some. */
interface ListWeighing {
  readonly table: Float32Array
  readonly among: Int32Array | undefined
  readonly library: CandidateColumns
}

/** The weight of each impact of a list in a clause of that rarity (weights.ts). */
const tableFor = ({ isName, factor, tier }: List, rare: number): Float32Array =>
  tableOf(factor * (isName ? Math.max(rare, IMPACT_SCALE * NAME_RARITY) : rare) * TIER_FACTORS[tier]!)

/** The sources of `among` in a list whose impacts are at hand by source. */
function commonAmong(list: List, among: Int32Array): Postings | undefined {
  const bySource = list.impacts?.()
  if (!bySource) return undefined
  const postings = { seqs: new Int32Array(among.length), impacts: new Uint8Array(among.length) }
  let count = 0
  for (let i = 0; i < among.length; i += 1) {
    const seq = among[i]!
    if (bySource[seq] === 0) continue
    postings.seqs[count] = seq
    postings.impacts[count++] = bySource[seq]! & ~HAS_TERM
  }
  return { ...postings, count }
}

/** Adds up the weights of clauses, one after the other, by source, in arrays shared with the other weighing. */
export function clauseScales(shared: SharedRoom) {
  let room = shared.clear(0)
  let count = 0
  let flat = new Uint8Array(0)
  /** the sources of the clause being added, each once */
  let touched = new Int32Array(0)
  let rows = new Uint8Array(0)

  function begin(size: number): Room {
    room = shared.clear(size)
    if (flat.length < room.tier.length) flat = new Uint8Array(room.tier.length)
    count = 0
    return room
  }

  /** The row, in the table of weights, of each posting of a list; valid until the next list. */
  function rowsIn(
    { count: length, seqs, impacts }: Postings,
    kind: Uint8Array,
    { isFlat, isFigure }: { readonly isFlat: boolean; readonly isFigure: boolean },
  ): Uint8Array {
    rows = grown(rows, length, size => new Uint8Array(size))
    for (let i = 0; i < length; i += 1) {
      const impact = impacts[i]!
      const own = isFlat ? 0 : isFigure && impact & IN_TITLE ? NUMBER_IMPACT : impact
      rows[i] = own | LONG_TITLE_ROW[kind[seqs[i]!]!]!
    }
    return rows
  }

  /** The sources of a list that count for a clause: where it is not `open`, those weighed already, `among`. */
  function postingsOf(list: List, { keptAlone, isFigure }: Reading, how: ListWeighing): Postings {
    const all = (how.among && commonAmong(list, how.among)) ?? list.read({ among: how.among })
    if (!keptAlone) return all
    const rows = rowsIn(all, how.library.kind, { isFlat: list.isFlat === true, isFigure })
    const order = { weight: room.weight, tier: flat, date: how.library.date }
    return heaviestOf(all, keptAlone, { table: how.table, rows, ...order })
  }

  /** Adds one clause to the sources that have it: where `open`, to any source, else to those weighed already. */
  function add(reading: Reading, n: number, rare: number, library: CandidateColumns): void {
    const among = reading.open ? undefined : room.order.slice(0, count).sort()
    const [only, ...others] = reading.lists
    if (only && others.length === 0) addOnly(only, reading, n, rare, { among, library })
    else addClosest(reading, n, rare, { among, library })
  }

  /** Adds a clause of one list. */
  function addOnly(
    list: List,
    reading: Reading,
    n: number,
    rare: number,
    how: Omit<ListWeighing, 'table'>,
  ): void {
    const { matched, order, weight, tier, titleBits } = room
    const { kind, size } = how.library
    const table = tableFor(list, rare)
    const { count: listCount, seqs, impacts } = postingsOf(list, reading, { ...how, table })
    const [isFlat, isFigure, bit] = [list.isFlat === true, reading.isFigure, 1 << n]
    const [own, ofTitle] = [list.tier, list.tier === TIER.inflection ? TIER.inTitle : list.tier]
    let out = count
    for (let i = 0, end = upTo(seqs, listCount, size); i < end; i += 1) {
      const seq = seqs[i]!
      const impact = isFlat ? 0 : isFigure && impacts[i]! & IN_TITLE ? NUMBER_IMPACT : impacts[i]!
      const value = table[impact | LONG_TITLE_ROW[kind[seq]!]!]!
      const level = impact & IN_TITLE ? ofTitle : own
      if (matched[seq] === 0) {
        if (!reading.open) continue
        order[out++] = seq
        weight[seq] = value
        tier[seq] = level
        titleBits[seq] = impact >> IN_TITLE_SHIFT
      } else {
        weight[seq]! += value
        titleBits[seq]! += impact >> IN_TITLE_SHIFT
        if (level < tier[seq]!) tier[seq] = level
      }
      matched[seq]! |= bit
    }
    count = out
  }

  /** Adds a clause of several lists: the one of most weight counts. */
  function addClosest(reading: Reading, n: number, rare: number, how: Omit<ListWeighing, 'table'>): void {
    const { part, partTier, partTitle, clausesMet, matched, order, weight, tier, titleBits } = room
    const { kind, size } = how.library
    const { open, isFigure } = reading
    const met = n + 1
    let touchedCount = 0
    for (const list of reading.lists) {
      const table = tableFor(list, rare)
      const { count: listCount, seqs, impacts } = postingsOf(list, reading, { ...how, table })
      const isFlat = list.isFlat === true
      touched = grown(touched, touchedCount + listCount, length => new Int32Array(length))
      const [own, ofTitle] = [list.tier, list.tier === TIER.inflection ? TIER.inTitle : list.tier]
      for (let i = 0, end = upTo(seqs, listCount, size); i < end; i += 1) {
        const seq = seqs[i]!
        if (!open && matched[seq] === 0) continue
        const impact = isFlat ? 0 : isFigure && impacts[i]! & IN_TITLE ? NUMBER_IMPACT : impacts[i]!
        const value = table[impact | LONG_TITLE_ROW[kind[seq]!]!]!
        if (clausesMet[seq] !== met) {
          clausesMet[seq] = met
          touched[touchedCount++] = seq
        } else if (value <= part[seq]!) continue
        part[seq] = value
        partTier[seq] = impact & IN_TITLE ? ofTitle : own
        partTitle[seq] = impact >> IN_TITLE_SHIFT
      }
    }
    for (let i = 0; i < touchedCount; i += 1) {
      const seq = touched[i]!
      if (matched[seq] === 0) {
        order[count++] = seq
        weight[seq] = 0
        tier[seq] = TIER.exact
        titleBits[seq] = 0
      }
      matched[seq]! |= 1 << n
      weight[seq]! += part[seq]!
      titleBits[seq]! += partTitle[seq]!
      if (partTier[seq]! < tier[seq]!) tier[seq] = partTier[seq]!
    }
  }

  /** Keeps the heaviest sources so far. */
  function prune(date: Int32Array): void {
    const { order, matched, weight } = room
    if (count <= LOOKED_UP_SOURCES) return
    const leading = heaviest(order.subarray(0, count), LOOKED_UP_SOURCES, { weight, tier: flat, date })
    for (let i = 0; i < count; i += 1) matched[order[i]!] = ~matched[order[i]!]!
    for (const seq of leading) matched[seq] = ~matched[seq]!
    for (let i = 0; i < count; i += 1) if (matched[order[i]!]! < 0) matched[order[i]!] = 0
    order.set(leading)
    count = leading.length
  }

  return {
    /** Begins a query, for sources below `size`; returns the arrays that the weights are in. */
    begin,
    add,
    prune,
    /** one tier for all sources: here weight alone decides */
    flat: (): Uint8Array => flat,
    /** the sources that have some clause, but those pruned; valid until the next clause is added */
    sources: (): Int32Array => room.order.subarray(0, count),
  }
}
