import { isGivenName } from './given-names.ts'
import { isOfTheTrade } from './proper-nouns.ts'

/** Somebody a text names, as it names them the first time. */
export interface Person {
  /** `Anaïs`, `Jean-Luc Marie`; empty where the text gives none */
  readonly given: string
  /** with its particle: `de La Tour`, `Ben Salah` */
  readonly family: string
  /** from « Mme » or « M. » */
  readonly isWoman?: boolean
}

/** Whom a text names: those who are said to be somebody, and capitals that may be. */
export interface People {
  readonly named: readonly Person[]
  /** words that look like a name, with nothing around them that says so */
  readonly doubtful: readonly string[]
}

const GAP = String.raw`[ \t\u00a0\u202f]+`
const CIVILITY = String.raw`(?:MM\.|M\.|Mmes|Mme|Mlles?|Mes?(?=[ \u00a0\u202f](?:d[eu][ \u00a0]|des[ \u00a0]|d[’'])?\p{Lu})|Maîtres?|Madame|Mesdames|Mademoiselle|Monsieur|Messieurs|(?:Dr|Pr)\.?|Docteure?s?|Professeure?s?)`
const PARTICLE = `(?:(?:de${GAP}la|de${GAP}La|de${GAP}l[’']|de|du|des|le|la|van|von|den|der|di|da|el|al|ben)${GAP}|d[’'])`
const INITIAL = String.raw`\p{Lu}\.(?:-?\p{Lu}\.)?`
const WORD = String.raw`\p{Lu}(?:[\p{L}’'\u2011-]*\p{L})?(?!\p{L})`
/** A stretch of words with capitals, its particles and initials: `A. de La Tour`, `VASSEUR-LENOIR Jean-Luc`. */
const RUN = `(?:${PARTICLE})?(?:${INITIAL}[ \\u00a0\\u202f]?){0,2}(?:${PARTICLE})?${WORD}(?:${GAP}(?:${PARTICLE})?${WORD}){0,4}`

