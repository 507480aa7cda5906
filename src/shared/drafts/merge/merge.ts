import type { Block } from '../model.ts'
import { isNoteInline } from '../walk.ts'
import type { Choices, Conflict } from './conflict.ts'
import { laterText } from './continuation.ts'
import { likeness, content as sayingOf } from './matching.ts'
import { mergeLine, resolvePieces } from './merge-line.ts'
import { mergeOrder } from './merge-order.ts'
import { mergeRows } from './merge-rows.ts'
import { mergeTokens } from './merge-tokens.ts'
import { bodyOf, isSameForm, type Part, same, wordsOf } from './parts.ts'
import { inlinesOf, opening, type Token, tokensOf } from './tokens.ts'
import { type Unit, unitGround, unitOf } from './units.ts'
import { resolveDeletion, resolveRemoval, resolveWhole, type Work } from './whole-parts.ts'

export interface MergeOptions {
  /** what was chosen of the conflicts; what stands stays where nothing was */
  readonly choices?: Choices
  /** the blocks taken out of the text and no longer given: they stay out when they are given again */
  readonly deletedIds?: readonly string[]
  /**
   * both sides may be states of one text that was being written: words that go on from those of the other side are no conflict with
   * them (`continuation.ts`)
   */
  readonly isOneText?: boolean
}

/** Two versions of a text put together. */
export interface MergedBlocks {
  readonly blocks: Block[]
  readonly conflicts: Conflict[]
  /** what was deleted here, `gone` of the next merge included */
  readonly deletedIds: string[]
}

/**
 * Merges the local changes (`mine`) and the incoming ones (`theirs`), both since `base`, in one text. Blocks are known by their ids.
 * Every change of either side is in it, but where both changed the same words: there what stands stays, and a conflict says so.
 * A block deleted here stays deleted, one moved stays moved.
 */
export function mergeBlocks(
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
  options: MergeOptions = {},
): MergedBlocks {
  const conflicts: Conflict[] = []
  const deletedIds = new Set(options.deletedIds)
  const { choices = {}, isOneText = false } = options
  const blocks = mergeSeries(base, mine, theirs, { choices, conflicts, deletedIds, isOneText })
  const mineById = byId(mine)
  return { blocks, conflicts, deletedIds: [...deletedIds].filter(id => !mineById.has(id)) }
}

const byId = <P extends Part>(parts: readonly P[]) => new Map(parts.map(part => [part.id, part]))

function mergeSeries<P extends Part>(
  base: readonly P[],
  mine: readonly P[],
  theirs: readonly P[],
  work: Work,
): P[] {
  const [baseById, mineById, theirsById] = [byId(base), byId(mine), byId(theirs)]
  const result = new Map<string, P[]>()
  const unitIds = new Set<string>()
  const ground = unitGround(base, mine)
  for (const [mineAt, minePart] of mine.entries()) {
    if (unitIds.has(minePart.id)) continue
    const basePart = baseById.get(minePart.id)
    const theirsPart = theirsById.get(minePart.id)
    if (!basePart) {
      result.set(minePart.id, [theirsPart ? mergeAdded(minePart, theirsPart, work) : minePart])
      continue
    }
    const unit = 'inlines' in minePart && 'inlines' in basePart ? unitOf(ground, mineAt) : undefined
    const theirsParts = (unit?.base ?? [basePart]).flatMap(part => theirsById.get(part.id) ?? [])
    const isReshaped = unit && unit.base.length + unit.mine.length > 2
    const isChangedByTheirs =
      isReshaped &&
      !(
        theirsParts.length === unit.base.length && theirsParts.every((part, at) => same(part, unit.base[at]!))
      )
    if (unit && isReshaped) for (const part of unit.base) unitIds.add(part.id)
    if (unit && isReshaped && isChangedByTheirs) {
      for (const part of unit.mine) unitIds.add(part.id)
      result.set(minePart.id, mergeUnit(unit, theirsParts, work) as P[])
    } else if (theirsPart) result.set(minePart.id, [mergePart(basePart, minePart, theirsPart, work)])
    else if (same(basePart, minePart) || resolveRemoval([basePart], [minePart], work))
      result.set(minePart.id, [])
    else result.set(minePart.id, [minePart])
  }
  for (const part of base) if (!mineById.has(part.id) && !unitIds.has(part.id)) work.deletedIds.add(part.id)
  for (const theirsPart of theirs) {
    if (mineById.has(theirsPart.id) || unitIds.has(theirsPart.id)) continue
    const basePart = baseById.get(theirsPart.id)
    const isDeleted = basePart !== undefined || work.deletedIds.has(theirsPart.id)
    if (isDeleted && basePart && same(basePart, theirsPart) && work.choices[theirsPart.id] !== 'theirs')
      continue
    if (isDeleted && !resolveDeletion(basePart, theirsPart, work)) continue
    work.deletedIds.delete(theirsPart.id)
    result.set(theirsPart.id, [theirsPart])
  }
  const stands = new Set([...result].flatMap(([id, parts]) => (parts.length > 0 ? [id] : [])))
  const [baseIds, mineIds, theirsIds] = [base, mine, theirs].map(parts => parts.map(part => part.id))
  return mergeOrder(baseIds!, mineIds!, theirsIds!, stands).flatMap(id => result.get(id) ?? [])
}

