import { compose } from '../../src/main/word/compose/compose.ts'
import { footLines } from '../../src/main/word/compose/letterhead-paras.ts'
import { headerRows } from '../../src/main/word/layout/grid.ts'
import type { Para } from '../../src/main/word/layout/pieces.ts'
import { drawAreas } from '../../src/main/word/model/areas/draw-areas.ts'
import { lookFor, lookOf } from '../../src/main/word/model/document-look.ts'
import type { Model } from '../../src/main/word/model/model.ts'
import { hasFirstPageMargins } from '../../src/main/word/write/margins.ts'
import type { Assembled } from '../../src/shared/drafts/assemble/assembled.ts'
import { linesOf } from '../../src/shared/word/letterhead.ts'
import { type Paragraph, paragraphsOf } from './package.ts'
import { type Apart, type Expected, fold, tile } from './tile.ts'

/** A file as it was written, read back. */
export interface Filed {
  readonly assembled: Assembled
  readonly parts: ReadonlyMap<string, string>
  readonly body: readonly Paragraph[]
  /** the paper it is on, where it has one */
  readonly model?: Model | undefined
}

/**
 * Differences between a file and the text that was printed: its words, numbers and references in order, then the pages its fields say.
 * `slack`: by how many pages a figure may be off.
 */
export function wrongsOf(filed: Filed, printed: readonly string[], slack = 0): string[] {
  const found = proved(filed, printed, slack)
  return 'apart' in found ? [found.apart] : found.wrongs
}

/** The same, with the page each paragraph was printed on where all could be found. */
export function proved(filed: Filed, printed: readonly string[], slack = 0): Found {
  let now = filed
  let found = compared(now, printed, slack)
  while ('apart' in found) {
    const next = slack > 0 ? nearer(now, found, filed, printed, slack) : undefined
    if (!next) return found
    now = next.filed
    found = next.found
  }
  return found
}

type Found = Apart | { readonly wrongs: string[]; readonly pages: readonly number[] }

/** The same file with the figure at which the two part one page on or back, where that is allowed and they then agree further. */
function nearer(
  filed: Filed,
  { where }: Apart,
  first: Filed,
  printed: readonly string[],
  slack: number,
): { filed: Filed; found: Found } | undefined {
  const one = where && filed.body[where.paragraph]
  if (!one) return undefined
  const label = fold(labels(filed)[where.paragraph] ?? '').length
  for (const [at, { instruction, before, result }] of one.fields.entries()) {
    const start = label + fold(before).length
    // two figures that follow each other touch, once folded
    if (!/^PAGEREF /.test(instruction) || start > where.after || where.after > start + result.length) continue
    for (const page of [Number(result) + 1, Number(result) - 1]) {
      if (Math.abs(page - Number(first.body[where.paragraph]?.fields[at]?.result)) > slack) continue
      const changed = withResult(one, at, String(page))
      const body = filed.body.map((other, index) => (index === where.paragraph ? changed : other))
      const found = compared({ ...filed, body }, printed, slack)
      if (!('apart' in found) || further(found.where, where)) return { filed: { ...filed, body }, found }
    }
  }
  return undefined
}

const further = (one: Apart['where'], other: NonNullable<Apart['where']>): boolean =>
  one !== undefined &&
  (one.paragraph > other.paragraph || (one.paragraph === other.paragraph && one.after > other.after))

/** The lines above and under the text of a page that is none of its paragraphs. */
export function aroundPage(assembled: Assembled, page: number, pages: number, model?: Model): string {
  if (model) return aroundOn(model, assembled, page, pages)
  const { title, lines } = footLines(assembled)
  const { name = '', lines: under = '' } = assembled.letterhead ?? {}
  const silent = lookOf(assembled.style).coverWithoutFooter && assembled.blocks[0]?.kind === 'cover'
  return [
    page === 1 ? [name, ...linesOf(under)].join('') : '',
    silent && page === 1 ? lines.join('') : `${title}${lines.join('')}${page}/${pages}`,
  ].join('')
}

/** Words that the paper of a model shows on a page, the words of its boxes after those of its lines. */
function aroundOn(model: Model, assembled: Assembled, number: number, pages: number): string {
  const look = lookFor(assembled, model)
  const own = { letterhead: false, titlePage: hasFirstPageMargins(assembled, look, model) }
  return drawAreas(model, look, { number, pages }, own)
    .texts.map(one => one.text)
    .join('')
}

