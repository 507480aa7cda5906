/** What a character is to the paragraph it stands in; those from `ends` on end what can be read here. */
const [blank, again, odd, signed, ends, wrong] = [1, 2, 4, 8, 32, 64]

/** By the code of a character. A plain space is both `blank` and, after another, `again`. */
const steps = Uint8Array.from({ length: 1 << 16 }, (_, code) => {
  if (code === 60) return ends
  if (code === 32) return blank | again
  // what XML refuses, changes or writes otherwise, and the soft hyphen
  const refused =
    (code < 32 && code !== 9 && code !== 10) || (code > 0xd7ff && code < 0xe000) || code > 0xfffd
  if (refused || code === 38 || code === 0xad) return wrong
  if (/\s/.test(String.fromCharCode(code))) return odd
  return /[«»’?]/.test(String.fromCharCode(code)) ? signed : 0
})

let codes = new Uint16Array(1 << 15)
let bytes = Buffer.from(codes.buffer)

/** Lines of text, and whether some hold guillemets, typographic apostrophes or question marks. */
export interface Lines {
  readonly lines: readonly string[]
  readonly marked: boolean
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
  let marks = 0
  for (let at = from; ; at += 4) {
    while (steps[codes[at]!]! & (blank | odd)) at += 1
    if (at >= to) return at === to ? { lines, marked: (marks & signed) > 0 } : undefined
    if (!opens(at)) return undefined
    const start = at + 3
    at = start
    let [seen, before] = [0, 0]
    for (let step = steps[codes[at]!]!; step < ends; step = steps[codes[at]!]!) {
      seen |= step & ~again
      // two spaces, one after the other
      seen |= step & (before << 1)
      before = step & blank
      at += 1
    }
    if (!closes(at)) return undefined
    const line = seen & (odd | again) ? even(xml.slice(start, at)) : trimmed(xml, start, at)
    if (line) lines.push(line)
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
