import type { z } from 'zod'
import { Block, type BlockOf, type Inline } from '../../../src/shared/drafts/model.ts'
import { sentences } from '../sentences.ts'

type NoteInline = Exclude<Inline, { kind: 'note' }>
type Mark = NonNullable<Extract<Inline, { kind: 'text' }>['marks']>[number]

/** Words, with or without marks. */
export const text = (words: string, ...marks: Mark[]): Extract<Inline, { kind: 'text' }> =>
  marks.length > 0 ? { kind: 'text', text: words, marks } : { kind: 'text', text: words }

/** A small generator of numbers: enough to vary lengths, the same each time. */
export function dice(seed: number): (faces: number) => number {
  let state = seed * 2654435761 + 12345
  return faces => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return Math.floor((state / 0x7fffffff) * faces) % faces
  }
}

/** Blocks under ids of one series, and the words to fill them. */
export function maker(seed: number) {
  const roll = dice(seed)
  let made = 0
  const id = (kind: string): string => `${kind}${++made}`
  const words = (count: number) =>
    Array.from({ length: count }, () => sentences[roll(sentences.length)] ?? '').join(' ')
  const inlines = (given: string | readonly Inline[]): Inline[] =>
    typeof given === 'string' ? [text(given)] : [...given]
  return {
    roll,
    id,
    words,
    heading: (level: number, title: string | readonly Inline[], numbered = true): BlockOf<'heading'> => ({
      kind: 'heading',
      id: id('titre'),
      level,
      inlines: inlines(title),
      numbered,
    }),
    paragraph: (
      given: string | readonly Inline[],
      style: BlockOf<'paragraph'>['style'] = 'body',
    ): BlockOf<'paragraph'> => ({
      kind: 'paragraph',
      id: id('par'),
      style,
      inlines: inlines(given),
    }),
    quote: (given: string | readonly Inline[], source?: BlockOf<'quote'>['source']): BlockOf<'quote'> => ({
      kind: 'quote',
      id: id('cit'),
      inlines: inlines(given),
      ...(source && { source }),
      verbatim: source !== undefined,
      repairs: [],
    }),
    list: (
      style: BlockOf<'list'>['style'],
      items: readonly (readonly [level: number, given: string | readonly Inline[]])[],
    ): BlockOf<'list'> => ({
      kind: 'list',
      id: id('liste'),
      style,
      items: items.map(([level, given]) => ({ id: id('item'), level, inlines: inlines(given) })),
    }),
    note: (given: string | readonly NoteInline[]): Extract<Inline, { kind: 'note' }> => ({
      kind: 'note',
      id: id('note'),
      inlines: typeof given === 'string' ? [text(given)] : [...given],
    }),
    /** rows of cells; what else a table may say is left to its defaults */
    table: (
      rows: readonly (readonly Inline[])[][],
      given: Partial<Extract<z.input<typeof Block>, { kind: 'table' }>> = {},
    ): Block =>
      Block.parse({
        kind: 'table',
        id: id('table'),
        rows: rows.map(row => row.map(cell => [...cell])),
        ...given,
      }),
    generated: (what: BlockOf<'generated'>['what']): Block => ({ kind: 'generated', id: id('gen'), what }),
  }
}
