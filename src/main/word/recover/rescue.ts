import type { Block, Inline } from '../../../shared/drafts/model.ts'
import { isReference, linesOf, withLines } from '../../../shared/drafts/walk.ts'
import { escapeRegExp } from '../../../shared/kernel/escape.ts'
import { printTag } from '../write/tags.ts'
import { cutText, plain } from './line/line-tokens.ts'

/**
 * References that left their paragraph without their control, found again word for word in what was edited: a sentence moved to
 * another paragraph keeps its citations. Nothing under six letters is looked for.
 */
export function rescueReferences(
  blocks: readonly Block[],
  unchangedBlocks: ReadonlySet<Block>,
  lostReferences: ReadonlySet<Inline>,
  prints: ReadonlyMap<Inline, string>,
): Block[] {
  const present = new Map<string, number>()
  for (const block of blocks)
    for (const inline of linesOf(block).flat())
      if (isReference(inline)) present.set(printTag(inline), (present.get(printTag(inline)) ?? 0) + 1)
  const searches = [...lostReferences].flatMap(inline => {
    const text = prints.get(inline)
    return isReference(inline) && text && plain(text).length >= 6
      ? [{ inline, pattern: patternOf(text) }]
      : []
  })
  if (searches.length === 0) return [...blocks]
  const searchesLeft = new Set(searches)
  return blocks.map(block => {
    if (unchangedBlocks.has(block)) return block
    return withLines(block, line => {
      let now = line
      for (const one of searchesLeft) {
        const put = putBack(now, one.pattern, one.inline)
        if (!put) continue
        searchesLeft.delete(one)
        now = put
      }
      return now
    })
  })
}

const patternOf = (text: string) =>
  new RegExp(
    cutText(text)
      .map(word => {
        const key = plain(word)
        if (key === ' ') return '[\\s\\u00a0]+'
        if (key === '-') return '[-\\u2010\\u2011]'
        return escapeRegExp(key)
      })
      .join(''),
  )

/** The line with its first such words made a reference again. Words of several faces are one stretch. */
function putBack(line: readonly Inline[], pattern: RegExp, inline: Inline): Inline[] | undefined {
  for (let from = 0; from < line.length; ) {
    let to = from
    let text = ''
    while (to < line.length && line[to]!.kind === 'text') {
      text += (line[to] as Extract<Inline, { kind: 'text' }>).text
      to += 1
    }
    const match = pattern.exec(text)
    if (match) {
      const run = line.slice(from, to)
      return [
        ...line.slice(0, from),
        ...part(run, 0, match.index),
        inline,
        ...part(run, match.index + match[0].length, text.length),
        ...line.slice(to),
      ]
    }
    from = Math.max(to, from + 1)
  }
  return undefined
}

function part(run: readonly Inline[], from: number, to: number): Inline[] {
  let at = 0
  return run.flatMap((inline): Inline[] => {
    if (inline.kind !== 'text') return []
    const start = at
    at += inline.text.length
    const text = inline.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return text ? [{ ...inline, text }] : []
  })
}
