import { countOf } from '../../french/wording.ts'
import type {
  Assembled,
  InventoryRow,
  Line,
  PrintedBlock,
  PrintedCover,
  PrintedInline,
} from '../assemble/assembled.ts'
import { gapMarkIn } from './gap-marks.ts'
import { linesOf, lineText } from './subject.ts'

/** Places where something is still to be found: computed and missing, or marked so by somebody. Quotations print as they were. */
const gapsOf = (document: Assembled): number =>
  document.blocks
    .flatMap(block =>
      printedLinesOf(block)
        .flatMap(withNotes)
        .map(line => {
          const gaps = line.filter(inline => inline.kind === 'gap').length
          return gaps || (block.kind !== 'quote' && gapMarkIn(lineText(line)) ? 1 : 0)
        }),
    )
    .reduce((sum, one) => sum + one, 0)

/** Every line that a block prints, those computed from the facts of the dossier too: cover, inventory, signature. */
function printedLinesOf(block: PrintedBlock): readonly Line[] {
  switch (block.kind) {
    case 'cover':
      return coverLines(block.cover)
    case 'briefing-title':
      return [block.title, block.subtitle, block.dateLine]
    case 'signature':
      return block.lines
    case 'inventory':
      return block.rows.length === 0 && block.none === undefined ? [[missing]] : block.rows.map(rowLine)
    default:
      return linesOf(block)
  }
}

const missing: PrintedInline = { kind: 'gap', text: '[à compléter]' }

const rowLine = ({ label, lacksTitle }: InventoryRow): Line => [
  lacksTitle ? missing : { kind: 'run', text: label },
]

const coverLines = (cover: PrintedCover): readonly Line[] => [
  ...cover.court,
  ...[cover.caseNumber, cover.title, cover.subtitle].flatMap(line => (line ? [line] : [])),
  ...[cover.producedBy, cover.counsel].flatMap(
    side => side?.parties.flatMap(({ name, details }) => [name, ...details]) ?? [],
  ),
  ...cover.against.lines,
]

const withNotes = (line: Line): Line[] => [
  line,
  ...line.flatMap(inline => (inline.kind === 'note' ? [inline.inlines] : [])),
]

/** The words by which a copy says that it is no final one, from how many places are still to be found. */
export const workingWords = (gaps: number): string =>
  `Copie de travail\u00a0: il reste ${countOf(gaps, 'passage')} à compléter.`

/**
 * Marks a document that still has gaps as a working copy, on its first line or under the title of its cover: for files that nobody
 * chose as working or final. One without gaps is returned as it is.
 */
export function markedWorking(document: Assembled): Assembled {
  const gaps = gapsOf(document)
  if (gaps === 0) return document
  const words: PrintedInline = { kind: 'run', text: workingWords(gaps), marks: ['bold'] }
  const [first, ...rest] = document.blocks
  if (first?.kind !== 'cover')
    return {
      ...document,
      blocks: [
        { kind: 'paragraph', id: 'copie-de-travail', style: 'plain', line: [words] },
        ...document.blocks,
      ],
    }
  const { subtitle } = first.cover
  const marked = subtitle ? [...subtitle, { kind: 'linebreak' } as const, words] : [words]
  return { ...document, blocks: [{ ...first, cover: { ...first.cover, subtitle: marked } }, ...rest] }
}