function compared(filed: Filed, printed: readonly string[], slack: number): Found {
  const { assembled, body, parts, model } = filed
  const tiled = tile(printed, expected(filed), notesOf(parts), page =>
    aroundPage(assembled, page, printed.length, model),
  )
  if ('apart' in tiled) return tiled
  const pageOf = new Map(
    body.flatMap((one, index) => one.bookmarks.map(name => [name, tiled.pages[index] ?? 0] as const)),
  )
  // the contents are cached text even in LibreOffice: their pages are those where the headings were found
  const wrongs = body
    .filter(one => /^TOC\d$/.test(one.style))
    .flatMap(one =>
      one.fields.flatMap(({ instruction, result }) => {
        const target = /^PAGEREF (\S+)/.exec(instruction)?.[1]
        const page = target === undefined ? undefined : pageOf.get(target)
        if (target === undefined || Math.abs((page ?? 0) - Number(result)) <= slack) return []
        return [`« ${one.text} » : ${result} au lieu de ${page}`]
      }),
    )
  return { wrongs, pages: tiled.pages }
}

/** The paragraphs as the file has them, with the numbers the draft gave them, which Word and LibreOffice write themselves. */
function expected({ assembled, body, model }: Filed): Expected[] {
  const paras = parasOf(assembled, model)
  if (paras.length !== body.length) throw new Error(`${body.length} paragraphes écrits sur ${paras.length}`)
  let head: string[] = []
  return paras.map(({ para, row }, index) => {
    const text = body[index]?.text ?? ''
    if (row === 'header') head = paras[index - 1]?.row === 'header' ? [...head, text] : [text]
    return { label: para.numbering?.label ?? '', text, ...(row === 'under' ? { header: head } : {}) }
  })
}

interface Placed {
  readonly para: Para
  /** the rows of a table printed again on each of its pages, and those under them */
  readonly row?: 'header' | 'under'
}

const composed = new WeakMap<Assembled, Placed[]>()

function parasOf(assembled: Assembled, model?: Model): Placed[] {
  const known = composed.get(assembled)
  if (known) return known
  const paras = compose(assembled, lookFor(assembled, model)).flatMap((piece): readonly Placed[] => {
    if (piece.kind === 'para') return [{ para: piece }]
    const heads = headerRows(piece.header, piece.spans)
    return piece.rows.flatMap((row, index) =>
      row.flat().map(para => (heads > 0 ? { para, row: index < heads ? 'header' : 'under' } : { para })),
    )
  })
  composed.set(assembled, paras)
  return paras
}

const labels = ({ assembled, model }: Filed): string[] =>
  parasOf(assembled, model).map(({ para }) => para.numbering?.label ?? '')

/** The notes, each after its number. */
export const notesOf = (parts: Filed['parts']): string[] =>
  [
    ...(parts.get('word/footnotes.xml') ?? '').matchAll(
      /<w:footnote (?![^>]*w:type=)[^>]*w:id="(\d+)"[^>]*>(.*?)<\/w:footnote>/gs,
    ),
  ].map(
    ([, number = '', xml = '']) =>
      number +
      paragraphsOf(xml)
        .map(one => one.text)
        .join(''),
  )

/** The paragraph with the first result of such a field one more than it was. */
export function spoil(one: Paragraph, instruction: RegExp): Paragraph {
  const at = one.fields.findIndex(field => instruction.test(field.instruction))
  const field = one.fields[at]
  if (!field) throw new Error('no such field')
  return withResult(one, at, String(Number(field.result) + 1))
}

function withResult(one: Paragraph, at: number, result: string): Paragraph {
  const field = one.fields[at]
  if (!field) return one
  const start = field.before.length
  const end = start + field.result.length
  const text = field.before + result + field.after
  const shift = result.length - field.result.length
  const fields = one.fields.map((other, index) => {
    if (index === at) return { ...other, result }
    const from = other.before.length >= end ? other.before.length + shift : other.before.length
    return { ...other, before: text.slice(0, from), after: text.slice(from + other.result.length) }
  })
  return { ...one, text, fields }
}
