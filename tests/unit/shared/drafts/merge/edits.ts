import fc from 'fast-check'
import type { Block, BlockOf, Inline } from '../../../../../src/shared/drafts/model.ts'
import type { Mark } from '../../../../../src/shared/french/run.ts'

export type Line = BlockOf<'paragraph'> | BlockOf<'heading'>
export const isLine = (block: Block | undefined): block is Line =>
  block?.kind === 'paragraph' || block?.kind === 'heading'

export const paragraph = (id: string, ...inlines: (Inline | string)[]): BlockOf<'paragraph'> => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines: inlines.map(one => (typeof one === 'string' ? { kind: 'text', text: one } : one)),
})

export const textOf = (blocks: readonly Block[]): string => JSON.stringify(blocks)

/** A text of which every word is unlike all others, so that one sees where each has gone. */
export const aText: fc.Arbitrary<Block[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom('paragraph', 'paragraph', 'paragraph', 'heading', 'list', 'break'),
      fc.integer({ min: 4, max: 14 }),
    ),
    {
      minLength: 2,
      maxLength: 9,
    },
  )
  .map(shapes => {
    let n = 0
    const words = (count: number, end = '.'): Inline[] => [
      { kind: 'text', text: `${Array.from({ length: count }, () => `w${++n}`).join(' ')}${end}` },
    ]
    return shapes.map(([kind, count], at): Block => {
      const id = `b${at}`
      if (kind === 'heading') return { kind, id, level: 1, numbered: true, inlines: words(count, '') }
      if (kind === 'break') return { kind, id }
      if (kind === 'list')
        return {
          kind,
          id,
          style: 'bullet',
          items: [0, 1, 2].map(item => ({ id: `${id}.${item}`, level: 0, inlines: words(count) })),
        }
      return { kind: 'paragraph', id, style: 'body', inlines: words(count) }
    })
  })

/** One change of a writer, by numbers that are brought into range when it is made. */
export type Edit = {
  readonly what: (typeof kinds)[number]
  readonly at: number
  readonly word: number
  readonly to: number
}
const kinds = ['type', 'erase', 'split', 'join', 'move', 'format', 'atom', 'remove', 'write'] as const
export const someEdits = fc.array(
  fc.record({ what: fc.constantFrom(...kinds), at: fc.nat(20), word: fc.nat(20), to: fc.nat(20) }),
  { maxLength: 6 },
)

/** The trace that an edit leaves, to be looked for afterwards. */
export interface Trace {
  readonly typed: string[]
  readonly erased: string[]
  readonly bold: string[]
  readonly removed: string[]
}

/** Makes the edits, as an editor would: a block cut in two keeps its id on the first half, two joined that of the first. */
export function edited(base: readonly Block[], edits: readonly Edit[]): { blocks: Block[]; trace: Trace } {
  const trace = {
    typed: [] as string[],
    erased: [] as string[],
    bold: [] as string[],
    removed: [] as string[],
  }
  let blocks: Block[] = structuredClone([...base])
  for (const [n, { what, at, word, to }] of edits.entries()) {
    const index = blocks.length > 0 ? at % blocks.length : 0
    const block = blocks[index]
    if (!block) continue
    const set = (inlines: Inline[]) => {
      blocks = blocks.with(index, { ...block, inlines } as Block)
    }
    const cut = isLine(block) ? cutAt(block.inlines, word) : undefined
    if (what === 'move') {
      const rest = blocks.toSpliced(index, 1)
      blocks = rest.toSpliced(to % (rest.length + 1), 0, block)
    } else if (what === 'remove' && blocks.length > 1) {
      trace.removed.push(block.id)
      blocks = blocks.toSpliced(index, 1)
    } else if (what === 'write') {
      trace.typed.push(`new${n}`)
      blocks = blocks.toSpliced(index + 1, 0, paragraph(`made${n}`, `new${n} paragraph${n} of${n} mine${n}.`))
    } else if (cut) {
      const [before, after] = cut
      if (what === 'type') {
        trace.typed.push(`typed${n}`)
        set([...before, { kind: 'text', text: `typed${n} ` }, ...after])
      } else if (what === 'atom') {
        trace.typed.push(`atom${n}`)
        set([...before, { kind: 'slot', key: `atom${n}` }, ...after])
      } else if (what === 'erase') {
        const [first, ...rest] = after
        const gone = first?.kind === 'text' ? /^\w+ ?/.exec(first.text)?.[0] : undefined
        if (first?.kind !== 'text' || !gone) continue
        trace.erased.push(gone.trim())
        set([...before, { ...first, text: first.text.slice(gone.length) }, ...rest])
      } else if (what === 'format') {
        const [first, ...rest] = after
        const word = first?.kind === 'text' ? /^\w+/.exec(first.text)?.[0] : undefined
        if (first?.kind !== 'text' || !word) continue
        trace.bold.push(word)
        const marks: Mark[] = ['bold']
        set([
          ...before,
          { kind: 'text', text: word, marks },
          { ...first, text: first.text.slice(word.length) },
          ...rest,
        ])
      } else if (what === 'split') {
        blocks = blocks.toSpliced(
          index,
          1,
          { ...block, inlines: before } as Block,
          {
            ...block,
            id: `half${n}`,
            inlines: after,
          } as Block,
        )
      } else if (what === 'join') {
        const next = blocks[index + 1]
        if (isLine(block) && isLine(next))
          blocks = blocks.toSpliced(index, 2, {
            ...block,
            inlines: [...block.inlines, { kind: 'text', text: ' ' }, ...next.inlines],
          } as Block)
      }
    }
  }
  return { blocks, trace }
}

