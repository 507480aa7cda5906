import { dateText } from '../../../french/dates.ts'
import { fold, squash } from '../../../french/fold.ts'
import type { FoundCitation } from '../../../library/cite/find/found-citation.ts'
import { namingWords } from '../../../library/cite/links/day.ts'
import { label } from '../../../library/cite/print.ts'
import { numbersText } from '../../../library/cite/text.ts'
import type { Decision } from '../../../library/model.ts'
import type { Compared, Difference } from '../cite-check.ts'
import { nearness } from './near.ts'
import { isHidden, isLegalPerson, partiesOf } from './parties.ts'

/** A citation of a decision as it is typed, with how its report is named. */
export type TypedDecision = FoundCitation & { readonly publication?: string }

/** The facts by which a decision is compared. */
export type DecisionFacts = Pick<
  TypedDecision,
  'court' | 'city' | 'date' | 'numbers' | 'name' | 'formation' | 'nature' | 'ecli' | 'publication'
>

/** How near the numbers are; undefined where the citation gives none. */
export function compareNumbers(
  citation: DecisionFacts,
  source: Decision,
): 'same' | 'near' | 'other' | undefined {
  if (!citation.numbers?.length) return undefined
  const mine = citation.numbers.flatMap(one => bareNumbers(one))
  const theirs = source.numbers.flatMap(one => bareNumbers(one))
  if (mine.every(one => theirs.includes(one))) return 'same'
  return mine.some(one => theirs.some(other => nearness(one, other) !== 'other')) ? 'near' : 'other'
}

/** Share of the digits of the first number that stand at the same place in one of the source's: breaks ties between neighbours. */
export function numberLikeness(citation: FoundCitation, source: Decision): number {
  const [mine = ''] = citation.numbers?.flatMap(bareNumbers) ?? []
  const shares = source.numbers
    .flatMap(bareNumbers)
    .map(other => [...mine].filter((sign, at) => sign === other[at]).length / Math.max(mine.length, 1))
  return Math.max(0, ...shares)
}

/** Numbers without their letters of nature nor their section: `1501506/3` is `1501506`, `2021-976/977 QPC` is two. */
function bareNumbers(number: string): string[] {
  const [, year = '', jointNumbers = ''] = /^(\d{2,4}-)(\d+(?:\/\d+)+)/.exec(number) ?? []
  if (year) return jointNumbers.split('/').map(one => squash(year + one))
  const [head = number] = /^\d{6,}(?=\/)/.exec(number) ?? [number]
  return [squash(head).replace(/(?:dc|qpc|l|lp|orga|an|sen)$/, '')]
}

export function sameCourt(citation: DecisionFacts, source: Decision): boolean {
  if (citation.court !== source.court) return false
  if (citation.court !== 'TA' && citation.court !== 'CAA') return true
  if (!citation.city || !source.city) return true
  const seat = (city: string) => squash(city.replace(/^la\s/i, ''))
  return seat(citation.city) === seat(source.city)
}

/** Share of the naming words of the shorter name that the other must have: all parties are named by one, « e.a. » by the other. */
const ALIKE_NAMES = 0.6

/** Whether the typed name is that of the decision or of one of its parties; undefined where nothing tells. */
export function compareNames(citedName: string | undefined, source: Decision): 'same' | 'other' | undefined {
  const [, name = citedName, against] = /^(.+?)\sc(?:\.|\/|ontre)\s?(.+)$/u.exec(citedName ?? '') ?? []
  // the respondent State is common to many cases: it names none of them
  if (against && source.court === 'CEDH' && source.state && !isNamedIn(against, source.state)) return 'other'
  const cited = (source.court === 'CEDH' && source.state ? name : citedName) ?? ''
  const words = wordsOf(cited)
  const own = source.name ?? ''
  const parties = partiesOf(source)
  const known = [`${own} ${source.state ?? ''}`, ...parties]
  if (!cited) return undefined
  if (words.length === 0) return known.some(one => bears(one, initialsOf(cited))) ? 'same' : undefined
  if (isOfOtherParty(cited, source)) return undefined
  if (known.some(one => bears(one, words))) return 'same'
  const pieces = cited
    .split(/,\s|\set\s|\sc(?:\.|\/|ontre)\s?/u)
    .map(wordsOf)
    .filter(piece => piece.length > 0)
  if (pieces.every(piece => known.some(one => bears(one, piece)))) return 'same'
  const theirs = wordsOf(own)
  const common = theirs.filter(word => words.includes(word)).length
  const shorter = Math.min(words.length, theirs.length)
  if (shorter > 0 && common / shorter >= ALIKE_NAMES) return 'same'
  // a name of use, as Czabaj, is not in a text that hides the persons; a company is never hidden
  if (own && !isHidden(own)) return parties.length === 0 && bears(headOf(source), words) ? undefined : 'other'
  return (own || parties.length > 0) && isLegalPerson(cited) ? 'other' : undefined
}

