import { FileChild, type IXmlableObject, Paragraph, Run, TextRun, type XmlComponent } from 'docx'
import type { Para, Piece, Span } from '../../layout/pieces.ts'
import { printPiece } from '../print-piece.ts'
import { type Press, runsOf } from '../runs.ts'
import { objectXml } from './object-xml.ts'
import type { SetAside } from './set-aside.ts'

type Context = Parameters<FileChild['prepForXml']>[0]

const BODY = 'pretoire-body'

/**
 * The body of a document, printed piece by piece when the Word library writes it: the trees of a thousand pages are never in memory
 * together. Pieces with a picture go through the library, which numbers pictures. The part is whole once `bodyPart` has read it.
 */
export class Body extends FileChild {
  readonly #pieces: readonly Piece[]
  readonly #press: Press
  readonly #aside: SetAside

  constructor(pieces: readonly Piece[], press: Press, aside: SetAside) {
    super(BODY)
    this.#pieces = pieces
    this.#press = press
    this.#aside = aside
  }

  override prepForXml(context: Context): IXmlableObject {
    const children: IXmlableObject[] = []
    let stretch: string[] = []
    for (const piece of this.#pieces) {
      const xml = printPiece(piece, this.#press).prepForXml(context) ?? {}
      if (hasPicture(piece)) {
        children.push(this.#aside.keep(stretch.join('')), xml)
        stretch = []
      } else stretch.push(withListIds(objectXml(xml), context))
    }
    return { [BODY]: [...children, this.#aside.keep(stretch.join(''))] }
  }
}

/** The part of the document, with the text of its body. */
export const bodyPart = (xml: string, aside: SetAside): string =>
  aside.fill(xml.replace(`<${BODY}>`, '').replace(`</${BODY}>`, ''))

/** A note: the Word library puts its number between the properties of the paragraph and these runs. */
export const noteParagraph = (spans: readonly Span[], press: Press, aside: SetAside): Paragraph =>
  new Paragraph({
    style: 'FootnoteText',
    children: [
      new RunsAside([new TextRun({ text: '\u00a0' }), ...spans.flatMap(span => runsOf(span, press))], aside),
    ],
  })

class RunsAside extends Run {
  readonly #runs: readonly XmlComponent[]
  readonly #aside: SetAside

  constructor(runs: readonly XmlComponent[], aside: SetAside) {
    super({})
    this.#runs = runs
    this.#aside = aside
  }

  override prepForXml(context: Context): IXmlableObject {
    return this.#aside.keep(this.#runs.map(one => objectXml(one.prepForXml(context) ?? {})).join(''))
  }
}

const hasPicture = (piece: Piece): boolean => parasOf(piece).some(one => one.picture !== undefined)

/** The paragraphs of a piece, those of the cells of a table included. */
export const parasOf = (piece: Piece): readonly Para[] =>
  piece.kind === 'para' ? [piece] : piece.rows.flat(2)

/** Gives lists their ids at once, where the library writes a name and replaces it wherever the text has it. */
function withListIds(xml: string, { file }: Context): string {
  if (!xml.includes('<w:numId w:val="{')) return xml
  return xml.replace(/<w:numId w:val="\{([^{}]+)\}"\/>/g, (whole, name: string) => {
    const list = file.Numbering.ConcreteNumbering.find(one => `${one.reference}-${one.instance}` === name)
    return list ? `<w:numId w:val="${list.numId}"/>` : whole
  })
}
