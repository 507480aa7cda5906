import { fold } from '../../french/fold.ts'
import { isStopWord } from '../../french/stop-words.ts'
import { isGivenName } from './given-names.ts'
import {
  ALSO_CALLED,
  BORNE,
  CIVILITY,
  FUNCTION,
  GAP,
  INITIAL,
  isAllCapitals,
  isInitial,
  NAMED,
  OTHER_RUNS,
  RUN,
  SAID_AFTER,
  WORD,
} from './name-shapes.ts'
import { firstNamed, type Person, personOf } from './person.ts'
import { isOfTheTrade } from './proper-nouns.ts'
import { publicNamesIn } from './public-names.ts'

/** Whom a text names: those who are said to be somebody, and capitals that may be. */
export interface People {
  readonly named: readonly Person[]
  /** words that look like a name, with nothing around them that says so */
  readonly doubtful: readonly string[]
}

const runsAfter = (lead: string, after = ''): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}’'-])${lead}(?<run>${RUN})${after}`, 'gu')

const AFTER_CIVILITY = runsAfter(`(?<civility>${CIVILITY})${GAP}`, `(?<others>${OTHER_RUNS})`)
const AFTER_FUNCTION = runsAfter(`(?:[Ll]['’])?(?<function>${FUNCTION})${GAP}`, `(?<others>${OTHER_RUNS})`)
const BEFORE_STATUS = runsAfter('', SAID_AFTER)
const BEFORE_FUNCTION = runsAfter('', `(?=,[ \\u00a0]${FUNCTION}(?!\\p{L}))`)
const ANY_RUN = runsAfter('')
const GIVEN_AND_INITIAL = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])(?<given>${WORD})${GAP}(?<initial>${INITIAL})(?!${GAP}?\\p{Lu}|\\p{L}|[ \\u00a0]?\\d)`,
  'gu',
)
const OTHER_NAME = new RegExp(`${ALSO_CALLED}(?<run>(?:l[’'])?${RUN})`, 'uy')

/** Finds whom a text names. `isPlace` tells a commune: no doubt is raised on it. */
export function peopleIn(text: string, isPlace: (words: string) => boolean = () => false): People {
  const isPublic = publicNamesIn(text)
  const named: Person[] = []
  const add = (person: Person | undefined, end?: number) => {
    if (person) named.push(end === undefined ? person : withOtherNames(person, text, end))
  }
  const matches = (shape: RegExp) => [...text.matchAll(shape)].filter(match => !isPublic(match.index))
  const groupsOf = ({ index, 0: words, groups }: RegExpExecArray) => {
    const { run = '', others = '' } = groups ?? {}
    return { ...groups, run, others, end: index + words.length - others.length }
  }
  for (const match of matches(AFTER_CIVILITY)) {
    const {
      run,
      others,
      end,
      civility = '',
    } = groupsOf(match) as ReturnType<typeof groupsOf> & {
      civility?: string
    }
    if (isOffice(run)) continue
    const person = personOf(run, true)
    const isWoman = WOMEN.test(civility) ? true : MEN.test(civility) ? false : undefined
    add(person && isWoman !== undefined && !PLURALS.test(civility) ? { ...person, isWoman } : person, end)
    if (PLURALS.test(civility)) for (const other of namesOf(others, isPlace)) add(personOf(other, true))
  }
  for (const match of matches(AFTER_FUNCTION)) {
    const { run, others, end } = groupsOf(match)
    // « le maire de Moirans »: after most functions a particle leads to a place
    const hasParticle = /^\p{Ll}/u.test(run)
    const isMany = /(?:s|époux)$/u.test(match.groups?.function ?? '')
    if (
      hasParticle &&
      (!NAMED.test(match[0]) || (isMany && !KIN.test(match[0]) && isPlaceName(run, isPlace)))
    )
      continue
    add(personOf(run), end)
    if (isMany) for (const other of namesOf(others, isPlace)) add(personOf(other))
  }
  for (const match of matches(BEFORE_STATUS)) {
    const words = withoutLead(match.groups?.run ?? '')
    if (/[ \u00a0]/.test(words) && !isBorne(text, match.index))
      add(personOf(words), match.index + match[0].length)
  }
  for (const match of matches(BEFORE_FUNCTION)) {
    const words = withoutLead(match.groups?.run ?? '')
    const parts = words.split(/[\s\u00a0]+/)
    // « Morel Antoine, gardien de la paix »
    if (parts.length === 2 && isGivenName(parts[1] ?? '') && !isBorne(text, match.index)) add(personOf(words))
  }
  for (const match of matches(GIVEN_AND_INITIAL)) {
    const { given = '', initial = '' } = match.groups ?? {}
    if (isGivenName(given) && !isBorne(text, match.index)) add({ given, family: initial })
  }
  const doubtful: string[] = []
  for (const match of matches(ANY_RUN)) {
    const run = match.groups?.run ?? ''
    if (isBorne(text, match.index)) continue
    const person = isHeading(text, match.index, run) ? undefined : firstNamed(run)
    if (person) add(person, match.index + match[0].length)
    else doubtful.push(...unexplained(run, isSentenceStart(text, match.index), isPlace))
  }
  const names = new Set(
    named
      .flatMap(person => [person, ...(person.also ?? [])])
      .flatMap(({ given, family }) => `${given} ${family}`.split(/[\s\u00a0]+/))
      .map(fold),
  )
  return {
    named,
    doubtful: doubtful.filter(words => !words.split(/[\s\u00a0]+/).every(word => names.has(fold(word)))),
  }
}

/** Whom a field names, such as the author of an exhibit or who represents a party: where a civility, a function or a first name says so. */
export const personsNamed = (words: string): readonly Person[] => peopleIn(words).named

/** Adds the other names that follow at `end`: « dite la Fée », « née Perrin ». */
function withOtherNames(person: Person, text: string, end: number): Person {
  const also: Person[] = []
  let at = end
  for (;;) {
    OTHER_NAME.lastIndex = at
    const match = OTHER_NAME.exec(text)
    const other = match && personOf(match.groups?.run ?? '', true)
    if (!match || !other) return also.length > 0 ? { ...person, also } : person
    also.push(other)
    at = OTHER_NAME.lastIndex
  }
}

const namesOf = (others: string, isPlace: (words: string) => boolean): string[] =>
  others
    .split(/,[ \u00a0]et[ \u00a0]|,[ \u00a0]|[ \u00a0]et[ \u00a0]|[ \u00a0]ou[ \u00a0]/u)
    .filter(name => name && !isPlace(name) && !isOfTheTrade(name.split(/[\s\u00a0]/u)[0] ?? ''))

/** Whether what stands before a place of the text gives the name to a street, a school, a case. */
const isBorne = (text: string, at: number): boolean => BORNE.test(text.slice(Math.max(0, at - 60), at))

const isSentenceStart = (text: string, at: number): boolean =>
  /(?:^|[.!?…:»]|\n|[–—-])[\s\u00a0\u202f«“(]*$/u.test(text.slice(Math.max(0, at - 6), at))

/** « A. Compétence », « IV. FAITS »: a letter of a plan, at the head of a sentence. */
const isHeading = (text: string, at: number, run: string): boolean =>
  /^(?:[A-H]|[IVX])\.[ \u00a0]\p{Lu}/u.test(run) && text[at - 1] !== '(' && isSentenceStart(text, at)

/** « Monsieur Le Maire », « MADAME LA PRÉFÈTE ». */
const isOffice = (run: string): boolean => {
  const title = /^L(?:[ea]s?[ \u00a0]|[’'])(\p{L}+)/iu.exec(run)?.[1]
  return title !== undefined && (isOfTheTrade(title.toLowerCase()) || IS_FUNCTION.test(title.toLowerCase()))
}
const KIN = /^(?:[Ll]['’])?(?:époux|consorts|frères|sœurs)/u
const IS_FUNCTION = new RegExp(`^${FUNCTION}$`, 'u')

/** Whether these words name a place, and no family by « de La … ». */
const isPlaceName = (run: string, isPlace: (words: string) => boolean): boolean =>
  !/^de La /u.test(run) && isPlace(run.replace(/^(?:de la |de |du |des |d[’'])/u, ''))

const PLURALS = /^(?:MM|Mmes|Mlles|Mes$|Maîtres|Mesdames|Messieurs|Docteurs|Professeurs)/
const WOMEN = /^(?:Mme|MME|Mlle|Madame|MADAME|Mademoiselle|Mesdames)/
const MEN = /^(?:MM?\.|Monsieur|MONSIEUR|Messieurs)/

const LEAD =
  /^(?:Entre|Selon|Contre|Pour|Voir|Vu|Considérant|Or|Mais|Ainsi|Enfin|Cependant|Toutefois|Avec|Sans|Sous|Sur|Dès|Après|Avant|Chez|Vers|Ch[eè]re?s?|Lettre|Courrier|Attestation|Témoignage|Si|Comme|Car|Donc|Puis|Ni|Mmes?|Mlles?|Mes?|Monsieur|Madame|Mademoiselle|Maîtres?|M\.|MM\.|Lundi|Mardi)$/u
const isLead = (word: string): boolean =>
  LEAD.test(word) || isStopWord(fold(word)) || /^\p{Ll}/u.test(word) || isInitial(word)

/** A stretch without the words of the sentence at its head: « Entre Monsieur VASSEUR », « Lettre de Wanda Morel ». */
function withoutLead(run: string): string {
  const words = run.split(/[\s\u00a0\u202f]+/)
  const start = words.findIndex(word => !isLead(word))
  return start < 0 ? '' : words.slice(start).join(' ')
}

/** Capitals that nothing explains. */
function unexplained(run: string, isStart: boolean, isPlace: (words: string) => boolean): string[] {
  const words = withoutLead(run.replace(/^(?:Qu|[LDJSNCMT])[’']/u, ''))
    .split(/[\s\u00a0\u202f]+/)
    .filter(word => /^\p{Lu}/u.test(word) && !isInitial(word))
  if (words.some(word => isOfTheTrade(word)) || words.every(isAllCapitals)) return []
  if (isPlace(run.replace(/^(?:d[’']|de |du |des |la |le )+/u, ''))) return []
  const isOpening = isStart && words.length === 1 && run.split(/[\s\u00a0\u202f]+/).length === 1
  const left = isOpening ? [] : words.filter(word => word.length > 2 && !isPlace(word))
  return left.length === words.length && left.length > 0 ? [left.join(' ')] : left
}
