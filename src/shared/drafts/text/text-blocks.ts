import type { Run } from '../../french/run.ts'
import type { Assembled, Line, PrintedBlock, PrintedCover, PrintedInline } from '../assemble/assembled.ts'
import { markersOf } from '../assemble/list-markers.ts'
import type { CellSpan, ColumnAlign, ItemMarker } from '../model.ts'

/** A draft as a run of plain things, for the formats that have no pages: what each of them prints its own way. */
export type TextBlock =
  | { readonly kind: 'title'; readonly level: 1 | 2; readonly line: Line }
  | { readonly kind: 'heading'; readonly level: number; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly line: Line; readonly tone: 'plain' | 'box' | 'right' | 'strong' }
  | { readonly kind: 'quote'; readonly lines: readonly Line[]; readonly source: Line }
  | {
      readonly kind: 'list'
      readonly markers: readonly ItemMarker[]
      readonly items: readonly Item[]
    }
  | {
      readonly kind: 'table'
      readonly header: boolean
      readonly rows: readonly (readonly Line[])[]
      readonly spans: readonly CellSpan[]
      readonly aligns: readonly ColumnAlign[]
      readonly caption: Line
    }
  | { readonly kind: 'image'; readonly alt: string; readonly caption: Line }
  | { readonly kind: 'notes'; readonly notes: readonly Note[] }

export interface Item {
  readonly level: number
  readonly label: string
  /** its rank at its level */
  readonly n: number
  readonly line: Line
}
export interface Note {
  readonly number: number
  readonly line: Line
}

export interface TellOptions {
  /** page of a block, for the references to a page */
  readonly pageOf?: (block: string) => number
}

/** The blocks of a draft in order, then its notes. Contents and page breaks have no meaning without pages. */
export function tell(document: Assembled, { pageOf }: TellOptions = {}): TextBlock[] {
  const hasNumbers = document.style === 'association'
  const notes: Note[] = []
  const blocks = document.blocks
    .flatMap(block => tellBlock(block, hasNumbers))
    .map(one => withPages(one, pageOf, notes))
  return notes.length > 0 ? [...blocks, { kind: 'notes', notes }] : blocks
}

const words = (text: string): PrintedInline => ({ kind: 'run', text })
const bold = (text: string): PrintedInline => ({ kind: 'run', text, marks: ['bold'] })
const runs = (some: readonly Run[]): Line => some.map(run => ({ kind: 'run', ...run }))
const plain = (line: Line): TextBlock => ({ kind: 'paragraph', line, tone: 'plain' })

function tellBlock(block: PrintedBlock, hasNumbers: boolean): TextBlock[] {
  switch (block.kind) {
    case 'heading': {
      const label = block.numbered && block.label ? [words(`${block.label} `)] : []
      return [{ kind: 'heading', level: block.level, line: [...label, ...block.line] }]
    }
    case 'paragraph': {
      const number = hasNumbers && block.number !== undefined ? [words(`${block.number}.\u00a0`)] : []
      return [{ kind: 'paragraph', line: [...number, ...block.line], tone: tones[block.style] }]
    }
    case 'quote':
      return [{ kind: 'quote', lines: guillemets(block.paragraphs), source: sourceOf(block) }]
    case 'list':
      return [
        {
          kind: 'list',
          markers: block.markers ?? markersOf(block),
          items: block.items,
        },
      ]
    case 'table': {
      const { header, rows, spans = [], aligns = [], caption = [] } = block
      return [{ kind: 'table', header, rows, spans, aligns, caption }]
    }
    case 'image':
      return [{ kind: 'image', alt: block.alt, caption: block.caption }]
    case 'cover':
      return tellCover(block.cover)
    case 'briefing-title':
      return [
        { kind: 'title', level: 1, line: block.title },
        ...(block.subtitle.length > 0 ? [plain(block.subtitle)] : []),
        ...(block.dateLine.length > 0 ? [plain(block.dateLine)] : []),
      ]
    case 'signature':
      return block.lines.map(line => ({ kind: 'paragraph', line, tone: 'right' }))
    case 'inventory':
      return tellInventory(block)
    case 'authorities':
      return tellAuthorities(block)
    case 'contents':
    case 'break':
      return []
  }
}

const tones = {
  body: 'plain',
  plain: 'plain',
  lead: 'plain',
  box: 'box',
  right: 'right',
  request: 'strong',
} as const

