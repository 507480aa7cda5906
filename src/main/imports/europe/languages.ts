import { fold } from '../../../shared/french/fold.ts'
import { dayOf, isDay } from '../../../shared/kernel/days.ts'
import { FRENCH, UNKNOWN_LANGUAGE } from '../../../shared/library/languages.ts'
import wordings from './wordings.json' with { type: 'json' }

/** Phrases of the publisher of European law in one language, compared without accents, capitals and punctuation. */
interface Wording {
  /** beginnings of « arrêt de la Cour » and of « arrêt du Tribunal » */
  readonly judgment: string
  readonly order: string
  readonly opinion: string
  /** beginnings of « dans l’affaire » and of « dans les affaires jointes » */
  readonly cases: string
  /** beginning of the ruling: « par ces motifs » */
  readonly ruling: string
  readonly grandChamber: string
  /** « contre » between parties, and « et » between names */
  readonly against: string
  readonly and: string
  /** beginnings of the twelve months, as a date declines them */
  readonly months: string
  /** beginnings of « considérant ce qui suit » and of « ont adopté le présent règlement » */
  readonly recitals: string
  readonly enacting: string
  readonly article: string
  /** parts of an act above its articles, the largest first: « titre, chapitre, section » */
  readonly divisions: string
  readonly annex: string
  /** beginning of the line that an act ends with: « fait à Bruxelles » */
  readonly signature: string
  /** beginnings of the names of acts; a bar separates forms of one */
  readonly acts: readonly [
    regulation: string,
    directive: string,
    decision: string,
    frameworkDecision: string,
    jointAction: string,
  ]
  /** words that hardly a sentence lacks */
  readonly small: string
}

/** The wordings of the official languages of the Union, by ISO 639-1. A bar separates those of which one is enough; `…` stands for some words. */
const WORDINGS: Readonly<Record<string, Wording>> = wordings as unknown as Readonly<Record<string, Wording>>

/** Letters and digits of a line, without accents nor capitals, single spaces between words: « In Case C‑1/18, » is `in case c 1 18`. */
export const plainWords = (line: string): string => fold(line).replaceAll('ς', 'σ')

/** Signs of a text read to tell its language. */
const SAMPLE_SIGNS = 30_000
/** Fewer of the small words of a language in a hundred words are none of it. */
const LEAST_SHARE = 4

const smallWords = Object.entries(WORDINGS).map(
  ([language, { small }]) => [language, new Set(plainWords(small).split(' '))] as const,
)

/** The language of a text, by the small words that it repeats. */
export function languageOf(lines: readonly string[]): string {
  const sample = lines.join(' ').slice(0, SAMPLE_SIGNS)
  const words = plainWords(sample).split(' ')
  let [best, most] = [UNKNOWN_LANGUAGE, (words.length * LEAST_SHARE) / 100]
  for (const [language, small] of smallWords) {
    const count = words.filter(word => small.has(word)).length
    if (count > most) [best, most] = [language, count]
  }
  return best
}

type Phrase = 'judgment' | 'order' | 'opinion' | 'cases' | 'ruling' | 'recitals' | 'enacting' | 'signature'

const patterns = new Map<string, RegExp>()

/** Whether a line begins by that phrase, in that language. */
export function beginsBy(phrase: Phrase, line: string, language: string): boolean {
  const key = `${phrase} ${language}`
  let pattern = patterns.get(key)
  if (!pattern) {
    const ways = (WORDINGS[language]?.[phrase] ?? '').split('|').filter(Boolean)
    const sources = ways.map(way => way.split('…').map(plainWords).join('.{0,200}?'))
    pattern = new RegExp(sources.length ? `^(?:${sources.join('|')})` : '^\\b\\B')
    patterns.set(key, pattern)
  }
  return pattern.test(plainWords(line))
}

const againstWords = new Set(
  Object.values(WORDINGS).flatMap(({ against }) => against.split('|').map(plainWords)),
)

/** Whether a line is the word between the parties, « contre », in any language. */
export const isAgainst = (line: string): boolean => againstWords.has(plainWords(line))

/** The first of the parties in « A contre B », « A v B », « A / B »; the whole where nothing stands against it. */
export function firstParty(name: string): string {
  const words = name.split(' ')
  const at = words.findIndex(
    (word, place) => place > 0 && (/^(?:\/|c\/|v\.?|vs\.?|c\.)$/.test(word) || isAgainst(word)),
  )
  return (at < 0 ? name : words.slice(0, at).join(' ')).split('/')[0]?.trim() ?? name
}