/** Whether a name is of a party who did not seize the judge, where who did is known: the decision may be another's. */
function isOfOtherParty(cited: string, source: Decision): boolean {
  const [own, words] = [source.name ?? '', wordsOf(cited)]
  if (!own || isHidden(own) || source.court === 'CEDH' || source.court === 'CJUE' || words.length === 0)
    return false
  return !wordsOf(own).some(word => words.includes(word)) && partiesOf(source).some(one => bears(one, words))
}

const bears = (text: string, words: readonly string[]): boolean => {
  const its = new Set(fold(text).split(' '))
  return words.every(word => its.has(word))
}

/** A person's civility and initials, as the publisher has them. */
const initialsOf = (name: string): string[] =>
  fold(name)
    .split(' ')
    .filter(word => word && word !== 'autres')

/** Why the name that a citation gives is not compared. */
const nameUnseen = (source: Decision, cited: string): string =>
  isOfOtherParty(cited, source)
    ? 'c’est celui d’une autre partie que qui a saisi le juge'
    : !source.name && source.text.length === 0
      ? 'la bibliothèque n’a pas celui de cette décision'
      : isHidden(source.name ?? '')
        ? 'l’éditeur a caché celui des personnes'
        : 'la bibliothèque ne donne pas les parties de cette décision'

/** Whether one of the States named is that one: « France » for « la France », « Suisse » among several. */
const isNamedIn = (against: string, state: string): boolean => {
  const its = new Set(fold(against).split(' '))
  return fold(state)
    .split(' ')
    .some(word => word.length > 2 && its.has(word))
}

/** Words that identify a name: its own, else its initials, but for those of a person, which each publisher makes up. */
function wordsOf(name: string): string[] {
  const words = namingWords(name)
  if (words.length > 0 || /^(?:M|Mme|Mlle|MM)\b/.test(name)) return words
  return fold(name)
    .split(' ')
    .filter(word => word.length > 1 && !/^(?:sci|sarl|sas|sa|ste)$/.test(word))
}

const HEAD_CHARACTERS = 6000

/** The beginning of a decision, where its parties are named. */
function headOf(source: Decision): string {
  let head = ''
  for (const { text } of source.text) if (head.length < HEAD_CHARACTERS) head += `\n${text}`
  return head
}

/** A bench as it is compared: `6e-5e ch. réunies` and `6ème - 5ème chambres réunies` are `5-6`; undefined for one that is not told apart. */
export function benchKey(formation: string | undefined): string | undefined {
  const plain = fold(formation ?? '')
  if (!plain) return undefined
  if (/^(?:ord|juge des ref|ref)/.test(plain)) return 'ord'
  if (/^avis/.test(plain)) return 'avis'
  if (/^(?:gde|grande)/.test(plain)) return 'gde'
  if (/plen/.test(plain)) return 'plen'
  if (/^ass/.test(plain)) return 'ass'
  if (/^sect/.test(plain)) return 'sect'
  if (/mixte/.test(plain)) return 'mixte'
  if (/^(?:crim|soc|com)/.test(plain)) return plain.slice(0, 3)
  const numbers = plain.match(/\d+/g)
  if (!numbers) return undefined
  const kind = /civ/.test(plain) ? 'civ' : ''
  // the chamber named first is the one that heard the case
  return `${numbers.join('-')}${kind}${/ bis\b/.test(plain) ? 'bis' : ''}`
}

/** A grade of publication as it is compared. */
export function gradeKey(publication: string | undefined): string | undefined {
  const plain = fold(publication ?? '')
  if (/inedit|non publie/.test(plain)) return 'inédit'
  if (/^bull/.test(plain)) return 'Bull.'
  if (/\bt\b|tables/.test(plain)) return 'Lebon T.'
  return /^(?:lebon|rec)/.test(plain) ? 'Lebon' : undefined
}