/** Before the word of that rank in a line. */
function cutAt(inlines: readonly Inline[], word: number): [Inline[], Inline[]] | undefined {
  const places: [number, number][] = []
  for (const [at, inline] of inlines.entries())
    if (inline.kind === 'text')
      for (const found of inline.text.matchAll(/\w+/g)) places.push([at, found.index])
  const place = places[places.length > 0 ? word % places.length : 0]
  if (!place) return undefined
  const [at, offset] = place
  const inline = inlines[at]
  if (inline?.kind !== 'text') return undefined
  const halves = [inline.text.slice(0, offset), inline.text.slice(offset)].map(text => ({ ...inline, text }))
  return [
    [...inlines.slice(0, at), halves[0]!].filter(one => one.kind !== 'text' || one.text !== ''),
    [halves[1]!, ...inlines.slice(at + 1)],
  ]
}

/** The template after another answer to a question: a word here, a paragraph more or less there. */
export type Fact = {
  readonly what: 'word' | 'add' | 'drop' | 'item'
  readonly at: number
  readonly word: number
}
export const someFacts = fc.array(
  fc.record({
    what: fc.constantFrom<Fact['what']>('word', 'word', 'add', 'drop', 'item'),
    at: fc.nat(20),
    word: fc.nat(20),
  }),
  { maxLength: 4 },
)

/** Changes the facts. `said`: the words that must be read afterwards, by block; `unsaid`: those that must not. */
export function refacted(base: readonly Block[], facts: readonly Fact[]) {
  const said: { word: string; was: string; block: string }[] = []
  const dropped: string[] = []
  let blocks: Block[] = structuredClone([...base])
  for (const [n, { what, at, word }] of facts.entries()) {
    if (blocks.length === 0) break
    const index = at % blocks.length
    const block = blocks[index]!
    if (what === 'add') {
      said.push({ word: `fact${n}`, was: '', block: `given${n}` })
      blocks = blocks.toSpliced(
        index + 1,
        0,
        paragraph(`given${n}`, `fact${n} given${n} by${n} template${n}.`),
      )
    } else if (what === 'drop') {
      if (block.id.startsWith('given')) continue
      dropped.push(block.id)
      blocks = blocks.toSpliced(index, 1)
    } else if (what === 'item' && block.kind === 'list') {
      said.push({ word: `fact${n}`, was: '', block: block.id })
      const item = {
        id: `${block.id}.fact${n}`,
        level: 0,
        inlines: [{ kind: 'text' as const, text: `fact${n} item.` }],
      }
      blocks = blocks.with(index, { ...block, items: block.items.toSpliced(word % 3, 0, item) })
    } else if (what === 'word' && isLine(block)) {
      const [first] = block.inlines
      if (first?.kind !== 'text') continue
      const words = first.text.match(/w\d+/g) ?? []
      const was = words[word % Math.max(1, words.length)]
      if (!was) continue
      said.push({ word: `fact${n}`, was, block: block.id })
      blocks = blocks.with(index, {
        ...block,
        inlines: [{ kind: 'text', text: first.text.replace(new RegExp(`\\b${was}\\b`), `fact${n}`) }],
      } as Block)
    }
  }
  return { blocks, said, dropped }
}
