import { inventoryTitle } from '../../exhibits/list.ts'
import type { Run } from '../../french/run.ts'
import { minutes, secondsText, sumTallies, tally } from '../../search/tally.ts'
import { linesOf, lineText } from '../checks/subject.ts'
import { lattice } from '../editing/table-geometry.ts'
import type { Gathered } from '../gathered.ts'
import { isLetter } from '../letter.ts'
import type { Block, Inline } from '../model.ts'
import { factOf } from '../slots/facts.ts'
import { slotText } from '../slots/slot-text.ts'
import { isEmphasised } from '../verify/quotations/quotes.ts'
import type { Assembled, Line, PrintedBlock } from './assembled.ts'
import { printMemoized } from './block-cache.ts'
import { authorityTable, briefingTitle, inventoryRows, signatureLines } from './closing.ts'
import { type AssembleOptions, type Context, contextOf } from './context.ts'
import { printCover } from './cover.ts'
import { printLine } from './inlines.ts'
import { markersOf } from './list-markers.ts'
import type { Where } from './running-state.ts'

/**
 * A draft with everything computed: heading, margin, note and exhibit numbers, citations and *précité*, slots, cover, inventory,
 * table of authorities. Pure; one pass over the text. Give the template where it is at hand: it names the gaps.
 */
export function assemble(material: Gathered, options: AssembleOptions = {}): Assembled {
  const context = contextOf(material, options)
  const { blocks } = material.draft
  // the table of authorities may stand before what it lists
  const printedBlocks = blocks.map(block => (isTable(block) ? undefined : printBlock(block, context)))
  return {
    title: material.draft.title,
    style: material.draft.style,
    ...(material.draft.hyphenated && { hyphenated: true }),
    footer: footerOf(context),
    blocks: fillReadingTimes(
      printedBlocks.map((block, at) => block ?? authorities(blocks[at]!.id, context)),
      blocks,
    ),
    comments: material.draft.comments,
    problems: context.problems,
  }
}

const isTable = (block: Block): boolean => block.kind === 'generated' && block.what === 'authorities'

const authorities = (id: string, context: Context): PrintedBlock => ({
  kind: 'authorities',
  id,
  title: 'TABLE DES JURISPRUDENCES ET DES TEXTES',
  groups: context.withoutTable ? [] : authorityTable(context),
})

function footerOf({ material: { draft, dossier }, template }: Context): string {
  // the assemblies print nothing there but the page, a leaflet says who speaks on its back
  if (draft.style === 'parliament' || draft.style === 'leaflet') return ''
  if (draft.style !== 'briefing') {
    // a letter goes by its own name
    return (isLetter(draft) ? undefined : slotText('case.short', dossier, { template })) ?? draft.title
  }
  const fact = (key: string) => factOf(key, dossier, template)
  const version = fact('version')
  const parts = [
    fact('contact'),
    version && `version ${version}`,
    slotText('briefing.date', dossier, { template }),
  ]
  return parts.filter(Boolean).join(' – ') || draft.title
}

/** Printing in document order, so that *précité* and notes count rightly; only the table of authorities waits for the end. */
function printBlock(block: Block, context: Context): PrintedBlock {
  const where: Where = { block: block.id, paragraph: context.places.get(block.id)?.paragraph }
  return block.kind === 'generated'
    ? printGenerated(block, context, where)
    : printMemoized(block, context, where, () => printWritten(block, context, where))
}