/** Likeness under which a line of theirs is another text than the base's. */
const OTHER_TEXT_LIKENESS = 0.4

/** A part that stands in all three. */
function mergePart<P extends Part>(base: P, mine: P, theirs: P, work: Work): P {
  if (same(base, theirs) || same(mine, theirs)) return mine
  if (same(base, mine)) return theirs
  const [baseBody, mineBody, theirsBody] = [bodyOf(base), bodyOf(mine), bodyOf(theirs)]
  // another text in the same place: words they happen to share tell nothing of where an edit belongs
  if (baseBody.kind === 'line' && likeness(wordsOf(base), wordsOf(theirs)) < OTHER_TEXT_LIKENESS) {
    const inlines = work.isOneText ? laterText(base, mine, theirs) : undefined
    if (inlines) return { ...mergeHead(base, mine, theirs), inlines } as P
    return sayTheSame(base, mine) ? theirs : resolveWhole(mine, theirs, work, base)
  }
  const form = mergeCaption(mergeHead(base, mine, theirs), base, mine, theirs, work)
  if (baseBody.kind === 'line' && mineBody.kind === 'line' && theirsBody.kind === 'line') {
    const tokens = mergeLine(mine.id, baseBody.inlines, mineBody.inlines, theirsBody.inlines, work)
    return { ...form, inlines: inlinesOf(tokens) } as P
  }
  if (baseBody.kind === 'items' && mineBody.kind === 'items' && theirsBody.kind === 'items')
    return {
      ...form,
      items: mergeSeries(baseBody.items, mineBody.items, theirsBody.items, {
        ...work,
        deletedIds: new Set(),
      }),
    } as P
  if (
    baseBody.kind === 'rows' &&
    mineBody.kind === 'rows' &&
    theirsBody.kind === 'rows' &&
    shape(baseBody.rows) === shape(mineBody.rows) &&
    shape(baseBody.rows) === shape(theirsBody.rows)
  ) {
    const rows = mineBody.rows.map((row, y) =>
      row.map((cell, x) =>
        inlinesOf(
          mergeLine(
            `${mine.id}.${y + 1}.${x + 1}`,
            baseBody.rows[y]![x]!,
            cell,
            theirsBody.rows[y]![x]!,
            work,
            mine.id,
          ),
        ),
      ),
    )
    return { ...form, rows } as P
  }
  if (
    baseBody.kind === 'rows' &&
    mineBody.kind === 'rows' &&
    theirsBody.kind === 'rows' &&
    !hasSpans(base, mine, theirs)
  ) {
    const rows = mergeRows(baseBody.rows, mineBody.rows, theirsBody.rows)?.map(row =>
      row.kind === 'whole'
        ? row.row
        : row.mine.map((cell, x) => {
            const name = `${mine.id}.${row.name}.${x + 1}`
            return inlinesOf(mergeLine(name, row.base[x]!, cell, row.theirs[x]!, work, mine.id))
          }),
    )
    if (rows) return { ...form, rows } as P
  }
  if (baseBody.kind === 'none') return form
  return resolveWhole(mine, theirs, work, base)
}