const NOT_HELD = 'la bibliothèque ne l’a pas'

/** A thing that is stated, with what the source has of it where it differs. */
export type Comparison = Compared & { readonly expected?: string }

const UNSAID = 'aucun'
const OTHERS_OF_THAT_DAY =
  'la citation n’en dit pas, et la juridiction a pu rendre d’autres décisions ce jour-là'

/** Holds all that a citation states of its decision against it: each thing is the same, differs, or is not compared. */
export function compareDecision(citation: DecisionFacts, source: Decision): Comparison[] {
  const out: Comparison[] = []
  const hold = (
    what: Compared['what'],
    written: string | undefined,
    theirs: string | undefined,
    isSame: boolean | undefined,
    why = NOT_HELD,
  ) => {
    if (!written) return
    if (isSame === undefined) out.push({ what, stands: 'uncompared', written, why })
    else if (isSame) out.push({ what, stands: 'same', written, why: '' })
    else out.push({ what, stands: 'differs', written, why: '', expected: theirs ?? '' })
  }
  const both = (mine: unknown, theirs: unknown): boolean | undefined =>
    mine && theirs ? mine === theirs : undefined
  hold('court', placeOf(citation), placeOf(source), sameCourt(citation, source))
  const numbers = compareNumbers(citation, source)
  if (!citation.name && !citation.ecli && (citation.numbers ?? []).length === 0)
    out.push({ what: 'number', stands: 'uncompared', written: UNSAID, why: OTHERS_OF_THAT_DAY })
  if (numbers !== undefined)
    hold(
      'number',
      numbersText(citation.numbers ?? []),
      numbersText(source.numbers),
      source.numbers.length > 0 ? numbers === 'same' : undefined,
    )
  if (citation.date)
    hold(
      'date',
      dateText(citation.date),
      source.date && dateText(source.date),
      both(citation.date, source.date),
    )
  const name = compareNames(citation.name, source)
  hold(
    'name',
    citation.name,
    source.name ?? (partiesOf(source).join(', ') || label(source)),
    name && name === 'same',
    nameUnseen(source, citation.name ?? ''),
  )
  hold('formation', citation.formation, source.formation, sameBench(citation.formation, source))
  hold(
    'publication',
    citation.publication,
    source.publication,
    both(gradeKey(citation.publication), gradeKey(source.publication)),
  )
  const [nature, own] = [squash(citation.nature ?? ''), natureOf(source)]
  if (source.court === 'Cons. const.' && nature)
    hold('nature', nature.toUpperCase(), own.toUpperCase(), both(nature, own))
  hold('ecli', citation.ecli, source.ecli, both(bareEcli(citation.ecli), bareEcli(source.ecli)))
  return out
}

/** Whether a decision was given by that bench. An *avis* is what chambers together give, not a bench beside them. */
function sameBench(formation: string | undefined, source: Decision): boolean | undefined {
  const [mine, theirs] = [benchKey(formation), benchKey(source.formation)]
  if (!mine || !theirs) return undefined
  if (mine !== 'avis' || theirs === 'avis' || theirs === 'ord') return mine === theirs
  return source.text.some(({ text }) => /rend\sl[’']avis\ssuivant/iu.test(text))
}

/** Everything in which a typed citation is not as its source has it. */
export const decisionDifferences = (citation: DecisionFacts, source: Decision): Difference[] =>
  differencesOf(compareDecision(citation, source))

/** The things that differ, as they are told. */
export const differencesOf = (all: readonly Comparison[]): Difference[] =>
  all.flatMap(({ what, stands, written, expected = '' }) =>
    stands === 'differs' ? [{ what, written, expected }] : [],
  )

/** DC, QPC…, which stand after the number or apart from it. */
const natureOf = ({ nature, numbers }: Decision): string =>
  squash(nature ?? numbers.flatMap(one => /\p{L}+\s*$/u.exec(one)?.[0] ?? [])[0] ?? '')

const bareEcli = (ecli: string | undefined): string => (ecli ?? '').toUpperCase().replace(/^ECLI:/, '')

const placeOf = ({ court, city }: Pick<DecisionFacts, 'court' | 'city'>): string =>
  court === 'autre'
    ? (city ?? '')
    : [court, court === 'TA' || court === 'CAA' ? city : ''].filter(Boolean).join(' ')
