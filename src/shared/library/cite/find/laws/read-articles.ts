import { memo } from '../../../../kernel/caches.ts'
import type { Draft, Law, LawDraft } from '../found-citation.ts'
import { after, match } from '../match-at.ts'
import { type Memory, REACH_CHARS, remember } from '../memory.ts'
import { type NamedLaw, readLaw, readOwner, unknownLaw } from './laws.ts'
import { procedure } from './names.ts'

const adverb =
  '(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|(?:un|duo|ter|quater|quin|sex|sept|octo|novo)decies|' +
  '(?:un|duo|ter|quater|quin|sex|sept|octo|novo)?vicies|(?:un|duo|ter|quater|quin|sex|sept|octo|novo)?tricies)(?!\\p{L})'
const numeral =
  '(?:(?:L\\.?\\s?O|[LRDA])(?![\\p{L}])\\.?\\s?\\*{0,2}\\s?\\.?\\s?)?(?:\\d+(?:\\s?er\\b)?|(?:premier|unique|liminaire|préliminaire)(?!\\p{L}))' +
  '(?:\\s?[-‑–.]\\s?\\d+)*(?:(?<=[LRD]\\.?\\s?\\d{3,4})\\s\\d{1,2}(?=\\s?[,;)]|\\s(?:et|ou|du|de)\\s))?(?:[A-Z](?![\\p{L}\\d]))?' +
  `(?:[-\\s]?${adverb})?` +
  `(?:[-\\s]0?\\s?(?:[A-HJ-UW-Z](?![\\p{L}\\d'’]|\\.\\S|\\.\\s\\p{Ll})|[A-Z]{2,3}(?=\\s(?:${adverb}|de\\sl['’]annexe)))(?:\\s${adverb})?)?`
const article = new RegExp(
  `[Aa]nnexes?\\s(?:[IVX]+|\\d{1,2})(?![\\p{L}\\d])|[Cc]onsidérants?\\s\\(?\\d{1,3}\\)?(?![\\p{L}\\d])|${numeral}`,
  'uy',
)
const word = /(?:articles?|arts?\.)\s?/iuy
/** Not a number of an article: money, percentages, ages, ordinals. */
const notArticle = /\s?(?:\d{3}(?!\d)|euros?|€|F\b|%|ans|jours|mois|heures|mètres|°)/uy
const roman = '(?:I{1,3}|IV|V|VI{1,3}|IX|X)'
const ordinal =
  '(?:premier|première|second|seconde|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|dernier|dernière|avant-dernier)'
