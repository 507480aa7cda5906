import type { Seen } from '../db/source-json.ts'
import { native } from '../native.ts'
import { announced } from './judgment.ts'

/** What is said of a paragraph: spaces that are to be made even; a sign that older files lost; what may be a line of its own. */
const [uneven, signed, glued, quoted] = [1, 2, 4, 8]

interface Exports {
  readonly memory: WebAssembly.Memory
  /** where to put a text of so many characters, of two bytes each */
  room(length: number): number
  /** makes a byte of each; not 0 where some have no equal of one byte */
  narrow(length: number): number
  /** how many paragraphs there are from one place of the text to another, nothing being between; -1 where it is otherwise */
  paragraphs(from: number, to: number): number
  /** where each begins and ends in the text, and what is said of it */
  list(): number
}

let made: Exports | undefined
let bytes = Buffer.alloc(0)

/** Lines of text. */
export interface Lines {
  readonly lines: readonly string[]
  /** whether some hold guillemets, typographic apostrophes or question marks */
  readonly marked: boolean
  /** whether each may hold what is a line of its own, where that was looked at */
  readonly hinted?: readonly boolean[]
  /** what their characters are, where they were gone through */
  readonly plain?: Seen
}

/**
 * The lines of a run of `<p>` that hold nothing but plain text, from `from` to `to`, gone through once: as `plainText` would give
 * them, several times sooner. Undefined where there is anything else.
 */
export function paragraphs(xml: string, from: number, to: number): Lines | undefined {
  made ??= new WebAssembly.Instance(native('paragraphs')).exports as unknown as Exports
  const at = made.room(xml.length)
  if (bytes.length === 0) bytes = Buffer.from(made.memory.buffer)
  bytes.write(xml, at, 'utf16le')
  const wide = made.narrow(xml.length) > 0
  const count = made.paragraphs(from, to)
  if (count < 0) return undefined
  const found = new Uint32Array(made.memory.buffer, made.list(), count * 3)
  const lines: string[] = []
  const hinted: boolean[] = []
  let all = 0
  for (let n = 0; n < found.length; n += 3) {
    const said = found[n + 2]!
    const line = lineOf(xml, found[n]!, found[n + 1]!, said)
    all |= said
    if (!line) continue
    lines.push(line)
    hinted.push((said & glued) > 0 || line.startsWith(announced))
  }
  return { lines, marked: (all & signed) > 0, hinted, plain: { straight: (all & quoted) > 0, wide } }
}

function lineOf(text: string, from: number, to: number, said: number): string {
  if (said & uneven) return text.slice(from, to).replace(/\s+/g, ' ').trim()
  const start = text.charCodeAt(from) === 32 ? from + 1 : from
  return text.slice(start, to > start && text.charCodeAt(to - 1) === 32 ? to - 1 : to)
}
