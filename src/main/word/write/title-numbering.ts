import type { Assembled, PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import { letters, roman } from '../../../shared/drafts/assemble/numerals.ts'

export type NumberFormat = 'upperRoman' | 'upperLetter' | 'decimal' | 'lowerLetter' | 'lowerRoman'

/** One level of a numbering: Word's format and pattern, where `%2` is the number of level 2. */
export interface Level {
  readonly format: NumberFormat
  readonly text: string
}

const SCHEMES: readonly (readonly Level[])[] = [
  [
    { format: 'upperRoman', text: '%1.' },
    { format: 'upperLetter', text: '%2.' },
    { format: 'decimal', text: '%3.' },
    { format: 'lowerLetter', text: '%4)' },
    { format: 'lowerRoman', text: '%5)' },
  ],
  [
    { format: 'upperRoman', text: '%1.' },
    { format: 'decimal', text: '%2.' },
    { format: 'decimal', text: '%2.%3.' },
    { format: 'decimal', text: '%2.%3.%4.' },
    { format: 'decimal', text: '%2.%3.%4.%5.' },
  ],
  [
    { format: 'decimal', text: '%1.' },
    { format: 'decimal', text: '%1.%2.' },
    { format: 'decimal', text: '%1.%2.%3.' },
    { format: 'decimal', text: '%1.%2.%3.%4.' },
    { format: 'decimal', text: '%1.%2.%3.%4.%5.' },
  ],
]

/** The numbering of titles under which Word will print the labels the draft was given; the closest one where none fits. */
export function titleLevels({ blocks }: Assembled): readonly Level[] {
  const titles = blocks.filter(block => block.kind === 'heading' && block.numbered)
  const candidates = SCHEMES.map(scheme => ({ scheme, score: agreement(scheme, titles) }))
  return candidates.reduce((best, one) => (one.score > best.score ? one : best)).scheme
}

function agreement(scheme: readonly Level[], titles: readonly PrintedBlock[]): number {
  const counters = [0, 0, 0, 0, 0]
  let score = 0
  for (const title of titles) {
    if (title.kind !== 'heading') continue
    const depth = title.level - 1
    counters[depth] = (counters[depth] ?? 0) + 1
    counters.fill(0, depth + 1)
    if (labelOf(scheme, depth, counters) === title.label.trim()) score += 1
  }
  return score
}

/** The label Word prints for a level under given counters. */
export function labelOf(scheme: readonly Level[], depth: number, counters: readonly number[]): string {
  const level = scheme[depth]
  if (!level) return ''
  return level.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1
    return spell(counters[at] ?? 0, scheme[at]?.format ?? 'decimal')
  })
}

function spell(value: number, format: NumberFormat): string {
  switch (format) {
    case 'decimal':
      return String(value)
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperLetter':
      return letters(value).toUpperCase()
    case 'lowerLetter':
      return letters(value)
  }
}
