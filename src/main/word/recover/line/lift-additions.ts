import type { Bit } from '../../read/story.ts'
import type { RecoveryContext } from '../recovery-context.ts'
import { intact, isFactTag, moveSignsOut, referenceOf } from './control-text.ts'

type Lookups = Pick<RecoveryContext, 'references' | 'texts'>

/**
 * Moves out of a control what printing never puts in one: notes, pictures and page breaks that a corrector added there. They follow the
 * reference; those at its head stand before it. In a reference whose words were changed they stay where they are among its words.
 */
export function liftAdditions(bits: readonly Bit[], context: Lookups): Bit[] {
  const outer = controlsOf(bits).flatMap(group => (isOurs(group, context) ? freeEnds(group) : group))
  return controlsOf(moveSignsOut(outer, context)).flatMap(group =>
    isOurs(group, context) ? lift(group, context) : group,
  )
}

/** The bits in stretches of one control. */
function controlsOf(bits: readonly Bit[]): Bit[][] {
  const groups: Bit[][] = []
  for (const bit of bits) {
    const last = groups.at(-1)
    if (last && bit.control && last[0]?.control === bit.control) last.push(bit)
    else groups.push([bit])
  }
  return groups
}

const isOurs = ([first]: readonly Bit[], context: Lookups): boolean =>
  first?.control !== undefined && referenceOf(first.control.tag, context) !== undefined

const isAddition = (bit: Bit): boolean => bit.kind === 'note' || bit.kind === 'image' || bit.kind === 'page'

const free = ({ control: _, ...bit }: Bit): Bit => bit as Bit

function freeEnds(group: readonly Bit[]): Bit[] {
  const first = group.findIndex(bit => !isAddition(bit))
  const last = group.findLastIndex(bit => !isAddition(bit))
  return group.map((bit, at) => (at < first || at > last || first < 0 ? free(bit) : bit))
}

function lift(group: readonly Bit[], { texts }: Lookups): readonly Bit[] {
  if (!group.some(isAddition)) return group
  const { tag } = group[0]!.control!
  const own = group.filter(bit => !isAddition(bit))
  const prints = texts.get(tag)
  if (prints && ![...prints].some(text => intact(own, text, isFactTag(tag)))) return group
  return [...own, ...group.filter(isAddition).map(free)]
}
