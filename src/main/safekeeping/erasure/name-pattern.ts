import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { words } from '../../../shared/french/fold.ts'

/** Sequences of folded words to be erased, by salted digests: what outlives an erasure says no name. */
export const NamePattern = z.object({
  salt: z.string(),
  forms: z.array(z.object({ words: z.int().min(1), digest: z.string() })),
})
export type NamePattern = Readonly<z.infer<typeof NamePattern>>

/** A stretch of a text that is a name, and how many words it has. */
export interface NameSpan {
  readonly start: number
  readonly end: number
  readonly words: number
}

export type NameFinder = (text: string) => NameSpan[]

/** Words of a text, folded. */
export const foldedWords = (text: string): string[] => words(text).map(({ word }) => word)

export const CIVILITIES: readonly string[] = ['m', 'mme', 'me', 'madame', 'monsieur', 'maitre']

/** The orders in which the words of a name are written, its civility apart: as given, the first one last, the last one first. */
export function nameForms(name: string): string[][] {
  const [first = '', ...rest] = foldedWords(name)
  const all = CIVILITIES.includes(first) && rest.length > 0 ? rest : [first, ...rest].filter(Boolean)
  if (all.length < 2) return all.length === 0 ? [] : [all]
  return [all, [...all.slice(1), all[0] ?? ''], [all.at(-1) ?? '', ...all.slice(0, -1)]]
}

const digestOf = (salt: string, form: string): string =>
  createHash('sha256').update(`${salt} ${form}`).digest('base64')

/** Makes the pattern of some sequences of folded words. */
export function patternOf(forms: readonly (readonly string[])[]): NamePattern {
  const salt = randomBytes(16).toString('base64')
  const lengths = new Map(forms.map(form => [form.join(' '), form.length]))
  return {
    salt,
    forms: [...lengths].map(([form, length]) => ({ words: length, digest: digestOf(salt, form) })),
  }
}

/** Finds sequences of folded words in texts. */
export const wordFinder = (forms: readonly (readonly string[])[]): NameFinder => {
  const all = new Set(forms.map(form => form.join(' ')))
  return finder(
    forms.map(form => form.length),
    form => all.has(form),
  )
}

/** Finds in texts what a pattern was made of. */
export function patternFinder({ salt, forms }: NamePattern): NameFinder {
  const digests = new Set(forms.map(({ digest }) => digest))
  const answers = new Map<string, boolean>()
  return finder(
    forms.map(form => form.words),
    form => {
      const earlier = answers.get(form)
      if (earlier !== undefined) return earlier
      if (answers.size > MAX_ANSWERS) answers.clear()
      const answer = digests.has(digestOf(salt, form))
      answers.set(form, answer)
      return answer
    },
  )
}

/** Sequences whose digest is remembered. */
const MAX_ANSWERS = 200_000

/** The longest name at each place, none over another. */
function finder(lengths: readonly number[], isName: (form: string) => boolean): NameFinder {
  const longestFirst = [...new Set(lengths)].toSorted((a, b) => b - a)
  return text => {
    const tokens = words(text)
    const spans: NameSpan[] = []
    for (let at = 0; at < tokens.length; ) {
      const length = longestFirst.find(
        count =>
          at + count <= tokens.length &&
          isName(
            tokens
              .slice(at, at + count)
              .map(({ word }) => word)
              .join(' '),
          ),
      )
      const [first, last] = [tokens[at], tokens[at + (length ?? 1) - 1]]
      if (length && first && last) spans.push({ start: first.start, end: last.end, words: length })
      at += length ?? 1
    }
    return spans
  }
}
