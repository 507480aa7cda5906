import { type Look, textWidth } from '../looks/look.ts'
import type { Face, Para, Span } from './pieces.ts'
import type { PageText } from './stream.ts'

/** Line breaks of a paragraph, reused while its text and its width stay the same. */
export interface LineBreaks {
  readonly ends: readonly number[]
  readonly notes: readonly (readonly number[])[]
  /** where each of its bookmarks stands */
  readonly marks: readonly number[]
}

/** Characters kept, over all paragraphs: about thirty megabytes, a filing of two thousand pages. */
const CACHE_CHARS = 8_000_000

const memory = new Map<string, LineBreaks>()
let cacheChars = 0

/**
 * The lines of a paragraph, found again by all that decides of them: what it says, its faces, style and width. An export, and
 * the pages shown while one writes, only break what has changed since. Names of bookmarks are told apart: they are counted
 * through the draft, and one more citation would change all that follow.
 */
export function memoizeLines(
  para: Para,
  width: number,
  look: Look,
  text: PageText,
  make: () => LineBreaks,
): { lines: LineBreaks; names: readonly string[] } {
  const names: string[] = []
  const key = keyOf(para, width, look, text, names)
  const cachedLines = memory.get(key)
  if (cachedLines) {
    // the last asked for are the last to be forgotten
    memory.delete(key)
    memory.set(key, cachedLines)
    return { lines: cachedLines, names }
  }
  const lines = make()
  memory.set(key, lines)
  cacheChars += key.length
  for (const oldest of memory.keys()) {
    if (cacheChars <= CACHE_CHARS) break
    memory.delete(oldest)
    cacheChars -= oldest.length
  }
  return { lines, names }
}

const ranks = new WeakMap<Look['styles'], number>()
let lastRank = 0

/** The rank of the styles among those met: a letterhead makes another look, of the same styles. Two that differ never share a paragraph. */
function rank({ styles }: Look): number {
  const memo = ranks.get(styles)
  if (memo !== undefined) return memo
  lastRank += 1
  ranks.set(styles, lastRank)
  return lastRank
}

/** Separators are signs that no text of a page has. */
function keyOf(para: Para, width: number, look: Look, text: PageText, names: string[]): string {
  const { style, left = '', first = '', align = '', numbering } = para
  const number = numbering ? `${numbering.list}\u0002${numbering.label}` : ''
  return `${rank(look)}${look.hyphenation ? '-' : ''} ${textWidth(look)} ${width} ${style} ${left} ${first} ${align} ${number}${spansKey(para.spans, text, names)}`
}

function spansKey(spans: readonly Span[], text: PageText, names: string[]): string {
  let key = ''
  for (const span of spans) key += spanKey(span, text, names)
  return key
}

function spanKey(span: Span, text: PageText, names: string[]): string {
  switch (span.kind) {
    case 'tab':
      return '\u0003'
    case 'break':
      return '\u0004'
    case 'note':
      // bookmarks of notes are nowhere on the page
      return `\u0005${span.number}${spansKey(span.spans, text, [])}\u0006`
    case 'bookmark':
      names.push(span.name)
      return `\u0007${spansKey(span.spans, text, names)}`
    case 'control':
    case 'commented':
      return spansKey(span.spans, text, names)
    case 'entry':
      return ''
    case 'page':
    case 'pages':
      return faceKey(span.face) + text(span)
    default:
      return faceKey(span.face) + span.text
  }
}

const faceKey = (face: Face): string => {
  let key = '\u0002'
  for (const name in face) key += `${name}=${face[name as keyof Face]};`
  return `${key}\u0002`
}
