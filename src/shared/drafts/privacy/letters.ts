import { fold } from '../../french/fold.ts'
import { isInitial, PREFIX } from './name-shapes.ts'
import type { Person } from './person.ts'

/** Words that name somebody, and the letter that stands for them. */
interface Worded {
  readonly words: string
  readonly letter: string
}

/** People of one family name: one where only one first name goes with it. */
interface Family {
  readonly name: string
  readonly members: Member[]
}

interface Member {
  given: string
  isWoman: boolean | undefined
  readonly letter: string
}

/** The ways in which each of these people may be written in a text, with one letter a person. `occurrences` counts words there. */
export function wordsOfPeople(
  people: readonly Person[],
  text: string,
  occurrences: (words: string) => number,
): Worded[] {
  const reserved = new Set([...text.matchAll(CIVIL_INITIAL)].map(([words]) => words.slice(-2)))
  const families = familiesOf(people, reserved)
  return [
    ...families.flatMap(family => [...wholeNames(family, occurrences), ...familyAlone(family)]),
    ...initialsAlone(families, text),
  ]
}

const CIVIL_INITIAL =
  /(?<![\p{L}.])(?:M\.|Mme|Mlle|Monsieur|Madame|Mademoiselle)[ \u00a0]\p{Lu}\.(?![ \u00a0]?\p{Lu})/gu
const INITIALS = /(?<![\p{L}.])(?!M\.[ \u00a0])\p{Lu}\.[ \u00a0]?\p{Lu}\.(?!\p{L})/gu

/** `I. G.` where one family only begins so and its first name is not known; `Mme G.` where one person only may be meant. */
function initialsAlone(families: readonly Family[], text: string): Worded[] {
  const beginningBy = (last: string) =>
    families.filter(({ name }) => familyInitials(name).includes(last)).flatMap(family => family.members)
  return [
    ...[...text.matchAll(CIVIL_INITIAL)].flatMap(([words]) => {
      const [civility = '', last = ''] = words.split(/[ \u00a0]/)
      const isWoman = !/^M(?:\.|onsieur)/u.test(civility)
      const fitting = beginningBy(last).filter(member => !isOther(member.isWoman, isWoman))
      const [letter, ...others] = new Set(fitting.map(member => member.letter))
      return letter && others.length === 0 ? [{ words, letter: `${civility} ${letter}` }] : []
    }),
    ...[...text.matchAll(INITIALS)].flatMap(([words]) => {
      const [who, ...others] = beginningBy(words.replace(/^\p{Lu}\.[ \u00a0]?/u, ''))
      return who && others.length === 0 && !who.given ? [{ words, letter: who.letter }] : []
    }),
  ]
}

/** `reserved`: letters by which the text already calls somebody. */
function familiesOf(people: readonly Person[], reserved: ReadonlySet<string>): Family[] {
  const families = new Map<string, Family>()
  let letters = 0
  const nextLetter = (): string => {
    const letter = letterAt(letters++)
    return reserved.has(letter) ? nextLetter() : letter
  }
  const familyOf = (person: Person): Family => {
    const key = fold(bareOf(person.family)) || `:${fold(person.given)}`
    const family = families.get(key) ?? { name: person.family, members: [] }
    families.set(key, family)
    return family
  }
  const memberIn = (family: Family, person: Person) =>
    family.members.find(member => isSame(member, person, family))
  // who is named by a first name is known before who is named by the family's alone
  for (const person of [...people].sort((a, b) => rank(a) - rank(b))) {
    if (isInitial(person.family) && isKnownAs(person, [...families.values()])) continue
    const names = [person, ...(person.also ?? []).map(other => ({ ...other, isWoman: person.isWoman }))]
    const homes = names.map(name => ({ name, family: familyOf(name) }))
    const letter =
      homes.flatMap(({ name, family }) => memberIn(family, name) ?? [])[0]?.letter ?? nextLetter()
    for (const { name, family } of homes) {
      const same = memberIn(family, name)
      if (same) {
        same.isWoman ??= name.isWoman
        if (!same.given) same.given = name.given
      } else family.members.push({ given: name.given, isWoman: name.isWoman, letter })
    }
  }
  return [...families.values()]
}

/** Whether `Émile V.` is a person whose whole name is given. */
const isKnownAs = ({ given, family }: Person, families: readonly Family[]): boolean =>
  families.some(
    ({ name, members }) =>
      familyInitials(name).includes(family) && members.some(member => fold(member.given) === fold(given)),
  )

const rank = ({ given, family }: Person): number =>
  isInitial(family) ? 3 : given === '' ? 2 : isInitial(given) ? 1 : 0

