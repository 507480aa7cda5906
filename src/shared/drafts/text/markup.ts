import type { SourceKind } from '../../kernel/common.ts'
import type { Inline } from '../model.ts'
import { isNoteInline } from '../walk.ts'

type Mark = NonNullable<Extract<Inline, { kind: 'text' }>['marks']>[number]

/** How ids are made and kinds of sources known while a text in our markup is read. */
export interface MarkupOptions {
  /** a new id, for footnotes */
  readonly id?: () => string
  /** the kind of a source named by its id; guessed from the id where unknown */
  readonly kindOf?: (id: string) => SourceKind | undefined
}

/** The kind of a source that only its id tells: the families of the starter library, a decision otherwise. */
export function guessKind(id: string): SourceKind {
  if (/^(TXT|LEGIARTI|JORFARTI|CSI|CPP|CJA|CRPA|CGCT|CGI|LIL|RGPD|DPJ|RIA|DDHC|CONST|CONV|CHARTE)/.test(id))
    return 'article'
  if (/^(EXT|INT|ARG)-/.test(id)) return 'argument'
  if (/^(DOC|CNIL)-/.test(id)) return 'document'
  return 'decision'
}

/** A counter as an id maker: `p1`, `p2`... unique within one draft. */
export function counter(prefix: string): () => string {
  let n = 0
  return () => `${prefix}${++n}`
}

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['{{', '}}'],
  ['[[', ']]'],
  ['#[', ']'],
  ['((', '))'],
]
const toggles: readonly (readonly [token: string, mark: Mark])[] = [
  ['**', 'bold'],
  ['*', 'italic'],
]

/** `[words](https://…)`: words of one line that lead to an address of the web, whose own parentheses are written `%28` and `%29`. */
const LINK = /\[((?:\\.|[^\\\]\n])+)\]\((https?:\/\/[^\s()]+)\)/y

/**
 * Reads our small text grammar: `{{slot}}`, `[[source|pin|form]]`, `#[exhibit|page]`, `[words](https://…)`, `((footnote))`, `**bold**`,
 * `*italic*`, `^{superscript}`, `\` before a character to print it as it is, a line end for a line break.
 * Anything unfinished is kept as plain text: no input is refused and none is lost.
 */
export function parseInlines(text: string, options: MarkupOptions = {}): Inline[] {
  const id = options.id ?? counter('n')
  return read(text, { ...options, id }, true)
}

/** The paragraphs of a text in our markup: a blank line separates them. */
export function splitParagraphs(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(part => part.trim())
    .filter(part => part !== '')
}

function read(text: string, options: MarkupOptions & { id: () => string }, notes: boolean): Inline[] {
  const out: Inline[] = []
  let marks: readonly Mark[] = []
  let plain = ''
  const flush = () => {
    if (plain) out.push(textOf(plain, marks))
    plain = ''
  }
  let i = 0
  while (i < text.length) {
    const char = text[i]!
    if (char === '\\' && i + 1 < text.length) {
      plain += text[i + 1]
      i += 2
      continue
    }
    if (char === '\n') {
      flush()
      out.push({ kind: 'linebreak' })
      i += 1
      continue
    }
    if (text.startsWith('^{', i)) {
      const end = text.indexOf('}', i)
      if (end > i + 2) {
        flush()
        out.push(textOf(text.slice(i + 2, end), [...marks, 'superscript']))
        i = end + 1
        continue
      }
    }
    LINK.lastIndex = i
    const link = char === '[' && !text.startsWith('[[', i) ? LINK.exec(text) : null
    if (link) {
      flush()
      out.push({ kind: 'link', url: link[2] ?? '', text: (link[1] ?? '').replace(/\\(.)/g, '$1') })
      i += link[0].length
      continue
    }
    const pair = pairs.find(([open]) => text.startsWith(open, i))
    if (pair) {
      const end = closing(text, i, pair)
      const inside = end < 0 ? '' : text.slice(i + pair[0].length, end)
      const inline = inside.trim() === '' ? undefined : atom(pair[0], inside, marks, options, notes)
      if (inline) {
        flush()
        out.push(inline)
        i = end + pair[1].length
        continue
      }
    }
    const toggle = toggles.find(([token]) => text.startsWith(token, i))
    if (toggle && switches(text, i, toggle[0], marks.includes(toggle[1]))) {
      flush()
      marks = marks.includes(toggle[1]) ? marks.filter(m => m !== toggle[1]) : [...marks, toggle[1]]
      i += toggle[0].length
      continue
    }
    plain += char
    i += 1
  }
  flush()
  return out
}

/** A footnote may hold parentheses of its own; nothing else nests. */
function closing(text: string, from: number, [open, close]: readonly [string, string]): number {
  if (open !== '((') {
    const end = text.indexOf(close, from + open.length)
    const line = text.indexOf('\n', from)
    return end >= 0 && (line < 0 || end < line) ? end : -1
  }
  let depth = 0
  for (let i = from; i < text.length; i++) {
    if (text[i] === '(') depth += 1
    if (text[i] === ')' && --depth === 0) return text[i - 1] === ')' ? i - 1 : -1
  }
  return -1
}

function atom(
  open: string,
  inside: string,
  marks: readonly Mark[],
  options: MarkupOptions & { id: () => string },
  notes: boolean,
): Inline | undefined {
  const [first = '', second = '', third = ''] = inside.split('|').map(part => part.trim())
  if (first === '') return undefined
  switch (open) {
    case '{{':
      return { kind: 'slot', key: first, ...(marks.length > 0 && { marks: [...marks] }) }
    case '[[':
      return {
        kind: 'citation',
        source: {
          kind: options.kindOf?.(first) ?? guessKind(first),
          id: first,
          ...(second && { pin: second }),
        },
        form: third === 'full' || third === 'short' ? third : 'auto',
      }
    case '#[':
      return { kind: 'exhibit', exhibit: first, ...(second && { page: second }) }
    default:
      return notes
        ? { kind: 'note', id: options.id(), inlines: read(inside, options, false).filter(isNoteInline) }
        : undefined
  }
}

/** A star opens before a word and closes after one; `5 * 3` stays as it is. */
function switches(text: string, at: number, token: string, on: boolean): boolean {
  const before = text[at - 1] ?? ' '
  const after = text[at + token.length] ?? ' '
  if (on) return !/\s/.test(before)
  return !/\s/.test(after) && text.indexOf(token, at + token.length) > 0
}

function textOf(text: string, marks: readonly Mark[]): Inline {
  return marks.length > 0 ? { kind: 'text', text, marks: [...marks] } : { kind: 'text', text }
}
