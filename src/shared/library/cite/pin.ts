import type { Passage, Source } from '../model.ts'

/** The kinds of pinpoint: points of a decision, paragraphs of an article, pages. */
export interface Pin {
  readonly unit: 'point' | 'paragraph' | 'page' | 'note'
  readonly numbers: readonly number[]
}

const words: readonly [RegExp, Pin['unit']][] = [
  [/^(pts?|points?|§§?|cons\.?|considérants?|paragraphes?)\s*/i, 'point'],
  [/^(al\.|alinéas?)\s*/i, 'paragraph'],
  [/^(pp?\.|pages?)\s*/i, 'page'],
  [/^(nos?|n°s?)\s*/i, 'note'],
]

/** Reads `pt 5`, `pts 5 et 6`, `§§ 12 à 15`, `cons. 3`, `al. 2`; undefined when it says something else. */
export function parsePin(pin: string): Pin | undefined {
  const text = pin.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  for (const [word, unit] of words) {
    const rest = text.replace(word, '')
    if (rest === text) continue
    const numbers = numbersOf(rest)
    return numbers.length > 0 ? { unit, numbers } : undefined
  }
  return undefined
}

function numbersOf(text: string): number[] {
  const found = new Set<number>()
  for (const part of text.split(/,| et /)) {
    const range = /^\s*(\d+)\s*(?:à|-|–)\s*(\d+)\s*$/.exec(part)
    const one = /^\s*(\d+)(?:er)?\s*$/.exec(part)
    if (range)
      for (let n = Number(range[1]); n <= Math.min(Number(range[2]), Number(range[1]) + 500); n++)
        found.add(n)
    else if (one) found.add(Number(one[1]))
    else return []
  }
  return [...found]
}

/** The paragraphs a pinpoint names, with the unnumbered ones that continue a point; none when the text is not there. */
export function passageAt(source: Source, pin: string): Passage[] {
  const read = parsePin(pin)
  if (!read || read.unit === 'page') return []
  if (source.kind === 'article')
    return read.unit === 'paragraph' ? articleParagraphs(source, read.numbers) : []
  if (source.kind === 'argument' || read.unit === 'paragraph') return []
  return points(source.text, read.numbers)
}

function points(text: readonly Passage[], numbers: readonly number[]): Passage[] {
  const wanted = new Set(numbers)
  const found: Passage[] = []
  let section: Passage['section'] | null = null
  for (const passage of text) {
    if (passage.n !== undefined)
      section = wanted.has(passage.n) && passage.section !== 'ruling' ? passage.section : null
    if (section !== null && passage.section === section) found.push(passage)
    else section = null
  }
  return found
}

function articleParagraphs(
  article: Extract<Source, { kind: 'article' }>,
  numbers: readonly number[],
): Passage[] {
  const version = article.versions.find(v => v.status === 'VIGUEUR') ?? article.versions.at(-1)
  const paragraphs =
    version?.text
      .split(/\n+/)
      .map(p => p.trim())
      .filter(Boolean) ?? []
  return numbers.flatMap(n => (paragraphs[n - 1] === undefined ? [] : [{ text: paragraphs[n - 1]! }]))
}
