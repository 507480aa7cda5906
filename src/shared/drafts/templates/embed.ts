import { Block } from '../model.ts'

/** Another text of the campaign, as a bench book takes it in. */
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

/** Its title, then its blocks at lower levels, under ids of their own. What is made at export is left out. */
function embed(
  { id, title, blocks, answerOf }: EmbeddedText,
  place: string,
  above: number,
  turns: boolean,
): Block[] {
  const own = `${place}.${id}`
  return [
    ...(turns ? [pageAt(own)] : []),
    titleBlock(own, above + 1, title),
    ...blocks.flatMap(block => {
      if (block.kind === 'generated' || block.kind === 'break') return []
      const { slot: _, ...withoutSlot } = block
      const level = (own: number) => Math.min(5, own + above + 1)
      const lower =
        withoutSlot.kind === 'heading' ? { ...withoutSlot, level: level(withoutSlot.level) } : withoutSlot
      return [Block.parse(withOwnIds(lower, own, answerOf ?? (() => undefined)))]
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

type AnswerOf = (key: string) => string | undefined

/** Every id of a block and of what it holds, under a name of its own; sources keep theirs, comments stay behind, slots say what they said. */
function withOwnIds(value: unknown, own: string, answerOf: AnswerOf): unknown {
  if (Array.isArray(value)) return value.map(one => withOwnIds(one, own, answerOf))
  if (typeof value !== 'object' || value === null) return value
  if ('kind' in value && value.kind === 'slot' && 'key' in value) {
    const text = answerOf(String(value.key))
    if (text) return { kind: 'text', text, ...('marks' in value && { marks: value.marks }) }
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'comments')
      .map(([key, inner]) => {
        if (key === 'source') return [key, inner]
        if (ID_FIELDS.has(key) && typeof inner === 'string') return [key, `${own}.${inner}`]
        return [key, withOwnIds(inner, own, answerOf)]
      }),
  )
}