/** Words that begin the name of somebody: what they do, whose they are, what is said of them. */
const FUNCTIONS = `brigad[iè]\\p{L}+(?:[ -]chef(?:fe)?)?|gardien(?:ne)?(?: de la paix)?|agent(?:e)?|lieutenante?|capitaine|commandante?|major(?:e)?|colonel(?:le)?|adjudante?(?:-chef)?|sergente?(?:-chef)?|maréchal(?:e)? des logis|gendarme|polici\\p{L}+|commissaire|inspect\\p{L}+|contrôl\\p{L}+|docteure?|professeure?|institut\\p{L}+|maître|juge|magistrate?|vice-présidente?|présidente?|rapporteure?(?: public| publique)?|greffi\\p{L}+|avocate?|notaire|huissi\\p{L}+|experte?|maire|adjointe?|conseill\\p{L}+|direct\\p{L}+|secrétaire|sous-préfète?|préfète?|ministre|députée?|sénat\\p{L}+|témoin|requérante?|plaignante?|prévenue?|victime|voisine?|employée?|salariée?|élue?|éducat\\p{L}+|infirmi\\p{L}+|médecin|psychologue|assistante?|chef(?:fe)?|responsable|journaliste|militante?|étudiante?|riveraine?|habitante?|locataire|propriétaire|commerçante?|gérante?|sieur|dame|époux|épouse|veuve|consorts|famille|frères?|sœurs?|nommée?|dénommée?|prénommée?|surnommée?|dite?|signée?|signataire|usagère?`
const AFTER_FUNCTION = `(?: (?:municipale?|régionale?|départementale?|principale?|générale?|adjointe?|déléguée?|communautaire|stagiaire|en chef|national|nationale))?`
/** Functions of which one says whose name, seldom where. */
const NAMED =
  /^(?:l['’])?(?:doct|brigad|capitaine|lieutenant|adjudant|gendarme|sieur|dame|épou|veuve|consorts|famille|frère|sœur|\p{L}*nommé|dite? |signé|maître|profess)/iu
/** What is said of somebody after their name. */
const SAID_AFTER = String.raw`(?=,?[ \u00a0](?:née?s?[ \u00a0]|demeurant|domiciliée?s?|résidant|âgée?s?|de nationalité|\d{2}[ \u00a0]ans|exerçant))`
/** What bears somebody's name and is nobody. */
export const BEARERS = String.raw`rue|avenue|av\.|boulevard|bd|place|square|quai|cours|chemin|impasse|allées?|route|passage|esplanade|promenade|montée|pont|lycée|collège|école|maternelle|groupe scolaire|gymnase|stade|hôpital|clinique|résidence|bibliothèque|médiathèque|théâtre|salle|centre|parc|jardin|station|gare|université|fondation|institut|prix|lo[iî]|arrêts?|jurisprudence|décision|affaire|société|association|sociétés|quartier|cité|tour|bâtiment|hameau|lieu-dit|métro|arrondissement|avis|rapport|directive|commune|ville|communes|villes|département|région|code`
/** Lowercase words that open the second half of a public name: « rue du Général Leclerc ». */
const BORNE = new RegExp(
  `(?<!\\p{L})(?:${BEARERS})${GAP}(?:(?:de|du|des|la|le|les|d[’'])${GAP}?){0,2}(?:\\p{Lu}[\\p{L}’'-]+${GAP})?$`,
  'iu',
)

const known = (text: string, lead: string, after = ''): RegExpExecArray[] => [
  ...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}’'-])${lead}(?<run>${RUN})${after}`, 'gu')),
]

/** Finds whom a text names. `isPlace` tells a commune: no doubt is raised on it. */
export function peopleIn(text: string, isPlace: (words: string) => boolean = () => false): People {
  const named: Person[] = []
  const add = (person: Person | undefined) => {
    if (person) named.push(person)
  }
  for (const match of known(text, `(?<civility>${CIVILITY})${GAP}`))
    for (const person of personsOf(match.groups?.run ?? '', match.groups?.civility)) add(person)
  for (const match of known(text, `(?:[Ll]['’])?(?:${anyCase(FUNCTIONS)})${AFTER_FUNCTION}${GAP}`)) {
    const run = match.groups?.run ?? ''
    // « le maire de Moirans »: after most functions a particle leads to a place
    const isOfSomewhere = /^\p{Ll}/u.test(run) && !NAMED.test(match[0])
    if (!isOfSomewhere && !isPlace(run.replace(/^(?:de la |de |du |des |d[’'])/u, '')))
      add(personOf(run, undefined))
  }
  for (const match of known(text, '', SAID_AFTER)) {
    const run = match.groups?.run ?? ''
    if (/[ \u00a0]/.test(run) && !isBorne(text, match.index)) add(personOf(run, undefined))
  }
  const doubtful: string[] = []
  for (const match of known(text, '')) {
    const run = match.groups?.run ?? ''
    if (isBorne(text, match.index)) continue
    const person = firstNamed(run)
    if (person) add(person)
    else doubtful.push(...unexplained(run, isSentenceStart(text, match.index), isPlace))
  }
  const told = new Set(named.flatMap(one => `${one.given} ${one.family}`.split(/[\s\u00a0]+/)))
  return {
    named,
    doubtful: doubtful.filter(words => !words.split(/[\s\u00a0]+/).every(word => told.has(word))),
  }
}

/** Whether what stands before a place of the text gives the name to a street, a school, a case. */
const isBorne = (text: string, at: number): boolean => BORNE.test(text.slice(Math.max(0, at - 60), at))

const isSentenceStart = (text: string, at: number): boolean =>
  /(?:^|[.!?…:»]|\n|[–—-])[\s\u00a0\u202f«“(]*$/u.test(text.slice(Math.max(0, at - 6), at))

const anyCase = (words: string): string =>
  words.replace(
    /(^|\|)(\p{Ll})/gu,
    (_, bar: string, letter: string) => `${bar}[${letter}${letter.toLocaleUpperCase('fr')}]`,
  )

const PLURALS = /^(?:MM|Mmes|Mlles|Mes|Maîtres|Mesdames|Messieurs|Docteurs|Professeurs)/
const WOMEN = /^(?:Mme|Mlle|Madame|Mademoiselle|Mesdames)/
const MEN = /^(?:MM?\.|Monsieur|Messieurs)/

/** Somebody named alone, in the field of a party or of an exhibit: only where a civility or a first name says so, unless it is `said`. */
export function personsNamed(words: string, _as?: 'said'): Person[] {
  return [...peopleIn(words).named]
}

function* personsOf(run: string, civility = ''): Generator<Person> {
  const isWoman = WOMEN.test(civility) ? true : MEN.test(civility) ? false : undefined
  const first = personOf(run, civility)
  if (first) yield isWoman === undefined || PLURALS.test(civility) ? first : { ...first, isWoman }
}

/** The words of a stretch that make a name: those before what the trade explains, the first aside where a civility says it is one. */
function wordsOf(run: string, isSaid = false): string[] {
  const words = run.split(/[\s\u00a0\u202f]+/).flatMap(word => {
    const elided = /^([dD][’'])(.+)$/u.exec(word)
    return elided?.[1]?.startsWith('d') ? ['d’', elided[2] as string] : word ? [word] : []
  })
  const end = words.findIndex(
    (word, at) =>
      !(isSaid && at === 0) &&
      /^\p{Lu}/u.test(word) &&
      !isInitial(word) &&
      !isAllCapitals(word) &&
      isOfTheTrade(word),
  )
  const kept = end < 0 ? words : words.slice(0, end)
  while (kept.length > 0 && /^\p{Ll}/u.test(kept.at(-1) ?? '')) kept.pop()
  return kept
}

export const isInitial = (word: string): boolean => /^\p{Lu}\.(?:-?\p{Lu}\.)?$/u.test(word)
const isParticle = (word: string): boolean => /^(?:\p{Ll}[\p{Ll}’']*)$/u.test(word)
const isAllCapitals = (word: string): boolean =>
  /^\p{Lu}{2}[\p{Lu}’'-]*$|^\p{Lu}[’'-]\p{Lu}[\p{Lu}’'-]*$/u.test(word)

const joined = (words: readonly string[]): string => words.join(' ').replace(/([dlDL][’']) /gu, '$1')

/** « M. » at its head is no initial. */
const withoutCivility = (run: string): string => run.replace(/^M\.[ \u00a0\u202f]/u, '')

/** Somebody from a stretch that is known to name them. */
function personOf(run: string, civility: string | undefined): Person | undefined {
  let words = civility === undefined ? wordsOf(withoutCivility(run)) : wordsOf(run, true)
  // « de Paul Roche »: a preposition; « de La Tour »: a particle
  while (
    words.length > 1 &&
    isParticle(words[0] ?? '') &&
    isGivenName(words.find(one => !isParticle(one)) ?? '') &&
    words.filter(one => !isParticle(one)).length > 1
  )
    words = words.slice(1)
  const initials = words.filter(isInitial)
  words = words.filter(word => !isInitial(word))
  if (words.length === 0) return undefined
  const reversed = words.length > 1 && isReversed(words)
  if (reversed) {
    const at = words.length - [...words].reverse().findIndex(word => !isGivenName(word))
    return { given: joined(words.slice(at)), family: joined(words.slice(0, at)) }
  }
  const capitals = words.findIndex(isAllCapitals)
  const lead = words.findIndex(word => !isGivenName(word))
  let cut = lead < 0 ? words.length - 1 : lead
  if (capitals > 0 && cut < capitals && !words.slice(0, capitals).some(isParticle)) cut = capitals
  // an unknown first name: all but the last word, with its particle
  if (cut === 0 && words.length > 1 && !isParticle(words[0] ?? '') && !PREFIX.test(words[0] ?? ''))
    cut = familyStart(words)
  const family = joined(words.slice(cut))
  const given = joined(words.slice(0, cut)) || initials.join(' ')
  if (
    family.length < 2 ||
    (civility === undefined && isOfTheTrade(words[cut] ?? '') && !isAllCapitals(words[cut] ?? ''))
  )
    return undefined
  return { given, family }
}

/** Words that are a part of the family name that follows: `Le Goff`, `Ben Salah`. */
export const PREFIX =
  /^(?:L[ea]s?|LE|LA|LES|Ben|BEN|El|EL|Al|AL|Van|VAN|Von|VON|De|DE|Du|DU|Des|DES|Di|DI|Da|DA|Mac|Mc|Saint|Sainte|Abou|Bou|A[iï]t|Ould|Bel|Abd)$/u

const familyStart = (words: readonly string[]): number => {
  let at = words.length - 1
  while (at > 0 && (isParticle(words[at - 1] ?? '') || PREFIX.test(words[at - 1] ?? ''))) at -= 1
  return at
}

/** `VASSEUR Jean-Luc`, `Petit Jean-Luc`: the family name first. */
function isReversed(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  if (!isGivenName(last) || isAllCapitals(last)) return false
  const before = words.filter(word => word !== last)
  return (
    before.every(isAllCapitals) ||
    !before.some(word => !isParticle(word) && !PREFIX.test(word) && isGivenName(word))
  )
}

/** Somebody that a first name tells by itself, wherever the stretch holds it: `Jean-Luc Petit`, `A. Vasseur`. */
function firstNamed(run: string): Person | undefined {
  const words = wordsOf(withoutCivility(run))
  const bare = words.map(word => {
    const rest = word.replace(/^(?:Qu|[LDJSNCMT])[’'](?=\p{Lu})/u, '')
    return isGivenName(rest) ? rest : word
  })
  const at = bare.findIndex((word, n) => (isGivenName(word) || isInitial(word)) && n < bare.length - 1)
  if (at < 0) {
    // the first name may come last, after a family name in capitals
    const last = bare.at(-1) ?? ''
    return bare.length > 1 &&
      isGivenName(last) &&
      bare.slice(0, -1).every(word => isAllCapitals(word) || isParticle(word))
      ? personOf(bare.join(' '), undefined)
      : undefined
  }
  const from = bare.slice(0, at).every(word => isAllCapitals(word)) ? 0 : at
  return personOf(bare.slice(from).join(' '), undefined)
}

/** Capitals that nothing explains. */
function unexplained(run: string, isStart: boolean, isPlace: (words: string) => boolean): string[] {
  const words = run.split(/[\s\u00a0\u202f]+/).filter(word => /^\p{Lu}/u.test(word) && !isInitial(word))
  if (words.some(word => isOfTheTrade(word)) || isPlace(run.replace(/^(?:d[’']|de |du |des |la |le )+/u, '')))
    return []
  const kept = isStart && words.length === 1 ? [] : words
  const left = kept.filter(word => word.length > 2 && !isPlace(word))
  return left.length === kept.length && left.length > 0 ? [left.join(' ')] : left
}
