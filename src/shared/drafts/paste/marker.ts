import type { ItemMarker } from '../model.ts'

/** The marker of a list before an item: a bullet, or a number. */
export interface Marker {
  readonly style: 'bullet' | 'decimal' | 'claims'
  /** how the list goes on writing them */
  readonly kind: ItemMarker
  /** as the list wrote it */
  readonly source: string
  readonly number?: number
}

const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

const romanValue = (text: string): number => {
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const value = roman[text[at] ?? ''] ?? 0
    sum += value < (roman[text[at + 1] ?? ''] ?? 0) ? -value : value
  }
  return sum
}

/** Reads `1.`, `2°)`, `1.3.`, `b)`, `iv.`, `(3)`; anything else is a bullet. `after`: the number before it, which tells `i)` of a list of letters from one of Romans. */
export function readMarker(marker: string, after?: number): Marker {
  const text = marker.replace(/[\s\u00a0\u202f]+/g, '')
  const digits = /^\(?(?:\d+\.)*(\d{1,4})(°\)?|[.):]|-)?$/.exec(text)
  if (digits) {
    const claims = digits[2]?.startsWith('°') ?? false
    const number = Number(digits[1])
    return { style: claims ? 'claims' : 'decimal', kind: claims ? '1°)' : '1.', source: text, number }
  }
  const letterMarker = /^\(?([a-z]{1,6})[.)°]\)?$/i.exec(text)?.[1]
  const letters = letterMarker?.toLowerCase()
  const alphabetic = letters?.length === 1 ? letters.charCodeAt(0) - 96 : undefined
  const isRoman = letters !== undefined && /^[ivxlc]+$/.test(letters) && alphabetic !== (after ?? 0) + 1
  const upper = letterMarker !== letters
  if (isRoman)
    return { style: 'decimal', kind: upper ? 'I.' : 'i)', source: text, number: romanValue(letters) }
  if (alphabetic) return { style: 'decimal', kind: upper ? 'A.' : 'a)', source: text, number: alphabetic }
  return { style: 'bullet', kind: /^[-–—]/.test(text) ? '–' : '•', source: text }
}

/** A number at the head of a typed title, `I.`, `A –`, `1.2.`, `a)`: the page writes its own. */
export const withoutTitleNumber = (text: string): string =>
  text.replace(
    /^(?:(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,4})\s?[.)°–—-]+\)?|[A-H]\s?[.)–—-]+|[a-h]\)|[ivx]{1,4}\))[\s\u00a0\u202f]+(?=\S)/u,
    '',
  )
