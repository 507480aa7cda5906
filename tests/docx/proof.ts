import { compose } from '../../src/main/docx/compose.ts'
import { lookOf } from '../../src/main/docx/looks/looks.ts'
import type { Para } from '../../src/main/docx/page.ts'
import type { Assembled } from '../../src/shared/draft/assembled.ts'
import { type Paragraph, paragraphsOf } from './package.ts'
import { type Expected, tile } from './tile.ts'

/** A file as it was written, read back. */
export interface Filed {
  readonly assembled: Assembled
  readonly parts: ReadonlyMap<string, string>
  readonly body: readonly Paragraph[]
}

/** What of a file is not what was printed of it: its words, numbers and references in order, then the pages its fields say. */
export function wrongsOf(filed: Filed, printed: readonly string[]): string[] {
  const { assembled, body, parts } = filed
  const look = lookOf(assembled.style)
  const silent = look.coverWithoutFooter && assembled.blocks[0]?.kind === 'cover'
  const tiled = tile(printed, expected(filed), notesOf(parts), page =>
    silent && page === 1 ? '' : `${assembled.footer}${page}/${printed.length}`,
  )
  if ('apart' in tiled) return [tiled.apart]
  const pageOf = new Map(
    body.flatMap((one, index) => one.bookmarks.map(name => [name, tiled.pages[index] ?? 0] as const)),
  )
  // the contents are cached text even in LibreOffice: their pages are those where the headings were found
  return body
    .filter(one => /^TOC\d$/.test(one.style))
    .flatMap(one =>
      one.fields.flatMap(({ instruction, result }) => {
        const target = /^PAGEREF (\S+)/.exec(instruction)?.[1]
        if (target === undefined || String(pageOf.get(target)) === result) return []
        return [`« ${one.text} » : ${result} au lieu de ${pageOf.get(target)}`]
      }),
    )
}

/** The paragraphs as the file has them, with the numbers the draft gave them, which Word and LibreOffice write themselves. */
function expected({ assembled, body }: Filed): Expected[] {
  const paras = compose(assembled, lookOf(assembled.style)).flatMap(
    (piece): readonly { para: Para; header?: readonly number[] }[] => {
      if (piece.kind === 'para') return [{ para: piece }]
      return piece.rows.flatMap((row, index) =>
        row.flat().map(para => ({ para, ...(piece.header && index > 0 ? { header: [index] } : {}) })),
      )
    },
  )
  if (paras.length !== body.length) throw new Error(`${body.length} paragraphes écrits sur ${paras.length}`)
  let head: string[] = []
  return paras.map(({ para, header }, index) => {
    const text = body[index]?.text ?? ''
    if (para.style === 'TableHead')
      head = paras[index - 1]?.para.style === 'TableHead' ? [...head, text] : [text]
    return { label: para.numbering?.label ?? '', text, ...(header ? { header: head } : {}) }
  })
}

const notesOf = (parts: Filed['parts']): string[] =>
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
  const result = String(Number(field.result) + 1)
  const fields = one.fields.map((other, index) => (index === at ? { ...other, result } : other))
  return { ...one, text: field.before + result + field.after, fields }
}
