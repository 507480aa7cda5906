import {
  BookmarkEnd,
  BookmarkStart,
  BuilderElement,
  FootnoteReferenceRun,
  type IRunPropertiesOptions,
  type XmlComponent,
} from 'docx'
import type { Reference } from '../../../shared/drafts/assemble/assembled.ts'
import { entryField } from '../compose/authority-entry.ts'
import { xmlSafe } from '../compose/spans.ts'
import type { Face, Span } from '../layout/pieces.ts'
import type { Look } from '../looks/look.ts'
import type { Margin } from './comment-margin.ts'
import { field } from './field-codes.ts'
import { empty, run, textElement } from './run.ts'
import { printTag } from './tags.ts'

const CONTROL_TITLES: Readonly<Record<Reference['kind'], string>> = {
  citation: 'Citation',
  quoted: 'Source de la citation',
  exhibit: 'Pièce',
  slot: 'Fait du dossier',
  ref: 'Renvoi',
}

/** Runs inside a content control: plain text in every editor, with the reference on its tag. Nothing in it is locked. */
function control(
  { of, spans }: Extract<Span, { kind: 'control' }>,
  runs: readonly XmlComponent[],
  id: number,
): XmlComponent {
  // LibreOffice 25.2 ends when it prints a titled control that holds a field or a bookmark
  const hasTitle = spans.every(span => span.kind === 'text')
  const properties = element('w:sdtPr', [
    ...(hasTitle ? [valueElement('w:alias', CONTROL_TITLES[of.kind])] : []),
    valueElement('w:tag', printTag(of)),
    valueElement('w:id', String(id)),
  ])
  return element('w:sdt', [properties, element('w:sdtContent', runs)])
}

const element = (name: string, children: readonly XmlComponent[]): XmlComponent =>
  new BuilderElement({ name, children })

const valueElement = (name: string, value: string): XmlComponent =>
  new BuilderElement<{ readonly value: string }>({ name, attributes: { value: { key: 'w:val', value } } })

/** Context of the printer: the pages of the estimator, the bookmarks that something points at, its counters. */
export interface Press {
  readonly look: Look
  readonly pageOf: (bookmark: string) => number
  /** of several bookmarks, those of a page not named before */
  readonly onePerPage: (bookmarks: readonly string[]) => readonly string[]
  readonly keepsBookmark: (bookmark: string) => boolean
  readonly nextBookmark: () => number
  /** false: what references print is plain text, with nothing around it and nothing hidden beside it */
  readonly live: boolean
  readonly nextControl: () => number
  readonly margin: Margin
  /** false: numbers and pages of references are plain text */
  readonly fields: boolean
  readonly pictures: Pictures
}

/** The bytes of the pictures, by their hash. */
export type Pictures = ReadonlyMap<string, Uint8Array>

/** A span of the page as Word runs. */
export function runsOf(span: Span, press: Press): XmlComponent[] {
  switch (span.kind) {
    case 'text':
      return textRuns(span.text, span.face, press.look)
    case 'tab':
      return [run([empty('w:tab')])]
    case 'break':
      return [run([empty('w:br')])]
    case 'field':
      if (!press.fields) return textRuns(span.text, span.face, press.look)
      return field(span.instruction, span.text, properties(span.face, press.look))
    case 'page':
      return pageField(span.bookmark, span.face, press)
    case 'pages':
      return press
        .onePerPage(span.bookmarks)
        .flatMap((name, index) => [
          ...(index > 0 ? [run([textElement(', ')], properties(span.face, press.look))] : []),
          ...pageField(name, span.face, press),
        ])
    case 'link':
      return field(`HYPERLINK "${encodeURI(decodeUrl(xmlSafe(span.url))).replace(/"/g, '%22')}"`, span.text, {
        style: 'Hyperlink',
        ...properties(span.face, press.look),
      })
    case 'note':
      return [new FootnoteReferenceRun(span.number)]
    case 'bookmark':
      return withBookmarks(
        [span.name],
        span.spans.flatMap(one => runsOf(one, press)),
        press,
      )
    case 'control': {
      const runs = span.spans.flatMap(one => runsOf(one, press))
      // a fact without text, as an ending that does not agree, needs no control: Word would invite to fill it
      return press.live && runs.length > 0 ? [control(span, runs, press.nextControl())] : runs
    }
    case 'commented':
      return press.margin.around(
        span.comments,
        span.spans.flatMap(one => runsOf(one, press)),
      )
    case 'entry':
      return press.live ? entryField(span) : []
  }
}

/** A hyphen that must not break is an element of its own: the faces have no sign for it. */
function textRuns(text: string, face: Face, look: Look): XmlComponent[] {
  if (text === '') return []
  const parts = text.includes('\u2011') ? text.split('\u2011') : [text]
  const content = parts.flatMap((part, index) => [
    ...(index > 0 ? [empty('w:noBreakHyphen')] : []),
    ...(part ? [textElement(part)] : []),
  ])
  return [run(content, properties(face, look))]
}

function pageField(bookmark: string, face: Face, press: Press): XmlComponent[] {
  const page = String(press.pageOf(bookmark))
  if (!press.fields) return textRuns(page, face, press.look)
  return field(`PAGEREF ${bookmark} \\h`, page, properties(face, press.look))
}

/** An address already escaped is not escaped twice. */
export function decodeUrl(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

/** The runs between the bookmarks that something points at. */
export function withBookmarks(
  names: readonly string[],
  runs: readonly XmlComponent[],
  press: Press,
): XmlComponent[] {
  const marks = names.filter(press.keepsBookmark).map(name => ({ name, id: press.nextBookmark() }))
  return [
    ...marks.map(({ name, id }) => new BookmarkStart(name, id)),
    ...runs,
    ...marks.map(({ id }) => new BookmarkEnd(id)),
  ]
}

/** The direct formatting of a face. */
export function properties(face: Face, look: Look): IRunPropertiesOptions {
  return {
    ...(face.bold ? { bold: true } : {}),
    ...(face.italic === undefined ? {} : { italics: face.italic }),
    ...(face.underline ? { underline: {} } : {}),
    ...(face.smallcaps ? { smallCaps: true } : {}),
    ...(face.superscript ? { superScript: true } : {}),
    ...(face.subscript ? { subScript: true } : {}),
    ...(face.highlight ? { highlight: 'yellow' as const } : {}),
    ...(face.color ? { color: face.color } : {}),
    // LibreOffice cuts what is not proofed: a text of no language is what it leaves whole
    ...(face.whole ? { noProof: true, language: { value: 'zxx' } } : {}),
    ...(face.mono ? { font: look.fonts.mono, noProof: true } : {}),
    ...(face.size ? { size: face.size } : {}),
  }
}