function isSame(member: Member, { given, isWoman }: Person, { members }: Family): boolean {
  if (member.given === '' || fold(member.given) === fold(given)) return true
  if (given === '')
    return members.length === 1 && !isOther(member.isWoman, isWoman)
      ? true
      : members.some(one => !isOther(one.isWoman, isWoman))
  const [first = ''] = member.given.split(/[\s\u00a0]+/)
  if (isInitial(given)) return fold(first.charAt(0)) === fold(given.charAt(0))
  // « Jean Marie Petit », then « Jean Petit »
  return fold(first) === fold(given.split(/[\s\u00a0]+/)[0] ?? '')
}

const isOther = (a: boolean | undefined, b: boolean | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b

/** `A.`... `Z.`, then `AA.` */
const letterAt = (n: number): string => `${lettersAt(n)}.`
const lettersAt = (n: number): string =>
  (n >= 26 ? lettersAt(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26))

/** `La Tour` of `de La Tour`. */
const bareOf = (family: string): string =>
  family.replace(/^(?:de la |de l[’']|de |du |des |d[’']|l[ae] |l[’'])/u, '')

function wholeNames({ name, members }: Family, occurrences: (words: string) => number): Worded[] {
  return members.flatMap(({ given, letter }) => {
    if (!given) return []
    const firsts = [...new Set([given, ...given.split(/[\s\u00a0]+/)])]
    const families = name ? [...new Set([name, bareOf(name)])] : []
    // « M. Zanetti » is Monsieur before he is Mohamed
    const initials = firsts.flatMap(first => initialsOf(first)).filter(initial => initial !== 'M.')
    const whole = families.flatMap(family => [
      ...firsts.flatMap(first => [`${first} ${family}`, `${family} ${first}`]),
      ...initials.flatMap(initial => [`${initial} ${family}`, `${family} ${initial}`]),
    ])
    const short = familyInitials(name).flatMap(last => [
      ...initials.flatMap(initial => [`${initial} ${last}`, `${initial}${last}`]),
      ...firsts.map(first => `${first} ${last}`),
    ])
    const times = whole.reduce((total, words) => total + occurrences(words), 0)
    // « Anaïs a écrit… »: the first name alone, where the text has it otherwise than in the whole name
    const alone = firsts.filter(
      first => /^\p{Lu}[\p{Ll}’'-]/u.test(first) && (!name || occurrences(first) > times),
    )
    return [...whole, ...short, ...alone].map(words => ({ words, letter }))
  })
}

/** `A.` of `Anaïs`; `J.-L.` and `J.` of `Jean-Luc`; `É.` and `E.` of `Émile`. */
function initialsOf(given: string): string[] {
  const letters = given
    .split('-')
    .flatMap(part => (part ? [`${part.charAt(0).toLocaleUpperCase('fr')}.`] : []))
  return withoutAccents(
    letters.length > 1 ? [letters.join('-'), letters.join(''), letters[0] ?? ''] : letters,
  )
}

/** `V.` and `V.-L.` of `Vasseur-Lenoir`; `L.` and `T.` of `de La Tour`. */
function familyInitials(family: string): string[] {
  const bare = bareOf(family)
  const words = bare.split(/[\s\u00a0]+/)
  const inner = PREFIX.test(words[0] ?? '') ? words.slice(1).join(' ') : ''
  return [
    ...new Set([bare, inner].flatMap(name => (isInitial(name) ? [name] : name ? initialsOf(name) : []))),
  ].filter(Boolean)
}

const withoutAccents = (all: readonly string[]): string[] => [
  ...new Set(all.flatMap(initial => [initial, initial.normalize('NFD').replace(/\p{M}/gu, '')])),
]

/** A family name by itself, where it may be several: by the civility, else by all their letters. */
function familyAlone({ name, members }: Family): Worded[] {
  if (!name) return []
  const bare = bareOf(name)
  const words = bare.split(/[\s\u00a0]+/)
  const parts =
    words.length > 1 && !words.some(word => PREFIX.test(word))
      ? words.filter(word => /^\p{Lu}.{2}/u.test(word))
      : []
  // « de La Tour » is « La Tour » on another page
  const alone = [name, ...(bare !== name && /[ \u00a0]|^.{3}/u.test(bare) ? [bare] : []), ...parts]
  const [only, ...others] = members
  if (only && others.length === 0) return alone.map(one => ({ words: one, letter: only.letter }))
  const said = [true, false].flatMap(isWoman => {
    const fitting = members.filter(one => one.isWoman === isWoman)
    const [who] = fitting
    if (!who || fitting.length > 1) return []
    return (isWoman ? ['Mme', 'Mlle', 'Madame'] : ['M.', 'Monsieur']).flatMap(civility =>
      alone.map(one => ({ words: `${civility} ${one}`, letter: `${civility} ${who.letter}` })),
    )
  })
  const all = members.map(one => one.letter).join(' ou ')
  return [...said, ...alone.map(one => ({ words: one, letter: all }))]
}
