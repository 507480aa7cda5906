import { Block } from '../model/draft.ts'

/** Another text of the campaign, as a bench book takes it in. */
export interface TakenIn {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  /** what a slot says in its own dossier, whose answers are not those of the book */
  readonly said?: ((key: string) => string | undefined) | undefined
}

/** Another text inside this one: on a new page its title, then its blocks one level lower, under ids of their own. What is made at export is left out. */
export function takenIn({ id, title, blocks, said = () => undefined }: TakenIn, place: string): Block[] {
  const own = `${place}.${id}`
  return [
    Block.parse({ kind: 'break', id: `${own}.p` }),
    Block.parse({
      kind: 'heading',
      id: `${own}.t`,
      level: 1,
      numbered: false,
      inlines: [{ kind: 'text', text: title }],
    }),
    ...blocks.flatMap(block => {
      if (block.kind === 'generated' || block.kind === 'break') return []
      const { slot: _, ...kept } = block
      const lower = kept.kind === 'heading' ? { ...kept, level: Math.min(5, kept.level + 1) } : kept
      return [Block.parse(renamed(lower, own, said))]
    }),
  ]
}

const ids = new Set(['id', 'target', 'group'])

type Said = (key: string) => string | undefined

/** Every id of a block and of what it holds, under a name of its own; sources keep theirs, comments stay behind, slots say what they said. */
function renamed(value: unknown, own: string, said: Said): unknown {
  if (Array.isArray(value)) return value.map(one => renamed(one, own, said))
  if (typeof value !== 'object' || value === null) return value
  if ('kind' in value && value.kind === 'slot' && 'key' in value) {
    const text = said(String(value.key))
    if (text) return { kind: 'text', text, ...('marks' in value && { marks: value.marks }) }
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'comments')
      .map(([key, inner]) => {
        if (key === 'source') return [key, inner]
        if (ids.has(key) && typeof inner === 'string') return [key, `${own}.${inner}`]
        return [key, renamed(inner, own, said)]
      }),
  )
}
