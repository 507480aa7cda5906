import type { z } from 'zod'
import type { Condition, Template, TemplateBlock } from './template.ts'

/**
 * A name for each block of a template, by what it is and its rank among its like: the same whatever the facts, so that a text
 * made again is known block by block. Neighbours of one kind of which the conditions leave only one are one place.
 */
export function placesOf(template: Template): string[] {
  const ranks = new Map<string, number>()
  let place = ''
  let alternatives: TemplateBlock[] = []
  return template.blocks.map(block => {
    const [last] = alternatives
    const another = last && alike(last, block) && alternatives.every(one => excludes(one.when, block.when))
    if (another) {
      alternatives.push(block)
      return place
    }
    const kind = block.argument ?? [block.slot, block.what ?? block.kind].filter(Boolean).join('-')
    const rank = (ranks.get(kind) ?? 0) + 1
    ranks.set(kind, rank)
    alternatives = [block]
    place = block.argument && rank === 1 ? `t-${kind}` : `t-${kind}-${rank}`
    return place
  })
}

const alike = (a: TemplateBlock, b: TemplateBlock) =>
  a.kind === b.kind && a.kind !== 'argument' && a.slot === b.slot && a.level === b.level

/** Two blocks that never stand together: one condition of each excludes the other. */
function excludes(a: TemplateBlock['when'], b: TemplateBlock['when']): boolean {
  const all = (when: TemplateBlock['when']) => (when === undefined ? [] : [when].flat())
  return all(a).some(one => all(b).some(other => areOpposed(one, other)))
}

function areOpposed(a: z.infer<typeof Condition>, b: z.infer<typeof Condition>): boolean {
  if (a.fact !== b.fact) return false
  // given, and not given
  if (!a.is && !b.is) return a.not !== b.not
  if (!a.is || !b.is || (a.not && b.not)) return false
  if (a.not !== b.not) return (a.not ? b : a).is!.every(value => (a.not ? a : b).is!.includes(value))
  return !a.is.some(value => b.is?.includes(value))
}

/** Ids of one place, in order: `t-facts-paragraph-1`, `t-facts-paragraph-1.2`... */
export function idsAt(place: string): () => string {
  let n = 0
  return () => (++n === 1 ? place : `${place}.${n}`)
}

/** A short name for a text, so that an item of a list is known by what it says, not by its rank. */
export function nameOf(text: string): string {
  let sum = 0x811c9dc5
  for (const char of text) sum = Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return sum.toString(36)
}
