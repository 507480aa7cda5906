import type { Inline } from '../../../../shared/drafts/model.ts'
import type { Mark } from '../../../../shared/french/run.ts'
import type { Bit, Control, Link } from '../../read/story.ts'
import { decodeUrl } from '../../write/runs.ts'

/** Normalizes a text for comparison: blanks and hyphens of every kind are one. */
export const plain = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\u00ad/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\u2012/g, '–')

const BLANK = '\\t\\n\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff'
/** Characters no file may hold: they go with the word before them. */
const UNPRINTABLE = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ud800-\\udfff\\ufffe\\uffff\\u00ad'
const WORD = '\\p{L}\\p{N}\\p{M}'

/** A word, a blank or a sign of what was read. */
const TOKEN = new RegExp(
  `[${UNPRINTABLE}]*[${WORD}][${WORD}${UNPRINTABLE}]*|[${UNPRINTABLE}]*[${BLANK}][${BLANK}${UNPRINTABLE}]*|[${UNPRINTABLE}]*[^${WORD}${BLANK}${UNPRINTABLE}][${UNPRINTABLE}]*|[${UNPRINTABLE}]+`,
  'gu',
)

/** A text cut in words, blanks and signs; nothing of it is lost. */
export const cutText = (text: string): string[] => text.match(TOKEN) ?? []

/** A token of a line of the draft, to be compared with those of the file. */
export interface BaseToken {
  readonly key: string
  /** a stretch of text, or the whole of an inline */
  readonly inline: Inline
  /** place of its inline in the line */
  readonly at: number
  /** several tokens are the words one inline printed */
  readonly part?: { readonly index: number; readonly count: number }
  /** what it printed, when that is known */
  readonly print?: string
}

/** A token of a paragraph of the file. */
export type ReadToken = {
  readonly key: string
  readonly comments?: readonly string[]
} & (
  | { readonly kind: 'text'; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'page' }
  | { readonly kind: 'control'; readonly tag: string; readonly bits: readonly Bit[]; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'image'; readonly alt: string; readonly part?: string }
)

export const breakKey = '\n'
export const noteKey = (id: string) => `\u0001note ${id}`
export const tagKey = (tag: string) => `\u0001tag ${tag}`
export const linkKey = (url: string) => `\u0001link ${plain(decodeUrl(url))}`

/** The tokens of what was read. `ours`: whether a tag is a reference; `noteId`: the note of the draft a call is, by the id Word gave it. */
export function readTokens(
  bits: readonly Bit[],
  ours: (tag: string) => boolean,
  noteId: (bit: Extract<Bit, { kind: 'note' }>) => string,
): ReadToken[] {
  const tokens: ReadToken[] = []
  let control: { of: Control; bits: Bit[] } | undefined
  let link: { of: Link; bits: Bit[] } | undefined
  const close = () => {
    if (control) {
      const { of, bits: inside } = control
      const text = textIn(inside)
      tokens.push({
        kind: 'control',
        key: tagKey(of.tag),
        tag: of.tag,
        bits: inside,
        text,
        ...commentsOf(...inside),
      })
      control = undefined
    }
    if (link) {
      const { bits: inside } = link
      const { url } = link.of
      const marks = [...new Set(inside.flatMap(bit => (bit.kind === 'text' ? bit.marks : [])))]
      tokens.push({
        kind: 'link',
        key: linkKey(url),
        url,
        text: textIn(inside),
        marks,
        ...commentsOf(...inside),
      })
      link = undefined
    }
  }
  for (const bit of bits) {
    if (bit.control && ours(bit.control.tag)) {
      if (control?.of !== bit.control) {
        close()
        control = { of: bit.control, bits: [] }
      }
      control!.bits.push(bit)
      continue
    }
    if (bit.link && bit.kind === 'text') {
      if (!link || control || link.of !== bit.link) {
        close()
        link = { of: bit.link, bits: [] }
      }
      link!.bits.push(bit)
      continue
    }
    close()
    switch (bit.kind) {
      case 'text':
        for (const text of cutText(bit.text))
          if (plain(text))
            tokens.push({ kind: 'text', key: plain(text), text, marks: bit.marks, ...commentsOf(bit) })
        break
      case 'break':
        tokens.push({ kind: 'break', key: breakKey, ...commentsOf(bit) })
        break
      case 'page':
        tokens.push({ kind: 'page', key: '\u0001page' })
        break
      case 'note':
        tokens.push({ kind: 'note', key: noteKey(noteId(bit)), note: bit.note, ...commentsOf(bit) })
        break
      case 'image':
        tokens.push({
          kind: 'image',
          key: '\u0001image',
          alt: bit.alt,
          ...(bit.part ? { part: bit.part } : {}),
        })
    }
  }
  close()
  return tokens
}

const commentsOf = (...bits: readonly Bit[]) => {
  const comments = [...new Set(bits.flatMap(bit => bit.comments ?? []))]
  return comments.length > 0 ? { comments } : {}
}

export const textIn = (bits: readonly Bit[]): string =>
  bits.map(bit => (bit.kind === 'text' ? bit.text : bit.kind === 'break' ? ' ' : '')).join('')
