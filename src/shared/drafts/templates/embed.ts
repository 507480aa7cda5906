import { Block } from '../model.ts'
import { gapLabel } from '../slots/gap-labels.ts'

/** Another text of the campaign, as a bench book quotes it: in the words it has in its own dossier. */
export interface EmbeddedText {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  /** what a slot says in its own dossier, whose answers are not those of the book */
  readonly answerOf?: ((key: string) => string | undefined) | undefined
}

/** Other texts inside this one, under a title for them all where it is given: each on a page of its own. */
export function embedTexts(texts: readonly EmbeddedText[], place: string, title = ''): Block[] {
  if (texts.length === 0) return []
  const above = title ? 1 : 0
  return [
    ...(title ? [pageAt(place), titleBlock(place, 1, title)] : []),
    ...texts.flatMap((text, at) => embed(text, place, above, !title || at > 0)),
  ]
}

/**
 * Its title, then its blocks at lower levels, under ids of their own. What is made at export is left out. Nothing in it asks the book: a slot says what
 * its own dossier answers, or stays a gap that names its text; the first citation of a source is full again.
 */
function embed(
  { id, title, blocks, answerOf = () => undefined }: EmbeddedText,
  place: string,
  above: number,
  turns: boolean,
): Block[] {
  const own = `${place}.${id}`
  const frozen: Frozen = {
    own,
    say: key => answerOf(key) || undefined,
    gap: key => `${gapLabel(key)}, dans «\u00a0${title}\u00a0»`,
    cited: new Set(),
  }
  return [
    ...(turns ? [pageAt(own)] : []),
    titleBlock(own, above + 1, title),
    ...blocks.flatMap(block => {
      if (block.kind === 'generated' || block.kind === 'break') return []
      const { slot: _, ...withoutSlot } = block
      const level = (own: number) => Math.min(5, own + above + 1)
      const lower =
        withoutSlot.kind === 'heading' ? { ...withoutSlot, level: level(withoutSlot.level) } : withoutSlot
      return [Block.parse(freeze(lower, frozen))]
    }),
  ]
}

const pageAt = (own: string): Block => Block.parse({ kind: 'break', id: `${own}.p` })

const titleBlock = (own: string, level: number, text: string): Block =>
  Block.parse({
    kind: 'heading',
    id: `${own}.t`,
    level,
    numbered: false,
    inlines: [{ kind: 'text', text }],
  })

const ID_FIELDS = new Set(['id', 'target', 'group'])

/** The text being quoted: the name of its ids, its answers, its gaps, and the sources it has cited so far. */
interface Frozen {
  readonly own: string
  readonly say: (key: string) => string | undefined
  readonly gap: (key: string) => string
  readonly cited: Set<string>
}

/** Every id of a block and of what it holds, under a name of its own; sources keep theirs, comments stay behind, slots say what they said. */
function freeze(value: unknown, frozen: Frozen): unknown {
  if (Array.isArray(value)) return value.map(one => freeze(one, frozen))
  if (typeof value !== 'object' || value === null) return value
  if ('kind' in value && value.kind === 'slot' && 'key' in value) {
    const key = String(value.key)
    const text = frozen.say(key)
    const marks = 'marks' in value && { marks: value.marks }
    // no fact of the book bears the name of such a gap
    return text ? { kind: 'text', text, ...marks } : { kind: 'slot', key: frozen.gap(key), ...marks }
  }
  if ('kind' in value && value.kind === 'citation') return freezeCitation(value, frozen)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'comments')
      .map(([key, inner]) => {
        if (key === 'source') return [key, inner]
        if (ID_FIELDS.has(key) && typeof inner === 'string') return [key, `${frozen.own}.${inner}`]
        return [key, freeze(inner, frozen)]
      }),
  )
}

function freezeCitation(citation: object, { cited }: Frozen): object {
  const { comments: _, ...rest } = citation as { comments?: unknown; form?: string; source?: { id?: string } }
  const id = rest.source?.id ?? ''
  const isFirst = !cited.has(id)
  cited.add(id)
  return isFirst && (rest.form ?? 'auto') === 'auto' ? { ...rest, form: 'full' } : rest
}