/** « Facebook Ireland and Schrems » is « Facebook Ireland et Schrems » in French. */
export function frenchName(name: string, language: string): string {
  const and = WORDINGS[language]?.and
  const others = name.replace(/,? (?:and [Oo]thers|u\. ?a\.|y otros|e a\.|e altri|et autres)$/, ' e.a.')
  return and
    ? others
        .split(' ')
        .map(word => (word === and ? 'et' : word))
        .join(' ')
    : others
}

/** Whether a line names the grand chamber. */
export const namesGrandChamber = (line: string, language: string): boolean =>
  (WORDINGS[language]?.grandChamber ?? '')
    .split('|')
    .some(name => name && plainWords(line).includes(plainWords(name)))

/** The page of EUR-Lex that gives a text by its CELEX number, in its language where the Union has it. */
export const eurLexPage = (celex: string, language: string): string =>
  `https://eur-lex.europa.eu/legal-content/${(language in WORDINGS ? language : FRENCH).toUpperCase()}/TXT/?uri=CELEX:${celex}`

const NATURES = ['règlement UE', 'directive UE', 'décision UE', 'décision-cadre', 'action commune'] as const

/** The nature of an act by the name that comes first in its title, in a language of the Union; « décision-cadre » before « décision ». */
export function actNature(title: string, language: string): (typeof NATURES)[number] | undefined {
  const words = ` ${plainWords(title)}`
  let [nature, first, length]: [(typeof NATURES)[number] | undefined, number, number] = [
    undefined,
    Infinity,
    0,
  ]
  for (const [rank, names] of (WORDINGS[language]?.acts ?? []).entries())
    for (const name of names.split('|').map(plainWords)) {
      const at = words.indexOf(` ${name}`)
      if (at >= 0 && (at < first || (at === first && name.length > length)))
        [nature, first, length] = [NATURES[rank], at, name.length]
    }
  return nature
}

/** A line that heads an article of an act: « Article 5 bis », « 5. pants ». Returns its number as it is cited. */
export function articleHeading(line: string, language: string): string | undefined {
  const name = plainWords(WORDINGS[language]?.article ?? '')
  const words = plainWords(line).split(' ')
  const isHeading = name !== '' && words.length <= 4 && (words[0] === name || words.slice(1).includes(name))
  const [, number = '', letter = ''] =
    /(\d+)\s?((?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|[a-z]{1,2})(?!\p{L}))?/u.exec(
      line.toLowerCase().replace('premier', '1'),
    ) ?? []
  if (!isHeading || !number) return undefined
  if (number === '1' && !letter) return '1er'
  return `${number}${letter.length > 2 ? ` ${letter}` : letter}`
}

/** The rank of a line that heads a part of an act, the largest 0: « CHAPITRE II »; undefined for any other line. */
export function divisionRank(line: string, language: string): number | undefined {
  const words = plainWords(line).split(' ')
  if (words.length > 3) return undefined
  const names = (WORDINGS[language]?.divisions ?? '').split('|').map(plainWords)
  const rank = names.findIndex(name => words.includes(name))
  return rank >= 0 && words.length > 1 ? rank : undefined
}

/** The number of an annex that a line heads: « ANNEXE I » is `annexe I`. */
export function annexHeading(line: string, language: string): string | undefined {
  const name = plainWords(WORDINGS[language]?.annex ?? '')
  const words = plainWords(line).split(' ')
  if (!name || words.length > 3 || !words.includes(name) || line.length > 40) return undefined
  const number = words.find(word => /^(?:[ivxl]+|\d{1,2})$/.test(word))
  return number ? `annexe ${number.toUpperCase()}` : words.length === 1 ? 'annexe' : undefined
}

/** The first day written out in a text of that language: « 25 mai 2021 », « 2020. gada 16. jūlijā », « 2020. július 16-án ». */
export function writtenDayIn(text: string, language: string): string | undefined {
  const months = (WORDINGS[language]?.months ?? '').split(' ').map(plainWords)
  const words = plainWords(text).split(' ')
  for (const [at, word] of words.entries()) {
    const month = months.findIndex(name => name && word.startsWith(name)) + 1
    if (!month) continue
    // the day and the year stand on both sides of the month, a word or two away
    const nearest = (pattern: RegExp) =>
      [-1, 1, -2, 2, -3, 3, -4, 4].map(step => words[at + step] ?? '').find(one => pattern.test(one))
    const [year, date] = [nearest(/^(?:19|20)\d{2}$/), nearest(/^\d{1,2}$/)]
    const day = year && date && dayOf(year, month, Number(date))
    if (day && isDay(day)) return day
  }
  return undefined
}
