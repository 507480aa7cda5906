import { listText } from '../../french/wording.ts'
import type { Rank, Where } from './model.ts'

/** The space that keeps a number with its noun, and a guillemet with its word. */
export const NB = '\u00a0'

/** As they go with feminine nouns, by rank: « première » is the first. The masculine differs for the first and the second alone. */
export const ordinals: readonly string[] = [
  '',
  'première',
  'deuxième',
  'troisième',
  'quatrième',
  'cinquième',
  'sixième',
  'septième',
  'huitième',
  'neuvième',
  'dixième',
  'onzième',
  'douzième',
]
/** « première », « troisième », « dernière »: every noun they go with here is feminine. */
export const ordinal = (rank: Rank): string => (rank === 'last' ? 'dernière' : (ordinals[rank] ?? `${rank}e`))

/** The rank a word says, in either gender; `seconde` is the second one. */
export function rankOf(word: string): Rank | undefined {
  if (/^derni(?:er|[eè]re)$/i.test(word)) return 'last'
  if (/^(?:seconde?|2(?:nd)?e)$/i.test(word)) return 2
  if (/^premi(?:er|ere)$/i.test(word)) return 1
  const rank = ordinals.indexOf(word.toLowerCase())
  if (rank > 0) return rank
  const number = /^(\d+)\s?(?:re|[eè]me|e)$/.exec(word)?.[1]
  return number ? Number(number) : undefined
}

const numbers = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
]
/** « deux », « trois »…; figures beyond sixteen. */
export const inWords = (count: number): string => numbers[count] ?? String(count)

/** Alinéas as chambers list them: `3`, `3 et 4`, `7 à 12`, `3, 5 et 7 à 9`. */
export function alineaList(alineas: readonly number[]): string {
  const ranks = [...new Set(alineas)].sort((a, b) => a - b)
  const parts: string[] = []
  for (let n = 0; n < ranks.length; n += 1) {
    const first = ranks[n] ?? 0
    let last = first
    while (ranks[n + 1] === last + 1) {
      last += 1
      n += 1
    }
    if (last === first) parts.push(`${first}`)
    else if (last === first + 1) parts.push(`${first}`, `${last}`)
    else parts.push(`${first} à ${last}`)
  }
  return listText(parts)
}

/** The numbers a list of alinéas says. */
export function numbersOf(list: string): number[] {
  const ranks: number[] = []
  for (const [, from = '', to] of list.matchAll(/(\d+)(?:er)?(?:\s*(?:à|-)\s*(\d+))?/g))
    for (let n = Number(from); n <= Number(to ?? from) && ranks.length < 5000; n += 1) ranks.push(n)
  return ranks
}

const count = (words: string): number =>
  words.split(/[\s\u00a0\u202f'’]+/).filter(one => /[\p{L}\p{N}]/u.test(one)).length
/** « mot », « mots » or « signe », for what is named after it. */
export const noun = (words: string): 'mot' | 'mots' | 'signe' => {
  const total = count(words)
  return total > 1 ? 'mots' : total === 1 ? 'mot' : 'signe'
}
/** « le mot », « les mots ». */
export const theWords = (words: string): string => `${noun(words) === 'mots' ? 'les' : 'le'} ${noun(words)}`

/** « l’alinéa 3 », « les alinéas 3 et 5 », « la première phrase de l’alinéa 3 », « l’intitulé ». */
export function place(where: Where): string {
  const whole = where.title
    ? 'l’intitulé'
    : `${where.alineas.length > 1 ? 'les alinéas' : 'l’alinéa'}${NB}${alineaList(where.alineas)}`
  return where.sentence ? `la ${ordinal(where.sentence)} phrase ${of(whole)}` : whole
}

/** « de l’alinéa 3 », « des alinéas 3 et 5 », « de la première phrase ». */
export const of = (what: string): string =>
  what.startsWith('les ')
    ? `des ${what.slice(4)}`
    : what.startsWith('le ')
      ? `du ${what.slice(3)}`
      : `de ${what}`
/** « à l’alinéa 3 », « aux alinéas 3 et 5 », « au mot ». */
export const to = (what: string): string =>
  what.startsWith('les ')
    ? `aux ${what.slice(4)}`
    : what.startsWith('le ')
      ? `au ${what.slice(3)}`
      : `à ${what}`
export const small = (text: string): string => text.charAt(0).toLocaleLowerCase('fr') + text.slice(1)

/** « les mots », « la première occurrence du mot ». */
export const wordsAt = (where: Where, words: string): string =>
  where.occurrence ? `la ${ordinal(where.occurrence)} occurrence ${of(theWords(words))}` : theWords(words)
