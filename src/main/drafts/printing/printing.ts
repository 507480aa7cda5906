import type { Parsed } from '../../../shared/contract/contract.ts'
import type { Problem } from '../../../shared/dossiers/problem.ts'
import { gapMarksOf } from '../../../shared/drafts/checks/gap-marks.ts'
import { markedWorking } from '../../../shared/drafts/checks/working-mark.ts'
import type { Gathered } from '../../../shared/drafts/gathered.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import { htmlPage } from '../../../shared/drafts/text/html.ts'
import { markdown } from '../../../shared/drafts/text/markdown.ts'
import { plainText } from '../../../shared/drafts/text/plain.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { type Keep, type TextFormat, workingKeep } from '../../../shared/word/keep.ts'
import { logoOf, pictureHashes, picturesOf } from '../../kernel/files/pictures.ts'
import type { Library } from '../../kernel/library.ts'
import type { Layout } from '../../word/layout/layout.ts'
import type { Rewrite } from '../../word/printed-pages.ts'
import { onPaper, paperOf } from '../../word/word-models.ts'
import type { DocxFile } from '../../word/write/write-docx.ts'
import { assembleDraft } from '../assemble-draft.ts'
import { problemsOf } from '../checks/check-citations.ts'
import { gather } from '../gather.ts'

/** A Word file of a draft, with its pages and its problems. */
export interface PrintedDraft {
  readonly draft: Draft
  readonly docx: DocxFile
  /** the same file again, as the text was then */
  readonly rewrite: Rewrite
  readonly problems: Problem[]
}

/** Gathers, checks, computes and prints a draft. The version to be filed is refused while something blocking stands. */
export async function printDraft(
  library: Library,
  { id, final, author, keep, comments, model }: Parsed<'drafts.export'>,
): Promise<PrintedDraft> {
  const own = gather(library, id)
  const content = model ? onPaper(library, own, model) : own
  const { draft } = own
  const problems = problemsOf(library, content)
  if (final) refuseBlocking(problems)
  const rewrite = await printerOf(library, content, {
    final,
    author,
    keep: final ? keep : workingKeep(comments),
  })
  const docx = await rewrite({})
  const long = tooLong(content, docx.pages)
  if (final) refuseBlocking(long)
  return { draft, docx, rewrite, problems: [...problems, ...long] }
}

interface Choices {
  readonly final: boolean
  /** where gaps are left, the file says at its head that it is a working copy: one that does not come back */
  readonly saysWorking?: boolean
  readonly author: string
  readonly keep: Keep
}

/** Returns the function that writes a gathered draft as a Word file, again and again. The Word library is large: loaded when first needed, it does not delay the opening of the window. */
async function printerOf(library: Library, content: Gathered, choices: Choices): Promise<Rewrite> {
  const { writeDocx } = await import('../../word/write/write-docx.ts')
  const assembly = assembleDraft(library, content)
  const document = choices.saysWorking ? markedWorking(assembly) : assembly
  const logo = document.letterhead?.logo
  const model = await paperOf(library, content)
  const options = {
    ...choices,
    at: new Date(),
    workingDraft: content.draft,
    ...(model && { model }),
    pictures: await picturesOf(library, [
      ...pictureHashes(content.draft.blocks),
      ...(logo ? [logo.hash] : []),
    ]),
  }
  return how => writeDocx(document, { ...options, ...how })
}

/** Prints a gathered draft as a Word file, its pages estimated, and returns the function that writes it again with other pages. */
export async function printGathered(library: Library, content: Gathered, choices: Choices) {
  const rewrite = await printerOf(library, content, choices)
  return { docx: await rewrite({}), rewrite }
}

const TEXT_FORMATS = { txt: plainText, md: markdown, html: htmlPage } as const

/**
 * Prints a draft in a format without pages; its references to a page name those of the Word file. It says at its head where it is a working
 * copy; the version to be filed is refused by the rule of the Word file, its length in pages included.
 */
export async function draftText(
  library: Library,
  { id, format, final }: { readonly id: string; readonly format: TextFormat; readonly final: boolean },
) {
  const content = gather(library, id)
  if (final) refuseBlocking(problemsOf(library, content))
  const document = assembleDraft(library, content)
  if (final) {
    const { refuseGaps } = await import('../../word/write/refuse-gaps.ts')
    refuseGaps(gapMarksOf(document, `${document.title} ${document.footer}`))
  }
  const model = await paperOf(library, content)
  const { layOutDraft: layout } = await import('../../word/layout/pages.ts')
  const { blockBookmark } = await import('../../word/looks/style-names.ts')
  let pageLayout: Layout | undefined
  const laidOut = () => {
    pageLayout ??= layout(document, model)
    return pageLayout
  }
  if (final) refuseBlocking(tooLong(content, laidOut().pages))
  const pageOf = (block: string) => laidOut().pageOf(blockBookmark(block))
  const logo = format === 'html' ? await logoOf(library, document.letterhead) : undefined
  return {
    draft: content.draft,
    text: TEXT_FORMATS[format](markedWorking(document), { pageOf, ...(logo && { logo }) }),
  }
}

/** Reports a document longer than its kind allows: a briefing is read standing, in four minutes, on two pages; a document for members has its own length. */
function tooLong({ draft: { style }, template }: Gathered, pages: number): Problem[] {
  const own = template?.length?.pages
  const maxPages = own ?? (style === 'briefing' && !template?.brief ? 2 : undefined)
  if (maxPages === undefined || pages <= maxPages) return []
  const room = maxPages === 1 ? 'une page' : maxPages === 2 ? 'deux pages' : `${maxPages}\u00a0pages`
  const message = `Le document fait ${pages}\u00a0pages\u00a0: il doit tenir en ${room}. Retirez ce que le lecteur peut demander ensuite.`
  return [{ severity: own ? 'blocking' : 'warning', code: 'briefing-long', message, law: '', at: {} }]
}

function refuseBlocking(problems: readonly Problem[]): void {
  const blocking = problems.filter(problem => problem.severity === 'blocking')
  if (blocking.length === 0) return
  const first = blocking
    .slice(0, 3)
    .map(problem => problem.message)
    .join(' ')
  const rest = blocking.length > 3 ? ` Et ${blocking.length - 3} autre${blocking.length > 4 ? 's' : ''}.` : ''
  const count = blocking.length === 1 ? 'un point bloque encore' : `${blocking.length} points bloquent encore`
  throw new AppError(
    'refused',
    `La version à déposer n’a pas été écrite : ${count}. ${first}${rest} La copie de travail, elle, s’exporte toujours.`,
    blocking,
  )
}
