import type { Pin } from '../kinds/entry.ts'
import { entryOf } from '../kinds/registry.ts'
import type { Passage, Source } from '../model.ts'

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
  const numbers = new Set<number>()
  for (const part of text.split(/,| et /)) {
    const range = /^\s*(\d+)\s*(?:à|-|–)\s*(\d+)\s*$/.exec(part)
    const one = /^\s*(\d+)(?:er)?\s*$/.exec(part)
    if (range)
      for (let n = Number(range[1]); n <= Math.min(Number(range[2]), Number(range[1]) + 500); n++)
        numbers.add(n)
    else if (one) numbers.add(Number(one[1]))
    else return []
  }
  return [...numbers]
}

/** The paragraphs a pinpoint names, with the unnumbered ones that continue a point; none when the text is not there. */
export function passageAt(source: Source, pin: string): Passage[] {
  const pinpoint = parsePin(pin)
  if (!pinpoint || pinpoint.unit === 'page') return []
  return entryOf(source).passagesAt(source, pinpoint)
}
