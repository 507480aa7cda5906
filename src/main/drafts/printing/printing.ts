import type { Draft } from '../../../shared/drafts/model.ts'
import type { Problem } from '../../../shared/drafts/problem.ts'
import { htmlPage } from '../../../shared/drafts/text/html.ts'
import { markdown } from '../../../shared/drafts/text/markdown.ts'
import { plainText } from '../../../shared/drafts/text/plain.ts'
import type { Gathered, Parsed } from '../../../shared/kernel/contract.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { type Keep, type TextFormat, workingKeep } from '../../../shared/word/keep.ts'
import { logoOf, pictureHashes, picturesOf } from '../../kernel/files/pictures.ts'
import type { Library } from '../../kernel/library.ts'
import type { Layout } from '../../word/layout/layout.ts'
import { onPaper, paperOf } from '../../word/models.ts'
import type { Rewrite } from '../../word/office/pages.ts'
import type { Written } from '../../word/write/write.ts'
import { assembled } from '../assembled.ts'
import { problemsOf } from '../cite-check.ts'
import { gather } from '../gather.ts'

/** A draft as a Word file, with what is to be said of it. */
export interface PrintedDraft {
  readonly draft: Draft
  readonly written: Written
  /** the same file again, as the text was then */
  readonly again: Rewrite
  readonly problems: Problem[]
}

/** Gather, check, compute, print. The version to be filed is refused while something blocking stands. */
export async function printDraft(
  library: Library,
  { id, final, author, keep, comments, model }: Parsed<'drafts.export'>,
): Promise<PrintedDraft> {
  const there = gather(library, id)
  const gathered = model ? onPaper(library, there, model) : there
  const { draft } = there
  const found = problemsOf(library, gathered)
  if (final) refuseBlocking(found)
  const again = await printerOf(library, gathered, {
    final,
    author,
    keep: final ? keep : workingKeep(comments),
  })
  const written = await again({})
  const long = tooLong(gathered, written.pages)
  if (final) refuseBlocking(long)
  return { draft, written, again, problems: [...found, ...long] }
}

interface Choices {
  readonly final: boolean
  readonly author: string
  readonly keep: Keep
}

/** What writes a gathered draft as a Word file, as often as asked. The Word library is large: loaded when first needed, it does not delay the opening of the window. */
async function printerOf(library: Library, gathered: Gathered, choices: Choices): Promise<Rewrite> {
  const { writeDocx } = await import('../../word/write/write.ts')
  const made = assembled(library, gathered)
  const logo = made.letterhead?.logo
  const model = await paperOf(library, gathered)
  const options = {
    ...choices,
    at: new Date(),
    carried: gathered.draft,
    ...(model && { model }),
    pictures: await picturesOf(library, [
      ...pictureHashes(gathered.draft.blocks),
      ...(logo ? [logo.hash] : []),
    ]),
  }
  return how => writeDocx(made, { ...options, ...how })
}

/** A gathered draft as a Word file, its pages estimated, and what writes it again with others. */
export async function printGathered(library: Library, gathered: Gathered, choices: Choices) {
  const again = await printerOf(library, gathered, choices)
  return { written: await again({}), again }
}

const formats = { txt: plainText, md: markdown, html: htmlPage } as const

/** A draft in a format without pages; the references to a page say those of the Word file. */
export async function tellDraft(library: Library, id: string, format: TextFormat) {
  const gathered = gather(library, id)
  const made = assembled(library, gathered)
  const model = await paperOf(library, gathered)
  const { layOutDraft: layout } = await import('../../word/layout/pages.ts')
  const { blockBookmark } = await import('../../word/write/names.ts')
  let found: Layout | undefined
  const pageOf = (block: string) => {
    found ??= layout(made, model)
    return found.pageOf(blockBookmark(block))
  }
  const logo = format === 'html' ? await logoOf(library, made.letterhead) : undefined
  return { draft: gathered.draft, text: formats[format](made, { pageOf, ...(logo && { logo }) }) }
}

/** A briefing is read standing, in four minutes: on two pages, never more. A document for members has its own length, which a version to send keeps to. */
function tooLong({ draft: { style }, template }: Gathered, pages: number): Problem[] {
  const own = template?.length?.pages
  const most = own ?? (style === 'briefing' && !template?.brief ? 2 : undefined)
  if (most === undefined || pages <= most) return []
  const room = most === 1 ? 'une page' : most === 2 ? 'deux pages' : `${most}\u00a0pages`
  const message = `Le document fait ${pages}\u00a0pages\u00a0: il doit tenir en ${room}. Retirez ce que le lecteur peut demander ensuite.`
  return [{ severity: own ? 'blocking' : 'warning', code: 'briefing-long', message, law: '', at: {} }]
}

function refuseBlocking(found: readonly Problem[]): void {
  const blocking = found.filter(problem => problem.severity === 'blocking')
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
