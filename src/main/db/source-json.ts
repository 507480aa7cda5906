import type { Passage, Source } from '../../shared/model/source.ts'

/** What was seen of a text by what has read it character by character: straight guillemets, characters of two bytes. */
export interface Seen {
  readonly straight: boolean
  readonly wide: boolean
}

/** Texts none of whose characters JSON writes otherwise, but for straight guillemets. */
const plain = new WeakMap<readonly Passage[], Seen>()

/** To be said of a text that has no control character, no half of a pair, no backslash. */
export const saysPlain = (text: readonly Passage[], seen: Seen): void => void plain.set(text, seen)

const none = '"text":[]'

/** Those of a source. */
interface Fields {
  readonly text?: readonly Passage[]
  readonly [name: string]: unknown
}

/**
 * A source as `JSON.stringify` writes it, its provenance last, in pieces to be put one after the other. The paragraphs of a text
 * said to be plain are such pieces, as they stand: nothing looks at each of their characters again. Of several pieces,
 * hardly any but the last, which says where it comes from, has characters of two bytes.
 */
export function sourceJson(fields: Fields, provenance: Source['provenance']): readonly string[] {
  const { text } = fields
  const seen = text && plain.get(text)
  if (!text?.length || !seen) return [JSON.stringify({ ...fields, provenance })]
  const around = JSON.stringify({ ...fields, text: [] })
  // within a string its guillemets would be written \"
  const at = around.indexOf(none) + none.length - 1
  const pieces: string[] = []
  let before = around.slice(0, at)
  for (const { n, section, text: one } of text) {
    const numbered = n === undefined ? '{' : `{"n":${n},`
    const opened = `${before}${numbered}${section ? `"section":"${section}",` : ''}"text":`
    if (seen.straight && one.includes('"')) {
      pieces.push(opened, JSON.stringify(one))
      before = '},'
    } else {
      pieces.push(`${opened}"`, one)
      before = '"},'
    }
  }
  // the comma after the last, the end of the source; characters of two bytes stay apart from the others
  pieces.push(before.slice(0, -1) + around.slice(at, -1), `,"provenance":${JSON.stringify(provenance)}}`)
  return seen.wide ? [pieces.join('')] : pieces
}
