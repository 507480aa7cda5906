import type { AuthorityEntry, PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import { cellMargins } from '../layout/grid.ts'
import {
  EXHIBIT_LIST,
  type Grid,
  type Numbering,
  type Para,
  type Piece,
  para,
  type Span,
} from '../layout/pieces.ts'
import { streamOf } from '../layout/stream.ts'
import { type Look, textWidth } from '../looks/look.ts'
import { blockBookmark, exhibitBookmark, type StyleId } from '../looks/style-names.ts'
import { categoryOf } from './authority-entry.ts'
import type { Composer } from './composer.ts'
import { setPara } from './page-typography.ts'
import { bareSpans, gapSpan, runSpans, spansOf, textSpan } from './spans.ts'
import { gap } from './table-pieces.ts'
import { describeTable } from './table-words.ts'

/** A title outside the numbering that starts a page: the inventory, the table of authorities. */
const listTitle = (id: string, title: string, look: Look): Para => ({
  ...para('Heading1', [textSpan(title)]),
  bookmarks: [blockBookmark(id)],
  numbering: null,
  ...(look.partsStartPages ? { pageBreakBefore: true } : {}),
})

/** Placeholder of an empty inventory. */
export const noExhibit = '[à compléter\u00a0: aucune pièce n’est jointe]'

/** Width of the numbers of an inventory, and air beside its dates and pages, in twips; the nature of the exhibits takes the rest. */
const NUMBER_TWIPS = 700
const COLUMN_AIR_TWIPS = 160
/** Part of the width that dates take at most. */
const DATE_SHARE = 0.3

/**
 * The exhibits, each numbered by Word itself so that a row put in or taken out moves those after it; the cell of the number is bookmarked,
 * and every call in the text is a field that fetches it from here.
 */
export function inventoryPieces(
  block: Extract<PrintedBlock, { kind: 'inventory' }>,
  { look, nextInstance }: Composer,
): Piece[] {
  if (block.rows.length === 0) {
    const note = block.none ? textSpan(block.none) : gapSpan(noExhibit)
    return [listTitle(block.id, block.title, look), para('BodyText', [note])]
  }
  const hasDates = block.rows.some(row => row.date)
  const hasPages = block.rows.some(row => row.pages)
  const text = (value: string, style: StyleId = 'TableText') => [para(style, [textSpan(value)])]
  const numberings = exhibitNumberings(
    block.rows.map(row => row.number),
    nextInstance,
  )
  const number = (row: { exhibit: string }, at: number): Para[] => [
    {
      ...para('TableText', []),
      bookmarks: [exhibitBookmark(row.exhibit)],
      align: 'center',
      ...(numberings[at] && { numbering: numberings[at] }),
    },
  ]
  const head = [
    [{ ...para('TableHead', [textSpan('N°')]), align: 'center' as const }],
    text('Nature et objet', 'TableHead'),
    ...(hasDates ? [text('Date', 'TableHead')] : []),
    ...(hasPages ? [text('Pages', 'TableHead')] : []),
  ]
  const rows = block.rows.map((row, at) => [
    number(row, at),
    row.lacksTitle ? [para('TableText', [gapSpan(row.label)])] : text(row.label),
    ...(hasDates ? [text(row.date)] : []),
    ...(hasPages ? [text(row.pages)] : []),
  ])
  const width = textWidth(look)
  const columnOf = (at: number) => {
    const widest = Math.max(...[head, ...rows].map(row => paraWidth(row[at]?.[0], look)))
    return Math.ceil(widest) + cellMargins.left + cellMargins.right + COLUMN_AIR_TWIPS
  }
  const sides = [
    ...(hasDates ? [Math.min(columnOf(2), Math.floor(width * DATE_SHARE))] : []),
    ...(hasPages ? [columnOf(hasDates ? 3 : 2)] : []),
  ]
  const label = width - NUMBER_TWIPS - sides.reduce((sum, one) => sum + one, 0)
  const grid: Grid = {
    kind: 'grid',
    columns: [NUMBER_TWIPS, label, ...sides],
    header: true,
    words: describeTable([head, ...rows], 1, [textSpan(block.title)]),
    rows: [head, ...rows],
  }
  return [listTitle(block.id, block.title, look), grid, gap]
}

/** Native numbers of a series: one list as long as they follow each other, another from a number that does not. */
function exhibitNumberings(numbers: readonly number[], nextInstance: () => number): Numbering[] {
  let [instance, start] = [0, 0]
  return numbers.map((number, at) => {
    if (at === 0 || number !== (numbers[at - 1] ?? 0) + 1) [instance, start] = [nextInstance(), number]
    return { list: EXHIBIT_LIST, level: 0, instance, label: String(number), ...(start > 1 && { start }) }
  })
}

/** Width of a paragraph on one line, as the page sets it. */
const paraWidth = (one: Para | undefined, look: Look): number =>
  one ? streamOf(setPara(one), look, () => '').widths.reduce((sum, width) => sum + width, 0) : 0

/** The authorities by group, each with its paragraphs and the pages where it stands. */
export function authorityPieces(
  block: Extract<PrintedBlock, { kind: 'authorities' }>,
  composer: Composer,
): Piece[] {
  const groups = block.groups.flatMap((group, index) => [
    para('TOAHeading', [textSpan(group.title)]),
    ...inField(
      categoryOf(group.title, index),
      inTexts(group.entries).flatMap(({ text, entries }) =>
        text === undefined
          ? entries.map(entry => authority(entry, composer))
          : [
              { ...para('TableofAuthorities', [textSpan(text)]), keepNext: true },
              ...entries.map(entry => authority(entry, composer, entry.parentText?.part)),
            ],
      ),
    ),
  ])
  return [listTitle(block.id, block.title, composer.look), ...groups]
}

/** The lines of a group are the result of the field by which Word would make them again; the last is never alone on a page. */
const inField = (category: number, lines: readonly Para[]): Para[] =>
  lines.map((line, index) => ({
    ...line,
    ...(index === lines.length - 2 ? { keepNext: true } : {}),
    authorities: { ...(index === 0 ? { open: category } : {}), close: index === lines.length - 1 },
  }))

interface InText {
  /** name of the text several entries belong to */
  readonly text?: string
  readonly entries: readonly AuthorityEntry[]
}

/** Entries that follow each other and belong to one text are hung under its name. */
function inTexts(entries: readonly AuthorityEntry[]): InText[] {
  const groups: { text?: string; entries: AuthorityEntry[] }[] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    const text = entry.parentText?.text
    if (last && text !== undefined && last.text === text) last.entries.push(entry)
    else groups.push({ ...(text === undefined ? {} : { text }), entries: [entry] })
  }
  return groups.map(one => (one.entries.length > 1 ? one : { entries: one.entries }))
}