/** A part that both added: of its two states, where one goes on from the other, the later one. */
function mergeAdded<P extends Part>(mine: P, theirs: P, work: Work): P {
  const [mineBody, theirsBody] = [bodyOf(mine), bodyOf(theirs)]
  if (!work.isOneText || !isSameForm(mine, theirs)) return resolveWhole(mine, theirs, work)
  if (mineBody.kind === 'items' && theirsBody.kind === 'items') {
    const added = { ...work, deletedIds: new Set<string>() }
    return { ...mine, items: mergeSeries([], mineBody.items, theirsBody.items, added) } as P
  }
  const inlines = laterText(undefined, mine, theirs)
  return inlines ? ({ ...mine, inlines } as P) : resolveWhole(mine, theirs, work)
}

/** The words beside a picture or a table are put together like any other line. */
function mergeCaption<P extends Part>(form: P, base: P, mine: P, theirs: P, work: Work): P {
  if (!('caption' in base && 'caption' in mine && 'caption' in theirs)) return form
  const tokens = mergeLine(`${mine.id}.0`, base.caption, mine.caption, theirs.caption, work, mine.id)
  return { ...form, caption: inlinesOf(tokens).filter(isNoteInline) }
}

/** Whether nothing but comments sets two parts apart. */
const sayTheSame = (a: Part, b: Part) => sayingOf(a) === sayingOf(b)

/** A cell over several rows names them by their rank: rows then neither come nor go. */
const hasSpans = (...parts: readonly Part[]) => parts.some(part => 'spans' in part && part.spans.length > 0)

const shape = (rows: readonly (readonly unknown[])[]) => rows.map(row => row.length).join()

/** Level, style, origin...: what only one side changed is as that side says, what both changed as it stands here. */
function mergeHead<P extends Part>(base: P, mine: P, theirs: P): P {
  const [baseFields, mineFields, theirsFields] = [base, mine, theirs] as Record<string, unknown>[]
  const out: Record<string, unknown> = { ...mineFields }
  for (const key of new Set([...Object.keys(baseFields!), ...Object.keys(theirsFields!)])) {
    if (['inlines', 'items', 'rows', 'caption', 'kind'].includes(key)) continue
    const isMineUntouched = JSON.stringify(baseFields![key]) === JSON.stringify(mineFields![key])
    if (!isMineUntouched) continue
    if (theirsFields![key] === undefined) delete out[key]
    else out[key] = theirsFields![key]
  }
  return out as P
}

/** A paragraph cut in several here, or joined with the next: one text, whose ends of paragraph are where either side has them. */
function mergeUnit(unit: Unit, theirs: readonly Part[], work: Work): Part[] {
  const [minePart] = unit.mine
  if (!minePart) return []
  if (theirs.length === 0) {
    // nobody wrote in the paragraph itself: what follows it alone is asked
    const from = same(unit.base[0]!, minePart) ? 1 : 0
    const mine = unit.mine.slice(from)
    return resolveRemoval(unit.base.slice(from), mine, work) ? [] : mine
  }
  const pieces = mergeTokens(flat(unit.base), flat(unit.mine), flat(theirs))
  const tokens = resolvePieces(minePart.id, minePart.id, pieces, work)
  const [basePart, theirsPart] = [unit.base[0], theirs[0]]
  const first =
    basePart && theirsPart && basePart.id === minePart.id && theirsPart.id === minePart.id
      ? mergeHead(basePart, minePart, theirsPart)
      : minePart
  const parts = new Map([...theirs, ...unit.base, ...unit.mine].map(part => [part.id, part]))
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
