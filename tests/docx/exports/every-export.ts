import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { assembleDraft } from '../../../src/main/drafts/assemble-draft.ts'
import { gather } from '../../../src/main/drafts/gather.ts'
import { type Rewrite, withPrintedPages } from '../../../src/main/word/printed-pages.ts'
import { withoutControls } from '../../../src/main/word/write/without-controls.ts'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import type { Client } from '../../../src/shared/contract/contract.ts'
import { gapMarkIn } from '../../../src/shared/drafts/checks/gap-marks.ts'
import { AppError } from '../../../src/shared/kernel/errors.ts'
import { Keep, workingKeep } from '../../../src/shared/word/keep.ts'
import { Style } from '../../../src/shared/word/style.ts'
import { type Program, program, temporary } from '../../contract/program.ts'
import { answers } from '../../fixtures/answers.ts'
import { aBill, anArgument } from '../../fixtures/builders.ts'
import { templateOf } from '../../unit/shared/drafts/gathered.ts'
import { paragraphsOf, partsOf, plain } from '../package.ts'
import type { Filed } from '../proof.ts'
import { otherParties } from '../texts/parties.ts'

/** A template in a look, as a working copy or as the version to be filed. */
export interface ExportCase {
  readonly template: string
  readonly style: Style
  readonly final: boolean
}

/** A Word file of a template, read back. */
export interface Export extends Filed {
  readonly name: string
  readonly final: boolean
  readonly bytes: Buffer
  readonly pages: number
  /** the version to be filed still has gaps: it is written as one, each gap shown */
  readonly incomplete: boolean
  /** the same as the program prints it, titles that LibreOffice left alone put at the top of a page */
  readonly printable: (folder: string) => Promise<Buffer>
}

const templates = readdirSync(new URL('../../../resources/templates', import.meta.url)).map(name =>
  name.replace('.json', ''),
)

/** Every template in every look, both versions. */
export const exportCases: readonly ExportCase[] = templates.flatMap(template =>
  Style.options.flatMap(style => [false, true].map(final => ({ template, style, final }))),
)

const nameOf = ({ template, style, final }: ExportCase) =>
  `${template}-${style}-${final ? 'deposer' : 'travail'}`

/** The exports of these cases, each handed over in turn so that all are not in memory. */
export async function eachExport(
  cases: readonly ExportCase[],
  take: (made: Export) => void | Promise<void>,
): Promise<void> {
  const place = temporary()
  const app = program(place.folder)
  try {
    const draftOf = await draftsOf(app.call, [...new Set(cases.map(one => one.template))])
    for (const one of cases) await take(await written(app, one, draftOf.get(one.template) ?? ''))
  } finally {
    await app.close()
    place.remove()
  }
}

/** A draft of each template: those of a case out of the sample dossier, those of a campaign out of a bill. */
async function draftsOf(call: Client, wanted: readonly string[]): Promise<Map<string, string>> {
  const { id } = await call['dossiers.sample']({ type: 'recourse' })
  const dossier = await call['dossiers.get']({ id })
  await call['dossiers.save']({ dossier: { ...dossier, parties: [...dossier.parties, ...otherParties] } })
  const [ofBill, ofCase] = [true, false].map(brief =>
    wanted.filter(template => Boolean(templateOf(template).brief) === brief),
  ) as [string[], string[]]
  const { drafts } = await call['drafts.prepare']({ dossier: id, templates: ofCase, facts: { ...answers } })
  const draftOf = new Map(ofCase.map((template, at) => [template, drafts[at] ?? '']))
  const bill = await call['bills.save']({ bill: aBill({ id: randomUUID() }) })
  const source = await call['library.save']({
    source: anArgument({ id: randomUUID(), variants: { mail: 'Une phrase qui convainc.' } }),
  })
  const choice = {
    bill: bill.id,
    stage: bill.stages[0]?.key ?? '',
    measures: [bill.measures[0]?.id ?? ''],
    arguments: [source.id],
  }
  const facts = { 'request.vote': 'voter la suppression de l’article 8', 'sender.name': 'Camille Durand' }
  for (const template of ofBill)
    draftOf.set(template, (await call['briefs.create']({ template, choice, facts })).draft)
  return draftOf
}

async function written({ library }: Program, one: ExportCase, id: string): Promise<Export> {
  const content = gather(library, id)
  const draft = { ...content.draft, style: one.style }
  const assembled = assembleDraft(library, { ...content, draft })
  const keep = one.final ? Keep.parse({}) : workingKeep()
  const options = { author: 'La Quadrature du Net', at: new Date('2025-03-25T10:00:00Z'), keep }
  const whole = { ...options, ...(one.final ? {} : { workingDraft: draft }) }
  const rewriteAs =
    (final: boolean): Rewrite =>
    how =>
      writeDocx(assembled, { ...whole, final, ...how })
  const { docx, incomplete } = await rewriteAs(one.final)({}).then(
    docx => ({ docx, incomplete: false }),
    async error => {
      if (!(error instanceof AppError) || error.code !== 'refused') throw error
      return { docx: await rewriteAs(false)({}), incomplete: true }
    },
  )
  const parts = await partsOf(docx.bytes)
  const body = paragraphsOf(parts.get('word/document.xml') ?? '')
  const printable = async (folder: string) => {
    const rewrite = rewriteAs(one.final && !incomplete)
    return withoutControls((await withPrintedPages(docx, rewrite, { folder })).printable.bytes)
  }
  const { bytes, pages } = docx
  return {
    ...{ name: nameOf(one), final: one.final },
    bytes,
    pages,
    assembled,
    parts,
    body,
    incomplete,
    printable,
  }
}

/** Marks of gaps in any part of a file. */
export const markedIn = ({ parts }: Export): string[] =>
  [...parts].flatMap(([path, xml]) => {
    if (!/^(?:word\/(?:document|footnotes|header\d*|footer\d*)|docProps\/core)\.xml$/.test(path)) return []
    const paragraphs = xml.split(/<\/w:p>|<\/dc:title>/).filter(one => !one.includes('w:val="Quote"'))
    return paragraphs.flatMap(
      one => gapMarkIn(plain(one.replace(/<w:instrText.*?<\/w:instrText>|<[^>]+>/gs, ''))) ?? [],
    )
  })
