import { tmpdir } from 'node:os'
import { compose } from '../../../src/main/word/compose/compose.ts'
import { layOutAroundTables } from '../../../src/main/word/layout/table-workaround.ts'
import { lookFor } from '../../../src/main/word/model/document-look.ts'
import { type Rewrite, withPrintedPages } from '../../../src/main/word/printed-pages.ts'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import type { Assembled } from '../../../src/shared/drafts/assemble/assembled.ts'
import { printBoxes } from '../office.ts'
import { fold } from '../tile.ts'
import type { TemplateText } from './template-texts.ts'

/** Lines of a text as LibreOffice prints them, beside those of the estimator. */
export interface LineProof {
  readonly name: string
  readonly lines: number
  /** lines that end more than a point past the right margin, with how far */
  readonly past: readonly string[]
  /** lines of the estimator long enough to be told apart, and those of them that are not printed */
  readonly estimated: number
  readonly misplaced: readonly string[]
  /** printed lines that end within a word */
  readonly cut: number
  readonly pages: { readonly estimated: number; readonly printed: number }
}

const options = { final: false, author: '', at: new Date(0) }

const TOLERANCE_POINTS = 1
/** Letters under which a line says nothing of where lines break. */
const SHORT_LETTERS = 25
/** Letters of a number that may stand in the same line. */
const LABEL_LETTERS = 4

/** Prints texts and compares their lines. */
export async function proveLines(texts: readonly TemplateText[]): Promise<LineProof[]> {
  const files: Record<string, Buffer> = {}
  for (const { name, assembled } of texts)
    files[name.replaceAll('/', '-')] = (await writeDocx(assembled, options)).bytes
  const printed = printBoxes(files)
  const proofs = texts.map(({ name, assembled }) => {
    const look = lookFor(assembled)
    const boxes = printed[name.replaceAll('/', '-')] ?? []
    const edge = (look.page.width - look.page.right) / 20
    const printedLines = boxes.map(one => ({ page: one.page, letters: fold(one.text) }))
    const estimated = estimate(assembled)
    const lines = estimated.lines.filter(one => fold(one.text).length >= SHORT_LETTERS)
    const isPrinted = (text: string, page: number) =>
      printedLines.some(
        one =>
          Math.abs(one.page - page) <= 1 &&
          one.letters.endsWith(text) &&
          one.letters.length - text.length <= LABEL_LETTERS,
      )
    return {
      name,
      lines: boxes.length,
      past: boxes
        .filter(one => one.right > edge + TOLERANCE_POINTS)
        .map(one => `${name}, p. ${one.page}, ${(one.right - edge).toFixed(1)} pt : ${one.text}`),
      estimated: lines.length,
      misplaced: lines
        .filter(one => !isPrinted(fold(one.text), one.page))
        .map(one => `${name}, p. ${one.page} : ${one.text}`),
      cut: assembled.hyphenated ? boxes.filter(one => /\p{Ll}-$/u.test(one.text)).length : 0,
      pages: { estimated: estimated.pages, printed: boxes.at(-1)?.page ?? 0 },
    }
  })
  return Promise.all(proofs.map((proof, at) => withTitlesKept(proof, texts[at]!)))
}

/**
 * The same proof, its pages counted again where they differ: LibreOffice may have left a title alone at the foot of a page, which the
 * program puts at the top of the next one before it prints.
 */
async function withTitlesKept(proof: LineProof, { assembled }: TemplateText): Promise<LineProof> {
  const { estimated, printed } = proof.pages
  if (estimated === printed) return proof
  const rewrite: Rewrite = how => writeDocx(assembled, { ...options, ...how })
  const checked = await withPrintedPages(await rewrite({}), rewrite, { folder: tmpdir() })
  const isAsEstimated = checked.state === 'verified' && checked.corrections === 0
  return isAsEstimated ? { ...proof, pages: { estimated, printed: checked.docx.pages } } : proof
}

/** The pages, and the lines of the paragraphs, but those of tables and of tabs, which a reader of pages puts together or cuts as it will. */
function estimate(assembled: Assembled): {
  readonly pages: number
  readonly lines: readonly { readonly text: string; readonly page: number }[]
} {
  const look = lookFor(assembled)
  const { pieces, layout } = layOutAroundTables(compose(assembled, look), look)
  const isPara = pieces.flatMap(piece => (piece.kind === 'para' ? [true] : piece.rows.map(() => false)))
  const lines = layout.blocks.flatMap(({ paras, pages }, at) =>
    isPara[at]
      ? paras.flatMap(({ stream, ends }) =>
          (stream().text.includes('\t') ? [] : ends).map((end, line) => ({
            text: stream().text.slice(ends[line - 1] ?? 0, end),
            page: pages[line] ?? 1,
          })),
        )
      : [],
  )
  return { pages: layout.pages, lines }
}

/** Share of the estimated lines that are printed as estimated, from 0 to 1. */
export const agreement = (proofs: readonly LineProof[]): number => {
  const all = proofs.reduce((sum, one) => sum + one.estimated, 0)
  return 1 - proofs.reduce((sum, one) => sum + one.misplaced.length, 0) / all
}
