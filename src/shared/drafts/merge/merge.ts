import type { Block } from '../model.ts'
import { isNoteInline } from '../walk.ts'
import { likeness, content as sayingOf } from './alike.ts'
import { broughtBack, removed, type Work, whole } from './asked.ts'
import type { Choices, Conflict } from './conflict.ts'
import { line, settle } from './line.ts'
import { mergeOrder } from './order.ts'
import { bodyOf, type Part, same, wordsOf } from './parts.ts'
import { mergeRows } from './rows.ts'
import { inlinesOf, opening, type Token, tokensOf } from './tokens.ts'
import { type Unit, unitOf } from './units.ts'
import { mergeTokens } from './words.ts'

export interface MergeOptions {
  /** what was chosen of the conflicts; what stands stays where nothing was */
  readonly choices?: Choices
  /** the blocks taken out of the text and no longer given: they stay out when they are given again */
  readonly gone?: readonly string[]
}

/** Two versions of a text put together. */
export interface Merged {
  readonly blocks: Block[]
  readonly conflicts: Conflict[]
  /** what was deleted here, `gone` of the next merge included */
  readonly gone: string[]
}

/**
 * What was changed here (`mine`) and what is given now (`theirs`), both since `base`, in one text. Blocks are known by their ids.
 * Every change of either side is in it, but where both changed the same words: there what stands stays, and a conflict says so.
 * A block deleted here stays deleted, one moved stays moved.
 */
export function mergeBlocks(
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
  options: MergeOptions = {},
): Merged {
  const conflicts: Conflict[] = []
  const gone = new Set(options.gone)
  const blocks = series(base, mine, theirs, { choices: options.choices ?? {}, conflicts, gone })
  const here = byId(mine)
  return { blocks, conflicts, gone: [...gone].filter(id => !here.has(id)) }
}

const byId = <P extends Part>(parts: readonly P[]) => new Map(parts.map(part => [part.id, part]))

function series<P extends Part>(
  base: readonly P[],
  mine: readonly P[],
  theirs: readonly P[],
  work: Work,
): P[] {
  const [b, m, t] = [byId(base), byId(mine), byId(theirs)]
  const result = new Map<string, P[]>()
  const swallowed = new Set<string>()
  for (const [here, now] of mine.entries()) {
    if (swallowed.has(now.id)) continue
    const was = b.get(now.id)
    const then = t.get(now.id)
    if (!was) {
      result.set(now.id, [then ? whole(now, then, work) : now])
      continue
    }
    const unit =
      'inlines' in now && 'inlines' in was ? unitOf(base, base.indexOf(was), mine, here) : undefined
    const given = (unit?.base ?? [was]).flatMap(part => t.get(part.id) ?? [])
    const apart = unit && unit.base.length + unit.mine.length > 2
    const changed =
      apart && !(given.length === unit.base.length && given.every((part, at) => same(part, unit.base[at]!)))
    if (unit && apart) for (const part of unit.base) swallowed.add(part.id)
    if (unit && apart && changed) {
      for (const part of unit.mine) swallowed.add(part.id)
      result.set(now.id, together(unit, given, work) as P[])
    } else if (then) result.set(now.id, [content(was, now, then, work)])
    else if (same(was, now) || removed([was], [now], work)) result.set(now.id, [])
    else result.set(now.id, [now])
  }
  for (const part of base) if (!m.has(part.id) && !swallowed.has(part.id)) work.gone.add(part.id)
  for (const then of theirs) {
    if (m.has(then.id) || swallowed.has(then.id)) continue
    const was = b.get(then.id)
    const out = was !== undefined || work.gone.has(then.id)
    if (out && was && same(was, then) && work.choices[then.id] !== 'theirs') continue
    if (out && !broughtBack(was, then, work)) continue
    work.gone.delete(then.id)
    result.set(then.id, [then])
  }
  const stands = new Set([...result].flatMap(([id, parts]) => (parts.length > 0 ? [id] : [])))
  const [was, here, there] = [base, mine, theirs].map(parts => parts.map(part => part.id))
  return mergeOrder(was!, here!, there!, stands).flatMap(id => result.get(id) ?? [])
}

