import { withParts } from '../../../src/main/word/package/zip-parts.ts'

/** Edits of a colleague in Word with tracked changes on: words struck, words put in their place. */
export interface Correction {
  /** words of one run */
  readonly strike: string
  /** words of the same paragraph before them, where they stand more than once */
  readonly after?: string
  readonly put?: string
  readonly author?: string
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const spelled = (text: string) =>
  escaped(text)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ /g, '[ \u00a0]')
let next = 9000

const by = (author: string) => `w:id="${++next}" w:author="${author}" w:date="2025-04-02T09:30:00Z"`

/** The same file as a colleague gives it back. Throws when the words are not in one run. */
export const corrected = (bytes: Buffer, corrections: readonly Correction[]): Buffer =>
  withParts(bytes, {
    'word/document.xml': xml => corrections.reduce((text, one) => correct(text, one), xml),
  })

function correct(xml: string, { strike, put = '', author = 'Me Durand', after: mark }: Correction): string {
  const from = mark === undefined ? 0 : xml.indexOf(escaped(mark))
  const run = new RegExp(
    `<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]*?)(${spelled(strike)})([^<]*)</w:t></w:r>`,
  )
  const found = run.exec(xml.slice(from))
  if (from < 0 || !found) throw new Error(`not in one run: ${strike}`)
  const [whole, properties = '', before = '', struck = '', after = ''] = found
  const piece = (tag: string, text: string) =>
    text ? `<w:r>${properties}<w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>` : ''
  const change =
    `<w:del ${by(author)}>${piece('delText', struck)}</w:del>` +
    (put ? `<w:ins ${by(author)}>${piece('t', escaped(put))}</w:ins>` : '')
  const at = from + found.index
  return xml.slice(0, at) + piece('t', before) + change + piece('t', after) + xml.slice(at + whole.length)
}

/** The same file with a paragraph more after the one that reads so, and a comment on words of it. */
export const commented = (bytes: Buffer, on: string, text: string): Buffer => {
  const ranged = withParts(bytes, {
    'word/document.xml': xml => {
      const found = new RegExp(
        `<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>[^<]*${spelled(on)}[^<]*</w:t></w:r>`,
      ).exec(xml)
      if (!found) throw new Error(`not in one run: ${on}`)
      return xml.replace(
        found[0],
        run =>
          `<w:commentRangeStart w:id="77"/>${run}<w:commentRangeEnd w:id="77"/><w:r><w:commentReference w:id="77"/></w:r>`,
      )
    },
    'word/comments.xml':
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
      `<w:comment w:id="77" w:author="Me Durand" w:date="2025-04-02T09:40:00Z" w:initials="D"><w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p></w:comment></w:comments>`,
    '[Content_Types].xml': types =>
      types.replace(
        '</Types>',
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
      ),
    'word/_rels/document.xml.rels': rels =>
      rels.replace(
        '</Relationships>',
        '<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
      ),
  })
  return ranged
}
