import { withParts } from '../../../src/main/word/package/zip-parts.ts'
import { openWord } from '../../../src/main/word/read/open-word.ts'
import { settle } from '../../../src/main/word/read/settle.ts'
import { picturesIn } from '../../../src/main/word/read/story.ts'
import { type Recovery, recover } from '../../../src/main/word/recover/recover.ts'

/** The ways a corrector touches a file, at one place of it. */
export const ADDITIONS = [
  'words',
  'note',
  'comment',
  'picture',
  'bookmark',
  'link',
  'linked',
  'bold',
  'underline',
  'italic',
  'break',
  'page',
] as const
export type Addition = (typeof ADDITIONS)[number]

/** A run that a corrector may touch: where it stands in its part. */
export interface Place {
  readonly from: number
  readonly to: number
  readonly isInControl: boolean
  readonly isInTable: boolean
  /** bold by its style */
  readonly isTitle: boolean
  /** under a quotation: its italics are not known */
  readonly isSource: boolean
  readonly paragraph: number
}

const TOKENS =
  /<w:p(?= |>)|<w:pStyle w:val="[^"]*"|<w:tag w:val="[^"]*"|<w:tbl>|<\/w:tbl>|<w:sdt>|<\/w:sdt>|<w:r>.*?<\/w:r>|<w:hyperlink |<\/w:hyperlink>/gs

/** The runs of words of a part, outside its fields: what a field fetches is made again by an editor. */
export function placesIn(xml: string): Place[] {
  const places: Place[] = []
  let [fields, tables, controls, links, paragraph] = [0, 0, 0, 0, -1]
  let [style, tag] = ['', '']
  for (const match of xml.matchAll(TOKENS)) {
    const [token] = match
    if (token === '<w:p') paragraph += 1
    else if (token.startsWith('<w:pStyle')) style = token
    else if (token.startsWith('<w:tag')) tag = token
    else if (token === '<w:tbl>') tables += 1
    else if (token === '</w:tbl>') tables -= 1
    else if (token === '<w:sdt>') controls += 1
    else if (token === '</w:sdt>') controls -= 1
    else if (token.startsWith('<w:hyper')) links += 1
    else if (token === '</w:hyperlink>') links -= 1
    else if (token.includes('"begin"')) fields += 1
    else if (token.includes('"end"')) fields -= 1
    else if (fields === 0 && links === 0 && /<w:t[ >]/.test(token))
      places.push({
        from: match.index,
        to: match.index + token.length,
        isInControl: controls > 0,
        isInTable: tables > 0,
        isTitle: style.includes('Heading'),
        isSource: controls > 0 && tag.includes('"q|'),
        paragraph,
      })
  }
  return places
}

const MARKS: Partial<Record<Addition, string>> = {
  bold: '<w:b/>',
  italic: '<w:i/>',
  underline: '<w:u w:val="single"/>',
}

/** The part with one addition at a place; `sign` is a word that is nowhere else. Undefined where it would change nothing. */
export function withAddition(
  xml: string,
  { from, to }: Place,
  kind: Addition,
  sign: string,
  id: number,
): string | undefined {
  const run = xml.slice(from, to)
  const put = (around: string) => xml.slice(0, from) + around + xml.slice(to)
  const half = Math.ceil(/>([^<]*)<\/w:t>/.exec(run)![1]!.length / 2)
  /** The run in two, and something between: most corrections fall within one. */
  const split = (between: string) =>
    /&|\u00ad/.test(run) || half === 0
      ? put(run + between)
      : put(
          run.replace(/(<w:r>.*?)<w:t([^>]*)>([^<]*)<\/w:t>(.*)/s, (_, head, attributes, text, tail) => {
            const piece = (words: string) => `${head}<w:t${attributes}>${words}</w:t>${tail}`
            return piece(text.slice(0, half)) + between + piece(text.slice(half))
          }),
        )
  switch (kind) {
    case 'words':
      return split(`<w:r><w:t xml:space="preserve"> ${sign} </w:t></w:r>`)
    case 'note':
      return split(`<w:r><w:footnoteReference w:id="${id}"/></w:r>`)
    case 'comment':
      return put(`<w:commentRangeStart w:id="${id}"/>${run}<w:commentRangeEnd w:id="${id}"/>`)
    case 'picture':
      return split(
        `<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="${id}" name="i" descr="${sign}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:blip r:embed="rIdRepere"/></a:graphic></wp:inline></w:drawing></w:r>`,
      )
    case 'bookmark':
      return put(`<w:bookmarkStart w:id="${id}" w:name="${sign}"/>${run}<w:bookmarkEnd w:id="${id}"/>`)
    case 'link':
      return split(
        `<w:hyperlink r:id="rIdLien"><w:r><w:t xml:space="preserve"> ${sign} </w:t></w:r></w:hyperlink>`,
      )
    case 'linked':
      return put(`<w:hyperlink r:id="rIdLien">${run}</w:hyperlink>`)
    case 'break':
      return split('<w:r><w:br/></w:r>')
    case 'page':
      return split('<w:r><w:br w:type="page"/></w:r>')
    default: {
      const mark = MARKS[kind]!
      if (run.includes(mark.slice(0, 4))) return undefined
      return put(
        run.includes('<w:rPr>')
          ? run.replace('<w:rPr>', `<w:rPr>${mark}`)
          : run.replace('<w:r>', `<w:r><w:rPr>${mark}</w:rPr>`),
      )
    }
  }
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Where a link of `ADDITIONS` leads. */
export const LINK_URL = 'https://exemple.fr/lienzibeline'

/** The file with a part edited, and the notes and comments that its marks call, each of one word. */
export const edited = (bytes: Buffer, xml: string, calls: ReadonlyMap<number, string>): Buffer =>
  withParts(bytes, {
    'word/document.xml': () => xml,
    'word/media/repere.png': 'image',
    'word/footnotes.xml': text =>
      text.replace(
        '</w:footnotes>',
        `${[...calls].map(([id, sign]) => `<w:footnote w:id="${id}"><w:p><w:r><w:t>${sign}</w:t></w:r></w:p></w:footnote>`).join('')}</w:footnotes>`,
      ),
    'word/comments.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments ${NAMESPACE}>${[...calls].map(([id, sign]) => `<w:comment w:id="${id}" w:author="Me Durand" w:date="2025-04-02T09:40:00Z" w:initials="D"><w:p><w:r><w:t>${sign}</w:t></w:r></w:p></w:comment>`).join('')}</w:comments>`,
    '[Content_Types].xml': types =>
      types.replace(
        '</Types>',
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
      ),
    'word/_rels/document.xml.rels': rels =>
      rels.replace(
        '</Relationships>',
        `<Relationship Id="rIdRemarques" Type="${RELATION}/comments" Target="comments.xml"/>` +
          `<Relationship Id="rIdRepere" Type="${RELATION}/image" Target="media/repere.png"/>` +
          `<Relationship Id="rIdLien" Type="${RELATION}/hyperlink" Target="${LINK_URL}" TargetMode="External"/></Relationships>`,
      ),
  })

/** The file read back, everything in it accepted; a comment that nothing refers to is left aside. */
export function readBack(bytes: Buffer, calls: ReadonlySet<number>): Recovery {
  const { story, working } = openWord(bytes)
  return recover(
    working,
    settle(story, () => true),
    new Set(story.comments.map(comment => comment.id).filter(id => calls.has(Number(id)))),
    new Map(
      picturesIn(story).map(part => [
        part,
        { hash: 'f'.repeat(64), type: 'png', size: { width: 100, height: 100 } },
      ]),
    ),
  )
}

/** Whether a word, put in the file, is in what came back of it: in the text, its comments or what is told. */
export const isSaid = (back: Recovery, sign: string): boolean => JSON.stringify(back).includes(sign)