/** A guillemet at the opening of each paragraph, as on the page; marks typed by the writer are kept as they are. */
const guillemets = (paragraphs: readonly Line[]): Line[] =>
  paragraphs.map((line, index) => {
    const text = line.map(one => ('text' in one ? one.text : '')).join('')
    const last = index === paragraphs.length - 1
    return [
      ...(/^\s*[«“"]/.test(text) ? [] : [words('«\u00a0')]),
      ...line,
      ...(!last || /[»”"]\s*\.?\s*$/.test(text) ? [] : [words('\u00a0»')]),
    ]
  })

function sourceOf({ source = [], hasEmphasis }: Extract<PrintedBlock, { kind: 'quote' }>): Line {
  const mention = hasEmphasis ? 'souligné par nous' : ''
  if (source.length === 0 && !mention) return []
  if (source.length === 0) return [words(`(${mention})`)]
  if (/^\(.*\)\.?$/.test(source.map(run => run.text).join('')))
    return [...runs(source), ...(mention ? [words(` (${mention})`)] : [])]
  return [words('('), ...runs(source), words(mention ? `\u00a0; ${mention})` : ')')]
}

function tellCover({
  court,
  caseNumber,
  title,
  subtitle,
  producedBy,
  counsel,
  against,
}: PrintedCover): TextBlock[] {
  const parties = (group: PrintedCover['producedBy']): TextBlock[] => [
    plain([bold(group.heading.toLocaleUpperCase('fr'))]),
    ...group.parties.map(({ number, name, details }) =>
      plain([
        ...(number === undefined ? [] : [words(`${number}. `)]),
        ...name,
        ...details.flatMap((line): Line => [{ kind: 'linebreak' }, ...line]),
      ]),
    ),
  ]
  const head = [...court, ...(caseNumber ? [caseNumber] : [])]
  return [
    ...head.map(plain),
    { kind: 'title', level: 1, line: title },
    ...(subtitle ? [plain(subtitle)] : []),
    ...parties(producedBy),
    ...(counsel ? parties(counsel) : []),
    plain([bold(against.heading.toLocaleUpperCase('fr'))]),
    ...against.lines.map(plain),
  ]
}

function tellInventory({ title, rows, none }: Extract<PrintedBlock, { kind: 'inventory' }>): TextBlock[] {
  const heading: TextBlock = { kind: 'title', level: 2, line: [words(title)] }
  if (rows.length === 0 && none) return [heading, plain([words(none)])]
  if (rows.length === 0)
    return [heading, plain([{ kind: 'gap', text: '[à compléter\u00a0: aucune pièce n’est jointe]' }])]
  const hasDates = rows.some(row => row.date)
  const cells = (...texts: readonly string[]) => texts.map(text => [words(text)])
  return [
    heading,
    {
      kind: 'table',
      header: true,
      spans: [],
      aligns: [],
      caption: [],
      rows: [
        cells('N°', 'Nature et objet', ...(hasDates ? ['Date'] : [])),
        ...rows.map(({ number, label, lacksTitle, date }) => [
          [words(String(number))],
          [lacksTitle ? ({ kind: 'gap', text: label } as const) : words(label)],
          ...(hasDates ? [[words(date)]] : []),
        ]),
      ],
    },
  ]
}

function tellAuthorities({ title, groups }: Extract<PrintedBlock, { kind: 'authorities' }>): TextBlock[] {
  return [
    { kind: 'title', level: 2, line: [words(title)] },
    ...groups.flatMap((group): TextBlock[] => [
      plain([bold(group.title)]),
      {
        kind: 'list',
        markers: ['•'],
        items: group.entries.map((entry, at) => ({
          level: 0,
          label: '•',
          n: at + 1,
          line: entry.parentText
            ? [words(`${entry.parentText.text}, ${entry.parentText.part}`)]
            : runs(entry.runs),
        })),
      },
    ]),
  ]
}

/** References to a page get their page; notes are set apart as they are met. */
function withPages(block: TextBlock, pageOf: TellOptions['pageOf'], notes: Note[]): TextBlock {
  const line = (some: Line): Line =>
    some.map(inline => {
      if (inline.kind === 'ref' && inline.form === 'page')
        return { ...inline, text: pageOf ? String(pageOf(inline.target)) : '…' }
      if (inline.kind === 'note') notes.push({ number: inline.number, line: line(inline.inlines) })
      return inline
    })
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'paragraph':
      return { ...block, line: line(block.line) }
    case 'quote':
      return { ...block, lines: block.lines.map(line), source: line(block.source) }
    case 'list':
      return { ...block, items: block.items.map(item => ({ ...item, line: line(item.line) })) }
    case 'table':
      return { ...block, caption: line(block.caption), rows: block.rows.map(row => row.map(line)) }
    case 'image':
      return { ...block, caption: line(block.caption) }
    case 'notes':
      return block
  }
}