const below = new RegExp(
  `\\s?,?\\s?(?:` +
    `\\((?:ancien|nouveau|alinéa\\s\\d+|al\\.\\s?\\d+|§\\s?\\d+|\\d+°)\\)|` +
    `(?:et\\s)?(?:alin[ée]as?|al\\.|§§?\\.?|paragraphes?|points?|phrase|sous|lettre)\\s?(?:\\d{1,3}(?!\\d)(?:er)?|[a-z](?!\\p{L})\\)?|${roman}(?!\\p{L}))(?:\\s?(?:et|à|,)\\s?\\d{1,2}(?![\\d°]))*|` +
    `(?<=\\d),\\d{1,2}(?=,?\\s?[a-z]\\))|(?:et\\s)?\\d{1,2}°(?:\\s?(?:et|à|,)\\s\\d{1,2}°)*|` +
    `(?:et\\s)?[a-z][)/]|(?<=[,\\d]\\s)[a-z](?:\\set\\s[a-z])?(?=\\s?,|\\s(?:de|du)\\s)|` +
    `(?:\\.\\s|et\\s)?${roman}(?:\\s?(?:-|et|à|,)\\s?${roman})*(?![\\p{L}\\d.])|` +
    `(?:et\\s)?(?:en\\s(?:son|ses|leurs?)\\s)?${ordinal}s?(?:(?:,|\\set)\\s${ordinal}s?)*\\s(?:alinéas?|phrase)|` +
    `(?:précités?|susvisés?|susmentionnés?|anciens?|nouveaux?|modifiés?|et\\ssuivants|suivants|et\\ss\\.|s\\.|in\\sfine)(?!\\p{L})|` +
    `(?:dans|en)\\s(?:sa|leur)\\s(?:rédaction|version)(?:\\salors)?\\s(?:applicable|en\\svigueur)(?:\\s(?:à|au|en)\\s[^,.;:\\n]{1,40})?,|` +
    `alors\\s(?:applicables?|en\\svigueur),?` +
    `)`,
  'uy',
)
const precitedWord = /précité|susvisé|susmentionné/
const to = /\s(?:à|au)\s(?:l['’]article\s)?/y
const became =
  /\s?,?\s?\(?(?:devenus?|recodifiés?(?:\sà)?|repris(?:e)?\sà)\s(?:l['’]article\s|les\sarticles\s)?/y
const separator =
  /\s?(?:,\s?(?:et\s|ou\s|ainsi\sque\s)?|et\s|ou\s|ainsi\sque\s|;\s|&\s|et\/ou\s)(?:(?:notamment|ensemble|d['’]autre\spart,?|par)\s)?(?:(?:(?:de|à|par|et)\s)?(?:l['’]|les\s|le\s)|des\s|aux\s|d['’])?(?:(?:articles?|arts?\.)\s?)?/iuy
/** The title of a text, before the next of the list: « 5 de la directive 89/104/CEE, rapprochant les législations…, et 9 du règlement ». */
const title =
  /\s?,?\s(?:relati(?:f|ve)s?|rapprochant|portant|concernant|instituant|établissant|sur)\s[^.;:\n]{0,200}?,?\set\s(?=\d)/uy
const part = new RegExp(
  `(?:(?:du|au|le|la|de\\sla|à\\sla|des|aux|les)\\s)?(?:${ordinal}s?\\s(?:alinéas?|phrase)|alinéas?\\s\\d+|[IVX]+|\\d{1,2}°|[a-z]\\)?)\\s(?:et\\s[IVX]+\\s)?de\\s(?:l['’]|son\\s)article\\s`,
  'uy',
)
const letterNumber = /[A-Z]{1,2}\.?\s?\*{0,2}\s?\.?\s?\d/
const articleWord = /art/i
/** Follows a number that is of something else than a text of law named before: a decision, a contract. */
const ofOther =
  /\s(?:(?:du|de\s(?:la|son|sa|ses|cet?|cette|leurs?)|des)(?!\p{L})|de\sl['’]|d['’])|\s?,?\ssous\s(?!réserve)/uy
const annex = /\sde\sl['’]annexe\s([IVX]+|\d{1,2})(?![\p{L}\d])/uy
/** « Article 2 : » at the head of a line is one of the ruling, or of the text itself. */
const heading = /\s?(?::|[-–.]\s?[-–:]|(?<=\s)[-–—]\s)/y
const version =
  /\s?,?\s(?:dans|en)\s(?:sa|leur|ses|leurs)\s(?:rédactions?|versions?)\s(?:antérieures?\s(?:à\sla\s|à\sl['’]\s?|au\s)|(?:antérieures?\sà\scelles?\s(?:issues?\s)?|issues?\s|résultant\s|modifiées?\s)(?:de\sla\s|de\sl['’]\s?|du\s|par\sla\s|par\sle\s|par\sl['’]\s?))/uy

interface Item {
  start: number
  end: number
  number: string
  to?: string
  precite: boolean
  /** introduced by the word « article », or a number no other thing bears */
  readonly sure: boolean
}

/** Result of reading a list of articles: nothing when no text of law is said and none is given; and where to read on. */
export interface Articles {
  readonly drafts: readonly Draft[]
  readonly end: number
}

/**
 * The articles listed from this place, which is the word « article » or a first number: each with the text of law that
 * follows it, else with `of`, else with the one the passage has been speaking of.
 */
export function readArticles(text: string, at: number, memory: Memory, of?: Law): Articles {
  const start = after(word, text, at)
  const drafts: Draft[] = []
  let openItems: Item[] = []
  let asides: Draft[] = []
  let end = at
  let place = start
  let sure = start > at
  let isOpen = false
  for (;;) {
    const item = readItem(text, place, sure || (openItems.at(-1)?.sure ?? false))
    if (!item) break
    if (place === start) item.start = at
    // « considérants 26 et 27 »: the word is said once
    const before = openItems.at(-1)
    if (before && isRecital(before) && /^\d{1,3}$/.test(item.number) && !sure)
      item.number = `considérant ${item.number}`
    openItems.push(item)
    if (isOpen && text[item.end] === ')') item.end += 1
    place = item.end
    const version = readVersion(text, place)
    if (version) {
      asides.push({ what: 'law', start: version.start, end: version.end, text: version.law })
      place = version.end
    }
    const owner = readOwner(text, place, memory)
    if (owner) {
      openItems = withoutParagraphs(openItems, owner.law)
      drafts.push(
        ...openItems.flatMap((one, index) => {
          const stop = index === openItems.length - 1 && !version ? owner.end : one.end
          const law = bears(owner.law, one) || stop === owner.end ? owner.law : bareLaw(one, memory)
          return law ? [draft(one, law, owner.precite, stop)] : []
        }),
      )
      drafts.push(...asides)
      if (owner.law !== unknownLaw) {
        remember(memory, owner.law, at)
        if (owner.law.nature === 'arrêté') memory.rules.add(owner.law.number ?? owner.law.date ?? '')
        for (const one of openItems) if (bears(owner.law, one)) memory.articles.set(one.number, owner.law)
      }
      openItems = []
      asides = []
      end = owner.end
      place = owner.end
    }
    const change = after(became, text, place)
    const titleEnd = owner ? after(title, text, place) : place
    const next = change > place ? change : titleEnd > place ? titleEnd : after(separator, text, place)
    if (next === place) break
    isOpen = change > place && text.slice(place, change).includes('(')
    sure = articleWord.test(text.slice(place, next))
    place = after(part, text, next)
    if (place > next) sure = true
  }
  const last = openItems.at(-1)
  if (last && match(ofOther, text, last.end)) openItems = []
  for (const item of openItems) {
    const law = of ?? guess(text, item, memory)
    if (!law) break
    const lacksText = !of && isLettered(item) && !memory.articles.has(item.number)
    drafts.push({ ...draft(item, law, true, item.end), ...(lacksText ? { lacksText } : {}) })
    end = item.end
  }
  // A list of which nothing is known is not read again from its second item.
  return { drafts: drafts.sort((a, b) => a.start - b.start), end: drafts.length > 0 ? end : place }
}

/** The text an article with none named is of: that of the articles before it, when it numbers its articles in this way. */
function guess(text: string, item: Item, memory: Memory): Law | undefined {
  if (memory.ruling || !item.sure) return undefined
  if (text[item.start] === 'A' && match(heading, text, item.end)) return undefined
  const before = memory.articles.get(item.number)
  if (before) return before
  if (isLettered(item)) return bareLaw(item, memory) ?? unknownLaw
  const { plain } = memory
  return plain && item.start - plain.at < REACH_CHARS ? plain.law : undefined
}

const isRecital = ({ number }: Item): boolean => number.startsWith('considérant')

const isLettered = ({ number }: Item): boolean => /^[LRDA]/.test(number)

/** Articles with a letter are of codes: in « articles L. 2121-1 et 3 de la convention n° 87 », only the second is of the convention. */
const bears = ({ nature }: Law, item: Item): boolean =>
  nature === 'code' || nature === '?' || !isLettered(item)

/** The text of an article with a letter, which none names here. */
const bareLaw = (item: Item, memory: Memory): Law | undefined =>
  memory.articles.get(item.number) ?? procedure(item.number) ?? memory.letteredCode

/** In « articles L. 2121-1, 4 du code du travail », a code whose articles all bear a letter, 4 is a paragraph. */
function withoutParagraphs(items: readonly Item[], law: Law): Item[] {
  const [first] = items
  if (!first || !isLettered(first) || !allLettered.has(law.title ?? '')) return [...items]
  const last = items.at(-1)!
  const plausibleItems = items.filter(one => isLettered(one) || !/^\d{1,2}$/.test(one.number))
  const end = plausibleItems.at(-1)
  if (end && end !== last) end.end = last.end
  return plausibleItems
}
const allLettered = new Set([
  'code du travail',
  'code de la securite sociale',
  'code de commerce',
  'code de justice administrative',
  'code de la sante publique',
  'code de l urbanisme',
  'code de l environnement',
  'code de la consommation',
  'code electoral',
])

/** « dans sa version issue de la loi n° 2014-1170 », between an article and its code. */
function readVersion(text: string, at: number): NamedLaw | undefined {
  const start = after(version, text, at)
  return start > at ? readLaw(text, start) : undefined
}

function readItem(text: string, at: number, hasWord: boolean): Item | undefined {
  const capture = match(article, text, at)
  if (!capture) return undefined
  let end = article.lastIndex
  const hasLetter = letterNumber.test(capture[0])
  if (!hasLetter && match(notArticle, text, end)) return undefined
  const item: Item = {
    start: at,
    end,
    number: tidyNumber(capture[0]),
    precite: false,
    sure: hasWord || (hasLetter && capture[0].includes('-')),
  }
  end = passOver(text, end, item)
  const annexCapture = match(annex, text, end)
  if (annexCapture) return { ...item, number: `annexe ${annexCapture[1]}`, end: annex.lastIndex }
  const range = after(to, text, end)
  const last = range > end ? match(article, text, range) : null
  if (last) {
    item.to = tidyNumber(last[0])
    end = passOver(text, article.lastIndex, item)
  }
  item.end = end
  return item
}

function passOver(text: string, from: number, item: Item): number {
  let end = from
  for (let n = 0; n < 8; n += 1) {
    const next = after(below, text, end)
    if (next === end) return end
    if (precitedWord.test(text.slice(end, next))) item.precite = true
    end = next
  }
  return end
}

/** Treaties and acts of the Union number their paragraphs after a full stop, or a hyphen: `6-1` is article 6, § 1. */
const numberIn = ({ nature }: Law, number: string): string =>
  nature === 'convention'
    ? number.replace(/[.-]\d.*$/, '')
    : / ue$|décision-cadre|action commune|traité|charte/.test(nature)
      ? number.replace(/\.\d.*$/, '')
      : number

function draft(item: Item, law: Law, precite: boolean, end: number): LawDraft {
  return {
    what: 'law',
    start: item.start,
    end,
    text: law,
    article: numberIn(law, item.number),
    to: item.to,
    precite: item.precite || precite,
  }
}

const tidyNumber = memo(printNumber)

/** `L.251-2` and `L 251-2` are printed `L. 251-2`. */
function printNumber(wording: string): string {
  const tidy = wording
    .replace(/\s+/g, ' ')
    .replaceAll(/[‑–]/g, '-')
    .replace(/\s?-\s?/g, '-')
    .trim()
    .replace(/^annexes?(?= )/i, 'annexe')
    .replace(/^considérants? \(?(\d+)\)?$/i, 'considérant $1')
  const parts = /^(L\.? ?O|[LRDA])\.? ?(\*{0,2}) ?\.? ?(\d.*)$/.exec(tidy)
  if (!parts) return tidy === 'premier' ? '1er' : tidy.replace(/^1 er/, '1er')
  const [, letters = '', star = '', rest = ''] = parts
  return letters.includes('O') ? `LO ${rest}` : `${letters}.${star} ${rest}`
}
