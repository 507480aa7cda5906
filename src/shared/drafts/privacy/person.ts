import { fold } from '../../french/fold.ts'
import { isStopWord } from '../../french/stop-words.ts'
import { isGivenName } from './given-names.ts'
import { isAllCapitals, isInitial, isParticle, isReversed, PREFIX } from './name-shapes.ts'
import { isAcronym, isOfTheTrade } from './proper-nouns.ts'

/** Somebody a text names, as it names them the first time. */
export interface Person {
  /** `Anaïs`, `Jean-Luc Marie`; empty where the text gives none */
  readonly given: string
  /** with its particle: `de La Tour`, `Ben Salah`; `B.` where the text gives no more */
  readonly family: string
  /** from « Mme » or « M. » */
  readonly isWoman?: boolean
  /** other names of the same person: `la Fée`, a maiden name */
  readonly also?: readonly Person[]
}

/** Reads a stretch of capitals that is known to name somebody; `hasCivility` where « M. » stands before it. */
export function personOf(run: string, hasCivility = false): Person | undefined {
  let words = nameWords(hasCivility ? run : withoutCivility(run), hasCivility)
  // « de Paul Roche »: a preposition; « de La Tour »: a particle
  while (
    words.length > 1 &&
    isParticle(words[0] ?? '') &&
    isGivenName(words.find(word => !isParticle(word)) ?? '') &&
    words.filter(word => !isParticle(word)).length > 1
  )
    words = words.slice(1)
  const initials = words.filter(isInitial)
  words = words.filter(word => !isInitial(word))
  if (words.length === 0) return undefined
  if (words.length > 1 && isReversed(words)) {
    const isFamily = words.some(isAllCapitals) ? isAllCapitals : (word: string) => !isGivenName(word)
    const at = words.findLastIndex(isFamily) + 1
    // « de VASSEUR Émile »: a name in capitals has its particle so too
    const start = isAllCapitals(words[at - 1] ?? '') && isParticle(words[0] ?? '') ? 1 : 0
    return { given: joined(words.slice(at)), family: joined(words.slice(start, at)) }
  }
  const cut = familyAt(words)
  const family = joined(words.slice(cut))
  const head = words[cut] ?? ''
  if (family.length < 2 || (!hasCivility && isOfTheTrade(head) && (!isAllCapitals(head) || isAcronym(head))))
    return undefined
  return { given: joined(words.slice(0, cut)) || initials.join(' '), family }
}

/** Reads somebody whom a first name tells by itself, wherever the stretch holds it: `Jean-Luc Petit`, `A. Vasseur`. */
export function firstNamed(run: string): Person | undefined {
  const words = nameWords(withoutTrade(run)).map(word => {
    const rest = word.replace(/^(?:Qu|[LDJSNCMT])[’'](?=\p{Lu})/u, '')
    return isGivenName(rest) ? rest : word
  })
  // « DE MANIÈRE CLAIRE ET PRÉCISE »
  if (words.every(isAllCapitals) && words.some(word => isStopWord(fold(word)))) return undefined
  const at = words.findIndex(
    (word, n) => (isGivenName(word) || isInitial(word)) && !isCommonWord(words[n + 1]),
  )
  if (at < 0) {
    // the first name may come last, after a family name in capitals
    const last = words.at(-1) ?? ''
    return words.length > 1 &&
      isGivenName(last) &&
      words.slice(0, -1).every(word => isAllCapitals(word) || isParticle(word))
      ? personOf(words.join(' '))
      : undefined
  }
  const before = words.slice(0, at)
  const isFamily = before.some(isAllCapitals) && before.every(word => isAllCapitals(word) || isParticle(word))
  const from = isFamily ? 0 : at
  return personOf(words.slice(from).join(' '))
}

/** Whether no name goes on by this word: « A. Sur la compétence ». */
const isCommonWord = (word: string | undefined): boolean =>
  word === undefined || (/^\p{Lu}/u.test(word) && !PREFIX.test(word) && isStopWord(fold(word)))

/** The words of a stretch that make a name: those before what the trade explains, the first aside where a civility says it is one. */
function nameWords(run: string, hasCivility = false): string[] {
  const words = run.split(/[\s\u00a0\u202f]+/).flatMap(word => {
    const elided = /^([dD][’'])(.+)$/u.exec(word)
    return elided?.[1]?.startsWith('d') ? ['d’', elided[2] as string] : word ? [word] : []
  })
  const end = words.findIndex(
    (word, at) =>
      !(hasCivility && at === 0) &&
      /^\p{Lu}/u.test(word) &&
      !isInitial(word) &&
      !isAllCapitals(word) &&
      isOfTheTrade(word),
  )
  const name = end < 0 ? words : words.slice(0, end)
  while (name.length > 0 && /^\p{Ll}/u.test(name.at(-1) ?? '')) name.pop()
  return name
}

const joined = (words: readonly string[]): string => words.join(' ').replace(/([dlDL][’']) /gu, '$1')

/** « Audition de Y. Morel »: the words of the trade at its head are nobody's. */
function withoutTrade(run: string): string {
  const words = withoutCivility(run).split(/[ \u00a0\u202f]+/)
  const start = words.findIndex(word => !isOfTheTrade(word) || isAllCapitals(word))
  return words.slice(Math.max(0, start)).join(' ')
}

/** « M. » at its head is no initial. */
const withoutCivility = (run: string): string => run.replace(/^M\.[ \u00a0\u202f]/u, '')

/** Where the family name begins: after the first names, or at the capitals; an unknown first name is all but the last word, with its particle. */
function familyAt(words: readonly string[]): number {
  const lead = words.findIndex(word => !isGivenName(word))
  const cut = lead < 0 ? words.length - 1 : lead
  const capitals = words.findIndex(isAllCapitals)
  if (capitals > 0 && cut < capitals && !words.slice(0, capitals).some(isParticle)) return capitals
  if (cut > 0 || words.length === 1 || isParticle(words[0] ?? '') || PREFIX.test(words[0] ?? '')) return cut
  let at = words.length - 1
  while (at > 0 && (isParticle(words[at - 1] ?? '') || PREFIX.test(words[at - 1] ?? ''))) at -= 1
  return at
}
