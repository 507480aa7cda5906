import type { Argument } from '../../library/model.ts'
import type { Choices, Passage } from '../merge/conflict.ts'
import { content, matchParts, withNamesOf } from '../merge/matching.ts'
import { type MergedBlocks, mergeBlocks } from '../merge/merge.ts'
import { partLines } from '../merge/parts.ts'
import type { Block } from '../model.ts'
import type { MarkupOptions } from '../text/markup.ts'
import { argumentBlocks } from './argument-blocks.ts'

/** The insertions of arguments of a text, in its order: the blocks that are still there of each. */
export function insertions(blocks: readonly Block[]): Map<string, Block[]> {
  const out = new Map<string, Block[]>()
  for (const block of blocks) {
    if (!block.origin) continue
    const { group } = block.origin
    out.set(group, [...(out.get(group) ?? []), block])
  }
  return out
}

/** The inputs of an update. `former`: the argument as it was inserted, where the library still has it. */
export interface Renewal {
  readonly group: string
  readonly former: Argument | undefined
  readonly now: Argument
  readonly kindOf?: MarkupOptions['kindOf']
  /** by passage: what stands here, what is given now, or both put together, which is what is done where nothing is said */
  readonly choices?: Choices
}

/** An insertion brought up to date in its text, and the passages of the argument that changed. */
export interface RenewedInsertion extends MergedBlocks {
  readonly passages: Passage[]
}

/** Brings one insertion up to date: what changed in the argument since, put together with what was written over it. */
export function renew(blocks: readonly Block[], renewal: Renewal): RenewedInsertion {
  const { group, choices = {} } = renewal
  const first = blocks.findIndex(block => block.origin?.group === group)
  const last = blocks.findLastIndex(block => block.origin?.group === group)
  const span = blocks.slice(first, last + 1)
  const mine = span.filter(block => block.origin?.group === group)
  const { base, theirs } = sides(mine, renewal)
  const [baseById, theirsById, mineById] = [base, theirs, mine].map(
    parts => new Map(parts.map(part => [part.id, part])),
  ) as [Map<string, Block>, Map<string, Block>, Map<string, Block>]
  const changedIds = [...new Set([...theirsById.keys(), ...baseById.keys()])].filter(id => {
    const [baseBlock, theirsBlock] = [baseById.get(id), theirsById.get(id)]
    return !baseBlock || !theirsBlock || content(baseBlock) !== content(theirsBlock)
  })
  // without what was inserted, nothing tells an edit from a change: what stands stays until it is said otherwise
  const choiceOf = (id: string) => choices[id] ?? (renewal.former ? 'both' : 'mine')
  const passages = changedIds.map((id): Passage => {
    const [baseBlock, mineBlock, theirsBlock] = [baseById.get(id), mineById.get(id), theirsById.get(id)]
    const isEdited = baseBlock !== undefined && (!mineBlock || content(baseBlock) !== content(mineBlock))
    return {
      id,
      base: lines(baseBlock),
      mine: lines(mineBlock),
      theirs: lines(theirsBlock),
      edited: isEdited,
      choice: choiceOf(id),
    }
  })
  const keepMine = new Set(changedIds.filter(id => choiceOf(id) === 'mine'))
  const takeTheirs = new Set(changedIds.filter(id => choiceOf(id) === 'theirs'))
  const origin = theirs[0]?.origin
  const theirsToMerge = base
    .filter(block => keepMine.has(block.id) && !theirsById.has(block.id))
    .reduce(
      (parts, block) => insertAfter(parts, base, block),
      theirs.flatMap(block => {
        const former = baseById.get(block.id)
        if (!keepMine.has(block.id)) return [block]
        return former ? [origin ? ({ ...former, origin } as Block) : former] : []
      }),
    )
  const mineToMerge = span.map(block =>
    takeTheirs.has(block.id) ? (baseById.get(block.id) ?? block) : block,
  )
  const merging = Object.fromEntries(
    changedIds.map(id => [id, takeTheirs.has(id) ? ('theirs' as const) : ('mine' as const)]),
  )
  const result = mergeBlocks(base, mineToMerge, theirsToMerge, { choices: { ...choices, ...merging } })
  return { ...result, blocks: blocks.toSpliced(first, span.length, ...result.blocks), passages }
}

const lines = (block: Block | undefined) => (block ? partLines(block).map(line => [...line]) : [])

/** Base and theirs of an argument, under the ids its blocks have in the text. */
function sides(mine: readonly Block[], { group, former, now, kindOf }: Renewal) {
  const [sample] = mine
  const heading = mine.find(block => block.kind === 'heading')
  const paragraph = mine.find(block => block.kind === 'paragraph')
  const variant = sample?.origin?.variant ?? 'filing'
  const blocksFrom = (argument: Argument, under: string) =>
    argumentBlocks(argument, variant, {
      group: under,
      ...(kindOf && { kindOf }),
      ...(heading && { heading: { level: heading.level } }),
      ...(sample?.slot && { slot: sample.slot }),
      ...(paragraph && { style: paragraph.style }),
    }).map(block => (block.origin ? ({ ...block, origin: { ...block.origin, group } } as Block) : block))
  const own = mine.map(block => ({ ...block, origin: sample?.origin }) as Block)
  const before = former ? withIdsOf(blocksFrom(former, group), mine) : own
  const origin = former ? undefined : sample?.origin
  const base = origin ? before.map(block => ({ ...block, origin }) as Block) : before
  const theirs = withIdsOf(blocksFrom(now, `${group}.r${now.revision}`), base)
  // a title of the text's own is not the argument's to change
  const title = base.find(block => block.kind === 'heading')
  const hasOwnTitle = heading && (!title || content(title) !== content({ ...heading, id: title.id }))
  return hasOwnTitle
    ? {
        base: base.map(
          block => (block.id === title?.id ? { ...heading, origin: block.origin } : block) as Block,
        ),
        theirs: theirs.map(
          block => (block.kind === 'heading' ? { ...heading, origin: block.origin } : block) as Block,
        ),
      }
    : { base, theirs }
}

function withIdsOf(blocks: readonly Block[], series: readonly Block[]): Block[] {
  const pairs = matchParts(blocks, series, 0.3)
  return blocks.map(block => {
    const other = pairs.get(block)
    return other ? withNamesOf(block, other) : block
  })
}

/** Puts a block where it stood in another series: after the nearest of those before it there that is here. */
function insertAfter(parts: readonly Block[], series: readonly Block[], block: Block): Block[] {
  const before = series.slice(0, series.indexOf(block)).map(one => one.id)
  const at = parts.findLastIndex(one => before.includes(one.id))
  return parts.toSpliced(at + 1, 0, block)
}