function printWritten(
  block: Exclude<Block, { kind: 'generated' }>,
  context: Context,
  where: Where,
): PrintedBlock {
  const { paragraph } = where
  const line = (inlines: readonly Inline[]): Line => printLine(inlines, context, where)
  const { id } = block
  switch (block.kind) {
    case 'heading': {
      const place = context.places.get(id)
      const { level, numbered } = block
      return {
        kind: 'heading',
        id,
        level,
        label: place?.label ?? '',
        number: place?.number ?? '',
        numbered,
        line: line(block.inlines),
      }
    }
    case 'paragraph':
      return {
        kind: 'paragraph',
        id,
        style: block.style,
        ...(paragraph && { number: paragraph }),
        line: line(block.inlines),
      }
    case 'quote':
      return printQuote(block, context, where)
    case 'list':
      return {
        kind: 'list',
        id,
        style: block.style,
        ...(block.start === 'continue' && { continues: true }),
        ...(block.levels && { markers: markersOf(block) }),
        items: block.items.map(item => {
          const { label = '', n = 1 } = context.places.get(item.id) ?? {}
          return { id: item.id, level: item.level, label, n, line: line(item.inlines) }
        }),
      }
    case 'table': {
      const { rows, spans, columns } = lattice(block.rows, block.spans)
      const padToColumns = <T>(values: readonly T[], other: T) =>
        values.length === columns ? values : Array.from({ length: columns }, (_, at) => values[at] ?? other)
      return {
        kind: 'table',
        id,
        header: block.header,
        widths: block.widths.length === columns ? block.widths : Array.from({ length: columns }, () => 1),
        // what is read first is printed first: *précité* depends on it
        caption: line(block.caption),
        rows: rows.map(row => row.map(line)),
        spans,
        aligns: padToColumns(block.aligns, 'left'),
      }
    }
    case 'image': {
      const { origin: _, slot: __, ...picture } = block
      return { ...picture, caption: line(block.caption) }
    }
    case 'break':
      return { kind: 'break', id }
  }
}

function printQuote(block: Extract<Block, { kind: 'quote' }>, context: Context, where: Where): PrintedBlock {
  const paragraphs: Inline[][] = [[]]
  for (const inline of block.inlines) {
    if (inline.kind === 'linebreak') paragraphs.push([])
    else paragraphs.at(-1)!.push(inline)
  }
  const lines = paragraphs.filter(p => p.length > 0).map(p => printLine(p, context, where))
  const origin: { source?: Run[]; missingSource?: Line } = {}
  if (block.source) {
    const source = context.sources.get(block.source.id)
    if (source) {
      context.state.record(source.id, where)
      origin.source = context.cite(source, block.source, 'auto').runs
    } else {
      origin.missingSource = printLine(
        [{ kind: 'citation', source: block.source, form: 'auto' }],
        context,
        where,
      )
    }
  }
  return {
    kind: 'quote',
    id: block.id,
    paragraphs: origin.missingSource ? [...lines, origin.missingSource] : lines,
    ...(origin.source &&
      block.source && { source: origin.source, sourceReference: { kind: 'quoted', source: block.source } }),
    hasEmphasis: isEmphasised(block),
  }
}

function printGenerated(
  { id, what }: Extract<Block, { kind: 'generated' }>,
  context: Context,
  where: Where,
): PrintedBlock {
  switch (what) {
    case 'cover':
      return { kind: 'cover', id, cover: printCover(context, where) }
    case 'contents':
      return { kind: 'contents', id, title: 'TABLE DES MATIÈRES' }
    case 'inventory':
      return {
        kind: 'inventory',
        id,
        title: inventoryTitle(context.material.exhibits),
        rows: inventoryRows(context),
        ...(context.template?.noExhibit && { none: context.template.noExhibit }),
      }
    case 'authorities':
      return authorities(id, context)
    case 'signature':
      return { kind: 'signature', id, lines: signatureLines(context, where) }
    case 'reading-time':
      return { kind: 'paragraph', id, style: 'plain', line: [] }
    case 'briefing-title':
      return { kind: 'briefing-title', id, ...briefingTitle(context, where) }
  }
}

/** Fills the places that say how long a script takes aloud: the blocks to be said are counted once all are printed. */
function fillReadingTimes(printedBlocks: PrintedBlock[], blocks: readonly Block[]): PrintedBlock[] {
  const places = new Set(
    blocks.flatMap(block => (block.kind === 'generated' && block.what === 'reading-time' ? [block.id] : [])),
  )
  if (places.size === 0) return printedBlocks
  const spokenIds = new Set(blocks.filter(block => block.slot?.startsWith('spoken')).map(block => block.id))
  const speechTally = sumTallies(
    printedBlocks
      .filter(block => spokenIds.has(block.id))
      .flatMap(block => linesOf(block).map(line => tally(lineText(line)))),
  )
  const time = secondsText(minutes(speechTally, 'aloud'))
  const text = `À voix haute\u00a0: environ ${time} (${speechTally.words}\u00a0mots), sans les objections.`
  return printedBlocks.map(block =>
    places.has(block.id) && block.kind === 'paragraph'
      ? { ...block, line: [{ kind: 'run', text, marks: ['italic'] }] }
      : block,
  )
}
