import type { Block, Draft, Inline } from '../../../src/shared/drafts/model.ts'
import { aDraft } from '../../fixtures/builders.ts'

/** Two versions of one text, as an author makes them. */
export interface VersionPair {
  readonly old: Draft
  readonly now: Draft
}

type Random = () => number
type Note = Extract<Inline, { kind: 'note' }>

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const WORDS =
  'la commune a décidé sans étude préalable de soumettre les images de la voie publique à un logiciel qui signale les comportements dits anormaux alors que ni la loi ni le règlement ne l’autorisent et que le marché signé en mars prévoit une conservation de trente jours dont le préfet n’a jamais été saisi'.split(
    ' ',
  )

/** A maker of the parts of a text: every part has an id of its own, every sentence a number. */
function partsOf(random: Random) {
  let last = 0
  const next = () => {
    last += 1
    return last
  }
  const below = (count: number) => Math.floor(random() * count)
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const sentence = (): string => {
    const words = Array.from({ length: 4 + below(14) }, () => oneOf(WORDS)).join(' ')
    return `${words[0]?.toUpperCase()}${words.slice(1)} ${next()}.`
  }
  const said = (text: string): Inline => ({ kind: 'text', text })
  const note = (): Note => ({
    kind: 'note',
    id: `note-${next()}`,
    inlines: [{ kind: 'text', text: `Note ${sentence()}` }],
  })
  const line = (): Inline[] => [
    said(sentence()),
    ...(random() < 0.35 ? [note()] : []),
    ...(random() < 0.3 ? [said(' '), { ...said(sentence()), marks: ['italic'] } as Inline] : []),
    ...(random() < 0.15
      ? [
          said(' ('),
          { kind: 'citation', source: { kind: 'decision', id: 'ce-1' }, form: 'auto' } as Inline,
          said(')'),
        ]
      : []),
    ...(random() < 0.2 ? [note()] : []),
  ]
  const item = () => ({ id: `item-${next()}`, level: below(3), inlines: line() })
  const list = (): Block => ({
    kind: 'list',
    id: `bloc-${next()}`,
    style: oneOf(['bullet', 'decimal', 'claims'] as const),
    items: Array.from({ length: 2 + below(4) }, item),
  })
  const row = (columns: number) => Array.from({ length: columns }, () => line())
  const table = (): Block => {
    const columns = 2 + below(2)
    return {
      kind: 'table',
      id: `bloc-${next()}`,
      header: random() < 0.6,
      widths: [],
      rows: Array.from({ length: 2 + below(3) }, () => row(columns)),
      spans: [],
      aligns: [],
      caption: [],
    }
  }
  const heading = (): Block => ({
    kind: 'heading',
    id: `bloc-${next()}`,
    level: (1 + below(3)) as 1 | 2 | 3,
    numbered: random() < 0.8,
    inlines: [said(sentence())],
  })
  const paragraph = (): Block => ({
    kind: 'paragraph',
    id: `bloc-${next()}`,
    style: oneOf(['body', 'body', 'body', 'plain', 'lead', 'box', 'right', 'request'] as const),
    inlines: line(),
  })
  const quote = (): Block => ({
    kind: 'quote',
    id: `bloc-${next()}`,
    verbatim: false,
    repairs: [],
    inlines: line(),
  })
  const block = (): Block => {
    const drawn = random()
    if (drawn < 0.15) return heading()
    if (drawn < 0.65) return paragraph()
    if (drawn < 0.75) return quote()
    return drawn < 0.9 ? list() : table()
  }
  return { below, oneOf, sentence, said, note, item, row, block, paragraph }
}

/** A pair drawn from a seed: some ten blocks, then one to eight edits. */
export function versionPair(seed: number): VersionPair {
  const random = randomOf(seed)
  const parts = partsOf(random)
  const contents: Block[] = random() < 0.5 ? [{ kind: 'generated', id: 'table', what: 'contents' }] : []
  const blocks = [...contents, ...Array.from({ length: 5 + parts.below(8) }, parts.block)]
  const style = parts.oneOf(['association', 'lawyer'] as const)
  const edits = 1 + parts.below(8)
  let now = blocks
  for (let n = 0; n < edits; n += 1) now = edited(now, parts, random)
  return { old: aDraft({ blocks, style }), now: aDraft({ blocks: now, style }) }
}

