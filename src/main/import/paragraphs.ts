import { announced, glue } from './judgment.ts'

/** What a character is to the paragraph it stands in; those from `ends` on end what can be read here. */
const [odd, signed, ends, wrong] = [1, 2, 1 << 14, 1 << 15]
/** Pairs of characters that are looked for: the first of a pair, twice as much for what is second. Two spaces are one. */
const pairs = ['  ', ...glue].map((pair, n) => ({ pair, first: 4 << (2 * n) }))
const firsts = pairs.reduce((sum, { first }) => sum | first, 0)
const [blank = 0] = pairs.map(({ first }) => first)
const again = blank << 1

/** By the code of a character. */
const steps = Uint16Array.from({ length: 1 << 16 }, (_, code) => {
  const char = String.fromCharCode(code)
  if (char === '<') return ends
  // what XML or JSON refuses, changes or writes otherwise, and the soft hyphen
  const refused =
    (code < 32 && code !== 9 && code !== 10) || (code > 0xd7ff && code < 0xe000) || code > 0xfffd
  if (refused || char === '&' || char === '\\' || char === '\u00ad') return wrong
  if (char !== ' ' && /\s/.test(char)) return odd
  let step = /[«»’?]/.test(char) ? signed : 0
  for (const { pair, first } of pairs) {
    if (pair[0] === char) step |= first
    if (pair[1] === char) step |= first << 1
  }
  return step
})

let codes = new Uint16Array(1 << 15)
let bytes = Buffer.from(codes.buffer)

/** Lines of text. */
export interface Lines {
  readonly lines: readonly string[]
  /** whether some hold guillemets, typographic apostrophes or question marks */
  readonly marked: boolean
  /** whether each may hold what is a line of its own, where that was looked at */
  readonly hinted?: readonly boolean[]
}

/**
 * The lines of a run of `<p>` that hold nothing but plain text, from `from` to `to`, gone through once: as `plainText` would give
 * them, several times sooner. Undefined where there is anything else.
 */
export function paragraphs(xml: string, from: number, to: number): Lines | undefined {
  if (xml.length >= codes.length) {
    codes = new Uint16Array(xml.length * 2)
    bytes = Buffer.from(codes.buffer)
  }
  bytes.write(xml, 'utf16le')
  const lines: string[] = []
  const hinted: boolean[] = []
  let marks = 0
  for (let at = from; ; at += 4) {
    while (steps[codes[at]!]! & (blank | odd)) at += 1
    if (at >= to) return at === to ? { lines, marked: (marks & signed) > 0, hinted } : undefined
    if (!opens(at)) return undefined
    const start = at + 3
    at = start
    let [seen, met, before] = [0, 0, 0]
    for (let step = steps[codes[at]!]!; step < ends; step = steps[codes[at]!]!) {
      seen |= step
      met |= step & (before << 1)
      before = step & firsts
      at += 1
    }
    if (!closes(at)) return undefined
    const line = seen & odd || met & again ? even(xml.slice(start, at)) : trimmed(xml, start, at)
    if (line) {
      lines.push(line)
      hinted.push((met & ~again) > 0 || line.startsWith(announced))
    }
    marks |= seen
  }
}

const opens = (at: number) => codes[at] === 60 && codes[at + 1] === 112 && codes[at + 2] === 62
const closes = (at: number) =>
  codes[at] === 60 && codes[at + 1] === 47 && codes[at + 2] === 112 && codes[at + 3] === 62

const even = (text: string) => text.replace(/\s+/g, ' ').trim()

function trimmed(text: string, from: number, to: number): string {
  const start = codes[from] === 32 ? from + 1 : from
  return text.slice(start, to > start && codes[to - 1] === 32 ? to - 1 : to)
}
