import { native } from '../../kernel/native.ts'
import type { Seen } from '../../library/source-json.ts'
import { announced } from '../dila/judgment.ts'
import { givenTexts, type ReadsTexts } from './native-text.ts'

/** What is said of a paragraph: spaces that are to be made even; a sign that older files lost; what may be a line of its own. */
const [uneven, signed, glued, quoted] = [1, 2, 4, 8]

interface Exports extends ReadsTexts {
  /** how many paragraphs there are from one place of the text to another, nothing being between; -1 where it is otherwise */
  paragraphs(from: number, to: number): number
  /** where each begins and ends in the text, and what is said of it */
  list(): number
  /**
   * how many fields stand around what lies from one place to another, from `at` on, just within the root; -1 where there is anything
   * but plain elements
   */
  fields(root: number, rootEnd: number, at: number, from: number, to: number, length: number): number
  /** where the name of each begins and ends in the text, then what it holds */
  fieldList(): number
}

const begun = () => givenTexts(new WebAssembly.Instance(native('paragraphs')).exports as unknown as Exports)

let made: ReturnType<typeof begun> | undefined

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
  made ??= begun()
  const wide = made.give(xml)
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

/** What begins a decision, up to what its root holds. */
const beginning =
  /^<\?xml version="1\.0" encoding="UTF-8" ?\?>[ \n\t]*<(Document)(?: xmlns:xsi="http:\/\/www\.w3\.org\/2001\/XMLSchema-instance" xsi:noNamespaceSchemaLocation="[\w.-]+")?>/d

/**
 * The elements at depth three of the decision whose paragraphs were just given, but for the one that holds these, from `from` to
 * `to`. Undefined where there is anything but plain elements, each with its end.
 */
export function fieldsAround(xml: string, from: number, to: number): ReadonlyMap<string, string> | undefined {
  const begun = beginning.exec(xml)
  const [root, rootEnd] = begun?.indices?.[1] ?? []
  if (!made || !begun || root === undefined || rootEnd === undefined) return undefined
  const count = made.fields(root, rootEnd, begun[0].length, from, to, xml.length)
  if (count < 0) return undefined
  const found = new Uint32Array(made.memory.buffer, made.fieldList(), count * 4)
  const fields = new Map<string, string>()
  for (let n = 0; n < found.length; n += 4) {
    const name = xml.slice(found[n], found[n + 1])
    fields.set(name, (fields.get(name) ?? '') + xml.slice(found[n + 2], found[n + 3]))
  }
  return fields
}

function lineOf(text: string, from: number, to: number, said: number): string {
  if (said & uneven) return text.slice(from, to).replace(/\s+/g, ' ').trim()
  const start = text.charCodeAt(from) === 32 ? from + 1 : from
  return text.slice(start, to > start && text.charCodeAt(to - 1) === 32 ? to - 1 : to)
}
