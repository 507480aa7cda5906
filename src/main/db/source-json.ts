import type { Passage } from '../../shared/model/source.ts'

/** Texts none of whose characters JSON writes otherwise, but for straight guillemets. */
const plain = new WeakSet<readonly Passage[]>()

/** To be said of a text by what has read it character by character: no control character, no half of a pair, no backslash. */
export const saysPlain = (text: readonly Passage[]): void => void plain.add(text)

const none = '"text":[]'

/** Those of a source. */
interface Fields {
  readonly text?: readonly Passage[]
  readonly [name: string]: unknown
}

/**
 * The same as `JSON.stringify`. The paragraphs of a text said to be plain are put one after the other as they stand: nothing looks
 * at each of their characters again.
 */
export function sourceJson(fields: Fields): string {
  const { text } = fields
  if (!text || !plain.has(text)) return JSON.stringify(fields)
  const around = JSON.stringify({ ...fields, text: [] })
  // within a string its guillemets would be written \"
  const at = around.indexOf(none) + none.length - 1
  return `${around.slice(0, at)}${text.map(passageJson).join()}${around.slice(at)}`
}

function passageJson({ n, section, text }: Passage): string {
  const before = `${n === undefined ? '{' : `{"n":${n},`}${section ? `"section":"${section}",` : ''}"text":`
  return `${before}${text.includes('"') ? JSON.stringify(text) : `"${text}"`}}`
}
