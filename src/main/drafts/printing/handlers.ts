import { createHash } from 'node:crypto'
import type { Handlers, Parsed } from '../../../shared/contract/contract.ts'
import { checkReport } from '../../../shared/drafts/verify/report.ts'
import { longDayText } from '../../../shared/french/dates.ts'
import { localDay, utcDay } from '../../../shared/kernel/days.ts'
import { workingKeep } from '../../../shared/word/keep.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import type { Library } from '../../kernel/library.ts'
import { findOffice } from '../../kernel/office/find-office.ts'
import { letterSample } from '../../word/letter-sample.ts'
import { checkOf, type PageCheckContext } from '../../word/page-checks.ts'
import { printWord } from '../../word/print-word.ts'
import { withPrintedPages } from '../../word/printed-pages.ts'
import { models } from '../../word/store.ts'
import { onPaper, paperOf } from '../../word/word-models.ts'
import { assembleDraft } from '../assemble-draft.ts'
import { checkCitations, partedProblems } from '../checks/check-citations.ts'
import { gather } from '../gather.ts'
import { keepExported } from '../sittings.ts'
import { drafts } from '../store.ts'
import { draftText, printDraft } from './printing.ts'

/** A working copy that nobody is given. */
const PREVIEW_OPTIONS = { final: false, author: '', comments: false, keep: workingKeep(false) } as const

/** A text takes the way of printing that is asked for, its paper apart. */
const presented = ({ style, letterhead, numbering, hyphenated }: Parsed<'drafts.restyle'>) => ({
  ...{ style, letterhead },
  ...(numbering && { numbering }),
  ...(hyphenated !== undefined && { hyphenated }),
})

/** The files a draft is made into. */
export function printingHandlers({ library, checks }: PageCheckContext) {
  return {
    'drafts.export': async input => {
      const { draft, docx, rewrite, problems } = await printDraft(library, input)
      const file = await keepExport(library.folder, nameOf(draft.title, 'docx'), docx.bytes)
      checks.keep(file.id, { docx, rewrite })
      keepExported(library, draft, input.final ? 'Version à déposer' : 'Copie de travail')
      return { ...file, pages: docx.pages, gaps: docx.gaps, problems }
    },
    'drafts.verify': ({ run, ...what }) =>
      checks.stoppable(run, async signal =>
        'export' in what
          ? checks.check(what.export, signal)
          : checks.look(await printDraft(library, { ...PREVIEW_OPTIONS, id: what.draft }), signal),
      ),
    'drafts.pdf': ({ run, archive, ...input }) =>
      checks.stoppable(run, async signal => {
        const { draft, docx: first, rewrite, problems } = await printDraft(library, input)
        const { folder } = library
        const pages = await withPrintedPages(first, rewrite, { folder, signal })
        const { docx, printable } = pages
        const { pdf: exact } = await printWord(printable, { folder, archive, signal })
        const pdf = input.keep.moment === 'day' || input.final ? roundDates(exact, new Date()) : exact
        const file = await keepExport(library.folder, nameOf(draft.title, 'pdf'), pdf)
        keepExported(library, draft, input.final ? 'Version à déposer, en PDF' : 'Copie de travail, en PDF')
        const checked = { ...checkOf(pages), bytes: pdf.length }
        return { ...file, pages: docx.pages, gaps: docx.gaps, problems, checked }
      }),
    'drafts.text': async input => {
      const { format } = input
      const { draft, text } = await draftText(library, input)
      if (input.final) keepExported(library, draft, 'Version à déposer, en texte')
      return keepExport(library.folder, nameOf(draft.title, format), Buffer.from(text))
    },
    'drafts.plainText': async ({ id }) => {
      const { draft, text } = await draftText(library, { id, format: 'txt', final: false })
      return { title: draft.title, text }
    },
    'drafts.preview': async input => {
      const content = onPaper(library, gather(library, input.id), input.model)
      const draft = { ...content.draft, ...presented(input) }
      const document = assembleDraft(library, { ...content, draft })
      const { preview } = await import('../../word/layout/pages.ts')
      return preview(document, await paperOf(library, content))
    },
    'drafts.restyle': input => {
      const { id, model } = input
      const all = drafts(library.db)
      const before = all.get(id)
      // one that was just taken off by another window is said, not written
      if (model && model !== before.model) models(library.db).get(model)
      const { revision, updatedAt } = all.save({
        ...before,
        ...{ ...presented(input), model },
      })
      return { revision, savedAt: updatedAt }
    },
    'letterhead.preview': async ({ letterhead, style }) => {
      const { preview } = await import('../../word/layout/pages.ts')
      return { drawn: preview(letterSample(letterhead, style)).drawn.slice(0, 1) }
    },
    'drafts.report': input => reportOf(library, input),
    'drafts.stop': ({ run }) => {
      checks.stop(run)
      return {}
    },
    'office.find': () => ({ found: findOffice() !== undefined }),
  } satisfies Partial<Handlers>
}

/**
 * The moments LibreOffice writes in a PDF, brought to the start of their day, each in as many bytes as before so that nothing else
 * moves: in the dictionary of information, and in the XML of a PDF/A.
 */
export function roundDates(pdf: Buffer, at: Date): Buffer {
  const day = utcDay(at)
  const text = pdf.toString('latin1')
  const out = text
    .replace(/\/(CreationDate|ModDate)\s*\(D:[^)]*\)/g, (whole, name: string) =>
      padTo(`/${name}(D:${day.replaceAll('-', '')}000000Z)`, whole),
    )
    .replace(/<(xmp:(?:CreateDate|ModifyDate|MetadataDate))>[^<]*<\/\1>/g, (whole, name: string) =>
      padTo(`<${name}>${day}T00:00:00Z</${name}>`, whole),
    )
  return Buffer.from(out, 'latin1')
}

/** Pads an entry to the bytes of the one it replaces, after its end: a date with blanks in it would be none. */
const padTo = (entry: string, whole: string): string =>
  entry.length <= whole.length ? entry.padEnd(whole.length) : whole

/** The dated report of what was checked in a draft, as a file. */
async function reportOf(library: Library, { id, format }: Parsed<'drafts.report'>) {
  const material = gather(library, id)
  const check = checkCitations(library, material)
  const { open, dismissed: dismissals } = partedProblems(library, material, check)
  const at = new Date()
  const report = checkReport({
    title: material.draft.title,
    dossier: material.dossier.title,
    at: `${longDayText(localDay(at))} à ${at.getHours()} h ${String(at.getMinutes()).padStart(2, '0')}`,
    print: createHash('sha256').update(JSON.stringify(material.draft.blocks)).digest('hex'),
    problems: open,
    dismissed: dismissals,
    check,
  })
  const { writeDocx } = await import('../../word/write/write-docx.ts')
  const docx = await writeDocx(report, { final: false, author: '', at })
  const { folder } = library
  const file = format === 'pdf' ? (await printWord(docx, { folder, archive: false })).pdf : docx.bytes
  return keepExport(library.folder, nameOf(`Contrôle ${material.draft.title}`, format), file)
}
