import type { Argument } from '../../library/model.ts'
import { content, matched, namedAs } from '../merge/alike.ts'
import type { Choices, Passage } from '../merge/conflict.ts'
import { type Merged, mergeBlocks } from '../merge/merge.ts'
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

/** What an insertion is brought up to date with. `inserted`: the argument as it was inserted, where the library still knows. */
export interface Renewal {
  readonly group: string
  readonly inserted: Argument | undefined
  readonly now: Argument
  readonly kindOf?: MarkupOptions['kindOf']
  /** by passage: what stands here, what is given now, or both put together, which is what is done where nothing is said */
  readonly choices?: Choices
}

/** An insertion brought up to date in its text, and the passages of the argument that changed. */
export interface Renewed extends Merged {
  readonly passages: Passage[]
}

/** Brings one insertion up to date: what changed in the argument since, put together with what was written over it. */
export function renew(blocks: readonly Block[], renewal: Renewal): Renewed {
  const { group, choices = {} } = renewal
  const first = blocks.findIndex(block => block.origin?.group === group)
  const last = blocks.findLastIndex(block => block.origin?.group === group)
  const span = blocks.slice(first, last + 1)
  const mine = span.filter(block => block.origin?.group === group)
  const { base, theirs } = sides(mine, renewal)
  const [b, t, m] = [base, theirs, mine].map(parts => new Map(parts.map(part => [part.id, part]))) as [
    Map<string, Block>,
    Map<string, Block>,
    Map<string, Block>,
  ]
  const changed = [...new Set([...t.keys(), ...b.keys()])].filter(id => {
    const [was, now] = [b.get(id), t.get(id)]
    return !was || !now || content(was) !== content(now)
  })
  // without what was inserted, nothing tells an edit from a change: what stands stays until it is said otherwise
  const choiceOf = (id: string) => choices[id] ?? (renewal.inserted ? 'both' : 'mine')
  const passages = changed.map((id): Passage => {
    const [was, here, now] = [b.get(id), m.get(id), t.get(id)]
    const edited = was !== undefined && (!here || content(was) !== content(here))
    return { id, base: lines(was), mine: lines(here), theirs: lines(now), edited, choice: choiceOf(id) }
  })
  const refused = new Set(changed.filter(id => choiceOf(id) === 'mine'))
  const taken = new Set(changed.filter(id => choiceOf(id) === 'theirs'))
  const origin = theirs[0]?.origin
  const given = base
    .filter(block => refused.has(block.id) && !t.has(block.id))
    .reduce(
      (parts, block) => insertAfter(parts, base, block),
      theirs.flatMap(block => {
        const was = b.get(block.id)
        if (!refused.has(block.id)) return [block]
        return was ? [origin ? ({ ...was, origin } as Block) : was] : []
      }),
    )
  const standing = span.map(block => (taken.has(block.id) ? (b.get(block.id) ?? block) : block))
  const asked = Object.fromEntries(
    changed.map(id => [id, taken.has(id) ? ('theirs' as const) : ('mine' as const)]),
  )
  const merged = mergeBlocks(base, standing, given, { choices: { ...choices, ...asked } })
  return { ...merged, blocks: blocks.toSpliced(first, span.length, ...merged.blocks), passages }
}

const lines = (block: Block | undefined) => (block ? partLines(block).map(line => [...line]) : [])

/** What the argument gave and what it gives, under the ids the blocks have here. */
function sides(mine: readonly Block[], { group, inserted, now, kindOf }: Renewal) {
  const [sample] = mine
  const heading = mine.find(block => block.kind === 'heading')
  const paragraph = mine.find(block => block.kind === 'paragraph')
  const variant = sample?.origin?.variant ?? 'filing'
  const made = (argument: Argument, under: string) =>
    argumentBlocks(argument, variant, {
      group: under,
      ...(kindOf && { kindOf }),
      ...(heading && { heading: { level: heading.level } }),
      ...(sample?.slot && { slot: sample.slot }),
      ...(paragraph && { style: paragraph.style }),
    }).map(block => (block.origin ? ({ ...block, origin: { ...block.origin, group } } as Block) : block))
  const own = mine.map(block => ({ ...block, origin: sample?.origin }) as Block)
  const before = inserted ? renamed(made(inserted, group), mine) : own
  const origin = inserted ? undefined : sample?.origin
  const base = origin ? before.map(block => ({ ...block, origin }) as Block) : before
  const theirs = renamed(made(now, `${group}.r${now.revision}`), base)
  // a title of the text's own is not the argument's to change
  const title = base.find(block => block.kind === 'heading')
  const kept = heading && (!title || content(title) !== content({ ...heading, id: title.id }))
  return kept
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

function renamed(blocks: readonly Block[], others: readonly Block[]): Block[] {
  const pairs = matched(blocks, others, 0.3)
  return blocks.map(block => {
    const other = pairs.get(block)
    return other ? namedAs(block, other) : block
  })
}

/** Puts a block where it stood in another series: after the nearest of those before it there that is here. */
function insertAfter(parts: readonly Block[], series: readonly Block[], block: Block): Block[] {
  const before = series.slice(0, series.indexOf(block)).map(one => one.id)
  const at = parts.findLastIndex(one => before.includes(one.id))
  return parts.toSpliced(at + 1, 0, block)
}
