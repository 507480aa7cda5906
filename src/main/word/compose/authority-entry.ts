import type { XmlComponent } from 'docx'
import type { AuthorityEntry, PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import type { Span } from '../layout/pieces.ts'
import { fieldMark, run, spacedText } from '../write/run.ts'
import { xmlSafe } from './spans.ts'

type Entry = Extract<Span, { kind: 'entry' }>

/** Word's seven named categories where they say the same, its unnamed ones for the rest. */
const CATEGORIES: Readonly<Record<string, number>> = {
  Jurisprudence: 1,
  'Lois et ordonnances': 2,
  'Documents parlementaires et rapports': 3,
  'Décrets et arrêtés': 4,
  'Traités et conventions': 5,
  'Règlements et directives de l’Union européenne': 6,
  'Bloc de constitutionnalité': 7,
  Codes: 8,
  'Actes de la CNIL et d’autres autorités': 9,
  Doctrine: 10,
  'Presse et sites': 11,
}

/** The category of Word under which a group of authorities goes; it has sixteen. */
export const categoryOf = (title: string, index: number) => CATEGORIES[title] ?? Math.min(16, 12 + index)

/** Returns the hidden `TA` entries that go beside a citation of each source listed in a table. */
export function entriesOf(blocks: readonly PrintedBlock[]): (source: string) => readonly Span[] {
  const entries = new Map<string, readonly Entry[]>()
  for (const block of blocks) {
    if (block.kind !== 'authorities') continue
    for (const [index, { title, entries: lines }] of block.groups.entries()) {
      for (const one of lines)
        for (const source of [one.source, ...(one.otherRecords ?? [])])
          entries.set(source, [entryOf(one, categoryOf(title, index))])
    }
  }
  return source => entries.get(source) ?? []
}

const entryOf = ({ source, runs, parentText }: AuthorityEntry, category: number): Entry => ({
  kind: 'entry',
  source,
  category,
  // as the table names it
  runs: parentText ? [{ text: `${parentText.text}, ${parentText.part}` }] : runs,
})

/** `TA`: the citation in full as the table prints it, a short name by which Word joins those of one source, the category. */
export function entryField({ runs, source, category }: Entry): XmlComponent[] {
  const vanish = { vanish: true }
  const instruction = (text: string, italics = false) =>
    run([spacedText('w:instrText', text)], { ...vanish, ...(italics ? { italics } : {}) })
  return [
    run([fieldMark('begin')], vanish),
    instruction(' TA \\l "'),
    ...runs.map(({ text, marks }) => instruction(escapeInstruction(text), marks?.includes('italic'))),
    instruction(`" \\s "${escapeInstruction(source)}" \\c ${category} `),
    run([fieldMark('end')], vanish),
  ]
}

/** Escapes a text for the quotation marks of a field instruction. */
const escapeInstruction = (text: string) =>
  xmlSafe(text)
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/["\\]/g, sign => `\\${sign}`)
