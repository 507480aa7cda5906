import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FoundCitation } from '../../src/shared/library/cite/find/find.ts'

/** A citation marked in a paragraph: its kind, and every key that is right for it. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly kind: FoundCitation['kind']
  readonly keys: readonly string[]
}

/** A paragraph of a filing or a memoir written for this measure, with its citations. */
export interface Paragraph {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** Reads the paragraphs of a half: `⟦key ~ other key⟧words⟦⟧` marks a citation. */
export function paragraphsOf(half: 'dev' | 'unseen'): Paragraph[] {
  const file = fileURLToPath(new URL(`filings/${half}.txt`, import.meta.url))
  return readFileSync(file, 'utf8').trim().split('\n').map(paragraph)
}

function paragraph(line: string): Paragraph {
  const marks: Mark[] = []
  let text = ''
  let rest = line
  for (;;) {
    const found = /⟦([^⟧]+)⟧(.*?)⟦⟧/u.exec(rest)
    if (!found) return { text: text + rest, marks }
    text += rest.slice(0, found.index)
    const [, keys = '', words = ''] = found
    const all = keys.split(' ~ ')
    marks.push({ start: text.length, end: text.length + words.length, kind: kindOf(all[0]!), keys: all })
    text += words
    rest = rest.slice(found.index + found[0].length)
  }
}

const kindOf = (key: string): FoundCitation['kind'] =>
  key.startsWith('article:')
    ? key.endsWith('|')
      ? 'text'
      : 'article'
    : key.startsWith('document:')
      ? 'document'
      : 'decision'

/** Precision and recall of a detector on a half, with each miss and each false one as a line. */
export function measureFilings(half: 'dev' | 'unseen', find: (text: string) => readonly FoundCitation[]) {
  const misses: string[] = []
  const falses: string[] = []
  let labels = 0
  let all = 0
  for (const { text, marks } of paragraphsOf(half)) {
    const founds = find(text)
    const fits = (mark: Mark, one: FoundCitation) =>
      one.kind === mark.kind && one.start < mark.end && mark.start < one.end && mark.keys.includes(one.key)
    labels += marks.length
    all += founds.length
    for (const mark of marks)
      if (!founds.some(one => fits(mark, one)))
        misses.push(`${mark.keys[0]} « ${text.slice(mark.start, mark.end)} »`)
    for (const one of founds)
      if (!marks.some(mark => fits(mark, one))) falses.push(`${one.kind} ${one.key} « ${one.written} »`)
  }
  return {
    labels,
    precision: all === 0 ? 1 : (all - falses.length) / all,
    recall: (labels - misses.length) / labels,
    misses,
    falses,
  }
}