function authority(entry: AuthorityEntry, composer: Composer, part?: string): Para {
  const bookmarks = entry.blocks.flatMap(block => {
    if (!composer.references.blocks.has(block)) return []
    return composer.citations.get(entry.source)?.get(block) ?? [blockBookmark(block)]
  })
  const pages: Span[] = bookmarks.length > 0 ? [{ kind: 'tab' }, { kind: 'pages', bookmarks, face: {} }] : []
  const name = part === undefined ? fullName(entry) : [textSpan(part)]
  const entryPara = para('TableofAuthorities', [...name, ...paragraphNumbers(entry, composer), ...pages])
  const { left, first } = composer.look.styles.TableofAuthorities
  return part === undefined ? entryPara : { ...entryPara, left: left - 2 * first, first }
}

/** A text of which one article only is cited is named first too, as the others are. */
const fullName = ({ runs, parentText }: AuthorityEntry): Span[] =>
  parentText ? [textSpan(`${parentText.text}, ${parentText.part}`)] : runSpans(runs)

/** « (§ 12) », « (§§ 12, 31) », which no pinpoint is printed as: fields where the paragraph is known, so that they follow an edit in Word. */
function paragraphNumbers(entry: AuthorityEntry, { references, look }: Composer): Span[] {
  if (entry.paragraphs.length === 0 || !look.marginNumbers) return []
  const blocks = new Map(entry.blocks.map(block => [references.labels.get(block), block]))
  const numbers = entry.paragraphs.flatMap((paragraph, index): Span[] => {
    const text = String(paragraph)
    const block = blocks.get(text)
    const figure: Span = block
      ? { kind: 'field', instruction: `REF ${blockBookmark(block)} \\n \\h`, text, face: {} }
      : textSpan(text)
    return index === 0 ? [figure] : [textSpan(', '), figure]
  })
  return [textSpan(entry.paragraphs.length > 1 ? ' (§§\u00a0' : ' (§\u00a0'), ...numbers, textSpan(')')]
}

interface Entry {
  readonly id: string
  readonly level: number
  readonly label: string
  readonly spans: readonly Span[]
}

/** The contents: its title, then one line per heading, each a link to it with its page. */
export function contentsLines(
  block: Extract<PrintedBlock, { kind: 'contents' }>,
  composer: Composer,
): Para[] {
  const title: Para = { ...para('TOCHeading', [textSpan(block.title)]), bookmarks: [blockBookmark(block.id)] }
  const entries = composer.document.blocks.flatMap(one => entryOf(one, composer))
  const lines = entries.map((entry, index): Para => {
    const style: StyleId = `TOC${entry.level}` as StyleId
    const anchor = blockBookmark(entry.id)
    const number: Span[] = entry.label ? [textSpan(entry.label), { kind: 'tab' }] : []
    return {
      ...para(style, [
        ...number,
        ...entry.spans,
        { kind: 'tab' },
        { kind: 'page', bookmark: anchor, face: {} },
      ]),
      anchor,
      // a title without a number has nothing to hang
      ...(entry.label || entry.level > 1 ? {} : { left: 0, first: 0 }),
      contents: { open: index === 0, close: index === entries.length - 1 },
    }
  })
  return [title, ...lines]
}

function entryOf(block: PrintedBlock, { look, references }: Composer): Entry[] {
  switch (block.kind) {
    case 'heading': {
      if (block.level > look.contentsLevels) return []
      // a citation in a heading is cited there, not in the contents
      const quiet = { ...references, noteCitation: () => '', entry: () => [] }
      const spans = bareSpans(spansOf(block.line, quiet))
      return [{ id: block.id, level: block.level, label: block.numbered ? block.label : '', spans }]
    }
    case 'inventory':
    case 'authorities':
      return [{ id: block.id, level: 1, label: '', spans: [textSpan(block.title)] }]
    default:
      return []
  }
}