/** A part that stands in all three. */
function content<P extends Part>(base: P, mine: P, theirs: P, work: Work): P {
  if (same(base, theirs) || same(mine, theirs)) return mine
  if (same(base, mine)) return theirs
  const [b, m, t] = [bodyOf(base), bodyOf(mine), bodyOf(theirs)]
  // another text in the same place: words they happen to share tell nothing of where an edit belongs
  if (b.kind === 'line' && likeness(wordsOf(base), wordsOf(theirs)) < 0.4)
    return sayTheSame(base, mine) ? theirs : whole(mine, theirs, work, base)
  const form = captioned(head(base, mine, theirs), base, mine, theirs, work)
  if (b.kind === 'line' && m.kind === 'line' && t.kind === 'line') {
    const tokens = line(mine.id, b.inlines, m.inlines, t.inlines, work)
    return { ...form, inlines: inlinesOf(tokens) } as P
  }
  if (b.kind === 'items' && m.kind === 'items' && t.kind === 'items')
    return { ...form, items: series(b.items, m.items, t.items, { ...work, gone: new Set() }) } as P
  if (
    b.kind === 'rows' &&
    m.kind === 'rows' &&
    t.kind === 'rows' &&
    shape(b.rows) === shape(m.rows) &&
    shape(b.rows) === shape(t.rows)
  ) {
    const rows = m.rows.map((row, y) =>
      row.map((cell, x) =>
        inlinesOf(line(`${mine.id}.${y + 1}.${x + 1}`, b.rows[y]![x]!, cell, t.rows[y]![x]!, work, mine.id)),
      ),
    )
    return { ...form, rows } as P
  }
  if (b.kind === 'rows' && m.kind === 'rows' && t.kind === 'rows' && !spanned(base, mine, theirs)) {
    const rows = mergeRows(b.rows, m.rows, t.rows)?.map(row =>
      row.kind === 'whole'
        ? row.row
        : row.mine.map((cell, x) => {
            const name = `${mine.id}.${row.name}.${x + 1}`
            return inlinesOf(line(name, row.base[x]!, cell, row.theirs[x]!, work, mine.id))
          }),
    )
    if (rows) return { ...form, rows } as P
  }
  if (b.kind === 'none') return form
  return whole(mine, theirs, work, base)
}

/** The words beside a picture or a table are put together like any other line. */
function captioned<P extends Part>(form: P, base: P, mine: P, theirs: P, work: Work): P {
  if (!('caption' in base && 'caption' in mine && 'caption' in theirs)) return form
  const tokens = line(`${mine.id}.0`, base.caption, mine.caption, theirs.caption, work, mine.id)
  return { ...form, caption: inlinesOf(tokens).filter(isNoteInline) }
}

/** Nothing but comments sets them apart. */
const sayTheSame = (a: Part, b: Part) => sayingOf(a) === sayingOf(b)

/** A cell over several rows names them by their rank: rows then neither come nor go. */
const spanned = (...parts: readonly Part[]) => parts.some(part => 'spans' in part && part.spans.length > 0)

const shape = (rows: readonly (readonly unknown[])[]) => rows.map(row => row.length).join()

/** Level, style, origin...: what only one side changed is as that side says, what both changed as it stands here. */
function head<P extends Part>(base: P, mine: P, theirs: P): P {
  const [b, m, t] = [base, mine, theirs] as Record<string, unknown>[]
  const out: Record<string, unknown> = { ...m }
  for (const key of new Set([...Object.keys(b!), ...Object.keys(t!)])) {
    if (['inlines', 'items', 'rows', 'caption', 'kind'].includes(key)) continue
    const untouched = JSON.stringify(b![key]) === JSON.stringify(m![key])
    if (!untouched) continue
    if (t![key] === undefined) delete out[key]
    else out[key] = t![key]
  }
  return out as P
}

/** A paragraph cut in several here, or joined with the next: one text, whose ends of paragraph are where either side has them. */
function together(unit: Unit, given: readonly Part[], work: Work): Part[] {
  const [now] = unit.mine
  if (!now) return []
  if (given.length === 0) {
    // nobody wrote in the paragraph itself: what follows it alone is asked
    const from = same(unit.base[0]!, now) ? 1 : 0
    const mine = unit.mine.slice(from)
    return removed(unit.base.slice(from), mine, work) ? [] : mine
  }
  const pieces = mergeTokens(flat(unit.base), flat(unit.mine), flat(given))
  const tokens = settle(now.id, now.id, pieces, work)
  const [was, then] = [unit.base[0], given[0]]
  const first = was && then && was.id === now.id && then.id === now.id ? head(was, now, then) : now
  const parts = new Map([...given, ...unit.base, ...unit.mine].map(part => [part.id, part]))
  const out: { part: Part; tokens: Token[] }[] = [{ part: first, tokens: [] }]
  for (const token of tokens) {
    const opens = token.opens === undefined ? undefined : parts.get(token.opens)
    if (opens) out.push({ part: opens, tokens: [] })
    else out.at(-1)!.tokens.push(token)
  }
  return out.map(one => ({ ...one.part, inlines: inlinesOf(one.tokens) }) as Part)
}

const flat = (parts: readonly Part[]): Token[] =>
  parts.flatMap((part, at) => {
    const body = bodyOf(part)
    const tokens = body.kind === 'line' ? tokensOf(body.inlines) : []
    return at === 0 ? tokens : [opening(part.id), ...tokens]
  })
