import { random } from '../measure.ts'

/** A query and whether its last word is unfinished. */
export interface Drawn {
  readonly text: string
  readonly prefix: boolean
}

/** Words in more than a quarter of French public-law texts, articles and little words apart. */
const common = [
  'article',
  'code',
  'décision',
  'demande',
  'administrative',
  'conditions',
  'droit',
  'loi',
  'dispositions',
  'public',
]

/**
 * 200 queries by seed from the texts themselves: one in ten a common word alone, three in ten end in a prefix of one to four
 * letters, the others one to three words that follow each other somewhere.
 */
export function draw(texts: readonly string[], seed = 20261124): Drawn[] {
  const next = random(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
  return Array.from({ length: 200 }, (_, i) => {
    const words = pick(texts).match(/\p{L}{3,}/gu) ?? ['droit', 'loi', 'code']
    const at = Math.floor(next() * Math.max(1, words.length - 3))
    const some = words.slice(at, at + 3)
    if (i % 10 === 0) return { text: pick(common), prefix: false }
    if (i % 10 < 4) {
      const last = (some.at(-1) ?? 'loi').slice(0, 1 + Math.floor(next() * 4))
      return { text: [...some.slice(0, 1 + Math.floor(next() * 2)), last].join(' '), prefix: true }
    }
    return { text: some.slice(0, 1 + (i % 3)).join(' '), prefix: false }
  })
}
