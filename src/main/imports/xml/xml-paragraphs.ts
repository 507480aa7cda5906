import { instantiateNative } from '../../kernel/native.ts'
import type { TextTraits } from '../../library/source-json.ts'
import { REASONS_OPENING } from '../dila/judgment.ts'
import { givenTexts, type ReadsTexts } from './native-text.ts'

/** Flags of a paragraph: uneven spaces, signs that older files lost, a heading that may be glued to its text, straight quotes. */
const [HAS_UNEVEN_SPACES, HAS_SIGNS, HAS_GLUED_HEAD, HAS_STRAIGHT_QUOTES] = [1, 2, 4, 8]

interface Exports extends ReadsTexts {
  /** the number of paragraphs in a range of the text; -1 when there is anything else */
  paragraphs(from: number, to: number): number
  /** the address of three numbers a paragraph: start, end, flags */
  list(): number
  /** the number of fields around the range `from`..`to`, reading from `at`, just inside the root; -1 for anything but plain elements */
  fields(root: number, rootEnd: number, at: number, from: number, to: number, length: number): number
  /** the address of four numbers a field: start and end of its name, start and end of its text */
  fieldList(): number
}

const instantiate = () => givenTexts(instantiateNative<Exports>('paragraphs'))

let reader: ReturnType<typeof instantiate> | undefined

/** The lines of a text. */
export interface Lines {
  readonly lines: readonly string[]
  /** whether some hold guillemets, typographic apostrophes or question marks */
  readonly hasMarks: boolean
  /** by line: whether it may hold a glued heading; absent when that was not examined */
  readonly hints?: readonly boolean[]
  /** the classes of their characters, when they were examined */
  readonly plain?: TextTraits
}

/**
 * Reads a range of `<p>` elements of plain text into lines, as `plainText` does but several times faster; undefined when the range
 * holds anything else.
 */
export function paragraphs(xml: string, from: number, to: number): Lines | undefined {
  reader ??= instantiate()
  const wide = reader.give(xml)
  const count = reader.paragraphs(from, to)
  if (count < 0) return undefined
  const rows = new Uint32Array(reader.memory.buffer, reader.list(), count * 3)
  const lines: string[] = []
  const hints: boolean[] = []
  let all = 0
  for (let n = 0; n < rows.length; n += 3) {
    const flags = rows[n + 2]!
    const line = lineOf(xml, rows[n]!, rows[n + 1]!, flags)
    all |= flags
    if (!line) continue
    lines.push(line)
    hints.push((flags & HAS_GLUED_HEAD) > 0 || line.startsWith(REASONS_OPENING))
  }
  return {
    lines,
    hasMarks: (all & HAS_SIGNS) > 0,
    hints,
    plain: { straight: (all & HAS_STRAIGHT_QUOTES) > 0, wide },
  }
}

/** The beginning of a decision, up to the content of its root. */
const beginning =
  /^<\?xml version="1\.0" encoding="UTF-8" ?\?>[ \n\t]*<(Document)(?: xmlns:xsi="http:\/\/www\.w3\.org\/2001\/XMLSchema-instance" xsi:noNamespaceSchemaLocation="[\w.-]+")?>/d

/**
 * The elements at depth three of the decision whose paragraphs were just given, but for the one that holds these, from `from` to
 * `to`. Undefined where there is anything but plain elements, each with its end.
 */
export function fieldsAround(xml: string, from: number, to: number): ReadonlyMap<string, string> | undefined {
  const head = beginning.exec(xml)
  const [root, rootEnd] = head?.indices?.[1] ?? []
  if (!reader || !head || root === undefined || rootEnd === undefined) return undefined
  const count = reader.fields(root, rootEnd, head[0].length, from, to, xml.length)
  if (count < 0) return undefined
  const rows = new Uint32Array(reader.memory.buffer, reader.fieldList(), count * 4)
  const fields = new Map<string, string>()
  for (let n = 0; n < rows.length; n += 4) {
    const name = xml.slice(rows[n], rows[n + 1])
    fields.set(name, (fields.get(name) ?? '') + xml.slice(rows[n + 2], rows[n + 3]))
  }
  return fields
}

function lineOf(text: string, from: number, to: number, flags: number): string {
  if (flags & HAS_UNEVEN_SPACES) return text.slice(from, to).replace(/\s+/g, ' ').trim()
  const start = text.charCodeAt(from) === 32 ? from + 1 : from
  return text.slice(start, to > start && text.charCodeAt(to - 1) === 32 ? to - 1 : to)
}
