import type { Inline } from '../../../../shared/drafts/model.ts'
import { isReference } from '../../../../shared/drafts/walk.ts'
import { isRaisedEnding } from '../../../../shared/french/page/raised-endings.ts'
import { printTag } from '../../write/tags.ts'
import { type BaseToken, breakKey, cutText, linkKey, noteKey, plain, tagKey } from './line-tokens.ts'

/** Key of a reference that printed nothing. */
export const SILENT_KEY = '\u0001none'

/** A line in its tokens; a reference whose control is not in the paragraph is known by its words. */
export function baseTokens(
  base: readonly Inline[],
  tags: ReadonlySet<string>,
  prints: ReadonlyMap<Inline, string>,
): BaseToken[] {
  const tokens: BaseToken[] = []
  const asWords = (inline: Inline, at: number, text: string) => {
    const words = cutText(text).filter(word => plain(word))
    if (words.length === 0) tokens.push({ key: SILENT_KEY, inline, at })
    for (const [index, word] of words.entries())
      tokens.push({ key: plain(word), inline, at, part: { index, count: words.length } })
  }
  let text: { text: string; at: number; first: Extract<Inline, { kind: 'text' }> } | undefined
  const close = () => {
    if (!text) return
    for (const word of joinUnprintable(cutText(text.text)))
      tokens.push({ key: plain(word), inline: { ...text.first, text: word }, at: text.at })
    text = undefined
  }
  for (const [at, inline] of base.entries()) {
    if (inline.kind === 'text') {
      // neighbours of the same marks are one run to Word, and the ending of an ordinal is raised in any case
      const isEnding = text && inline.marks?.includes('superscript') && isRaisedEnding(text.text, inline.text)
      if (text && marksKey(text.first) === marksKey(inline, isEnding)) text.text += inline.text
      else {
        if (inline.text === '') continue
        close()
        text = { text: inline.text, at, first: inline }
      }
      continue
    }
    if (inline.kind === 'private') continue
    close()
    if (isReference(inline)) {
      const tag = printTag(inline)
      const print = prints.get(inline)
      if (tags.has(tag)) tokens.push({ key: tagKey(tag), inline, at, ...(print ? { print } : {}) })
      else asWords(inline, at, print ?? '')
    } else if (inline.kind === 'linebreak') tokens.push({ key: breakKey, inline, at })
    else if (inline.kind === 'note') tokens.push({ key: noteKey(inline.id), inline, at })
    else if (inline.kind === 'link') {
      if (inline.text || inline.url) tokens.push({ key: linkKey(inline.url), inline, at })
    } else asWords(inline, at, cutSign(inline))
  }
  close()
  return tokens
}

const marksKey = ({ marks = [] }: Extract<Inline, { kind: 'text' }>, isEnding = false): string =>
  marks
    .filter(mark => !isEnding || mark !== 'superscript')
    .toSorted()
    .join()

const cutSign = (inline: object): string => {
  const mark = 'shown' in inline && typeof inline.shown === 'string' ? inline.shown : ''
  return mark ? `[${mark}]` : '[…]'
}

/** Joins to the word before it each character that no file may hold. */
function joinUnprintable(words: readonly string[]): string[] {
  const out: string[] = []
  for (const word of words) {
    if (plain(word) || out.length === 0) out.push(word)
    else out[out.length - 1] += word
  }
  return out.length > 0 && !plain(out[0]!)
    ? out.length > 1
      ? [out[0]! + out[1]!, ...out.slice(2)]
      : []
    : out
}

/** Inlines whose words all stand together where they were. */
export function wholes(
  tokens: readonly BaseToken[],
  pairs: readonly (readonly [number, number])[],
): Set<number> {
  const whole = new Set<number>()
  let run = 0
  for (const [index, [a, b]] of pairs.entries()) {
    const token = tokens[a]!
    const before = pairs[index - 1]
    const follows = before !== undefined && before[0] === a - 1 && before[1] === b - 1
    if (!token.part) run = 0
    else {
      run = token.part.index === 0 ? 1 : follows && run === token.part.index ? run + 1 : 0
      if (run === token.part.count) whole.add(token.at)
    }
  }
  return whole
}
