import type { Passage, Source } from '../../shared/library/model.ts'

/** Properties of a text its reader noticed on the way: straight quotation marks, characters of two bytes. */
export interface TextTraits {
  readonly straight: boolean
  readonly wide: boolean
}

/** Texts none of whose characters JSON writes otherwise, but for straight guillemets. */
const plain = new WeakMap<readonly Passage[], TextTraits>()

/** Marks a text as plain: no control character, no half of a pair, no backslash. */
export const saysPlain = (text: readonly Passage[], plainText: TextTraits): void =>
  void plain.set(text, plainText)

const none = '"text":[]'

/** Fields of a source, without its provenance. */
interface Fields {
  readonly kind: string
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
  const plainText = text && plain.get(text)
  if (!text?.length || !plainText)
    return [`${JSON.stringify(fields).slice(0, -1)},"provenance":${JSON.stringify(provenance)}}`]
  const around = JSON.stringify({ ...fields, text: [] })
  // within a string its guillemets would be written \"
  const at = around.indexOf(none) + none.length - 1
  const pieces = [around.slice(0, at)]
  let end = ''
  for (const { n, section, text: one } of text) {
    const hasQuotes = plainText.straight && one.includes('"')
    pieces.push(
      n === undefined
        ? openingOf(end, section)
        : `${end}{"n":${n},${section ? `"section":"${section}",` : ''}"text":"`,
      hasQuotes ? JSON.stringify(one).slice(1, -1) : one,
    )
    end = '"},'
  }
  // the end of the last, of the source; characters of two bytes stay apart from the others
  pieces.push(`"}${around.slice(at, -1)}`)
  const last = `,"provenance":${JSON.stringify(provenance)}}`
  return plainText.wide ? [pieces.join('') + last] : [pieces.join(''), last]
}

/** JSON between a passage and the next unnumbered one, interned. */
const openings = new Map<string, Map<Passage['section'], string>>([
  ['', new Map()],
  ['"},', new Map()],
])

function openingOf(end: string, section: Passage['section']): string {
  const existing = openings.get(end)?.get(section)
  if (existing) return existing
  const opening = `${end}{${section ? `"section":"${section}",` : ''}"text":"`
  openings.get(end)?.set(section, opening)
  return opening
}