type Parts = ReturnType<typeof partsOf>

function edited(blocks: readonly Block[], parts: Parts, random: Random): Block[] {
  const at = parts.below(blocks.length)
  const block = blocks[at] as Block
  const out = [...blocks]
  const drawn = random()
  if (drawn < 0.1) out.splice(at, 0, parts.block())
  else if (drawn < 0.2) {
    if (out.length > 2 && block.kind !== 'generated') out.splice(at, 1)
  } else if (drawn < 0.35) {
    out.splice(at, 1)
    out.splice(parts.below(out.length + 1), 0, block)
  } else out[at] = reworked(block, parts, random)
  return out
}

function reworked(block: Block, parts: Parts, random: Random): Block {
  switch (block.kind) {
    case 'heading':
      if (random() < 0.4) return { ...block, level: (1 + parts.below(3)) as 1 | 2 | 3 }
      if (random() < 0.3) return { kind: 'paragraph', id: block.id, style: 'body', inlines: block.inlines }
      return { ...block, inlines: reworded(block.inlines, parts, random) }
    case 'paragraph':
      if (random() < 0.2)
        return { ...block, style: parts.oneOf(['body', 'plain', 'lead', 'box', 'right', 'request'] as const) }
      if (random() < 0.15)
        return { kind: 'quote', id: block.id, verbatim: false, repairs: [], inlines: block.inlines }
      return { ...block, inlines: reworded(block.inlines, parts, random) }
    case 'quote':
      return { ...block, inlines: reworded(block.inlines, parts, random) }
    case 'list': {
      const items = [...block.items]
      const at = parts.below(items.length)
      const item = items[at] as (typeof items)[number]
      const drawn = random()
      if (drawn < 0.15) return { ...block, style: parts.oneOf(['bullet', 'decimal', 'claims'] as const) }
      if (drawn < 0.35) items[at] = { ...item, level: parts.below(3) }
      else if (drawn < 0.5) items.splice(at, 0, parts.item())
      else if (drawn < 0.65 && items.length > 1) items.splice(at, 1)
      else if (drawn < 0.75) items.push(...items.splice(at, 1))
      else items[at] = { ...item, inlines: reworded(item.inlines, parts, random) }
      return { ...block, items }
    }
    case 'table': {
      const rows = [...block.rows]
      const at = parts.below(rows.length)
      const drawn = random()
      if (drawn < 0.25) rows.splice(at, 0, parts.row(rows[0]?.length ?? 2))
      else if (drawn < 0.45 && rows.length > 1) rows.splice(at, 1)
      else {
        const cells = [...(rows[at] ?? [])]
        const cell = parts.below(cells.length)
        cells[cell] = reworded(cells[cell] ?? [], parts, random)
        rows[at] = cells
      }
      return { ...block, rows }
    }
    default:
      return block
  }
}

/** A line with words changed, a note put in, taken out or corrected, or two notes exchanged. */
function reworded(line: readonly Inline[], parts: Parts, random: Random): Inline[] {
  const out = [...line]
  const drawn = random()
  const notes = out.flatMap((inline, at) => (inline.kind === 'note' ? [at] : []))
  if (drawn < 0.2) out.splice(parts.below(out.length + 1), 0, parts.note())
  else if (drawn < 0.35 && notes.length > 0) out.splice(parts.oneOf(notes), 1)
  else if (drawn < 0.45 && notes.length > 0) {
    const at = parts.oneOf(notes)
    const note = out[at] as Note
    out[at] = { ...note, inlines: [...note.inlines, { kind: 'text', text: ` ${parts.sentence()}` }] }
  } else if (drawn < 0.55) out.push(parts.said(` ${parts.sentence()}`))
  else {
    const at = out.findIndex(one => one.kind === 'text')
    const text = out[at]
    if (text?.kind === 'text') {
      const words = text.text.split(' ')
      words.splice(parts.below(words.length), 1 + parts.below(3), ...parts.sentence().split(' ').slice(0, 3))
      out[at] = { ...text, text: words.join(' ') }
    }
  }
  return out
}
