import { dateText } from '../../../../shared/french/dates.ts'
import { CONSOLIDATED } from '../../../../shared/library/article-versions.ts'
import { lettersOn } from '../../../../shared/library/cite/article.ts'
import { idOf } from '../../../../shared/library/keys.ts'
import { FRENCH, inLanguage } from '../../../../shared/library/languages.ts'
import type { Article, LegalText } from '../../../../shared/library/model.ts'
import { Refusal } from '../../refusal.ts'
import { actNature, eurLexPage } from '../languages.ts'

/** One recital, article or annex of an act. */
export interface ActPart {
  /** as it is cited: `5`, `considérant 26`, `annexe I` */
  readonly number: string
  /** titles of the parts it stands in, the outermost first, its own last */
  readonly path: readonly string[]
  readonly text: string
}

/** A wording of an act that its publisher put together, and the days it is law on. */
export interface Consolidation {
  readonly from: string
  readonly to?: string | undefined
}

/** A text of the Union as its articles name it, and the CELEX number by which its page is asked for. */
export interface NamedText {
  readonly celex: string
  readonly of: LegalText
}

/** A text of the Union, as its file says it. */
export interface Act {
  readonly language: string
  readonly named: NamedText
  readonly consolidation?: Consolidation | undefined
  readonly parts: readonly ActPart[]
}

/** The title of an act, read; `title`: after its number and date, « relatif à la protection… ». */
export interface ActTitle {
  readonly language: string
  readonly identity: ActIdentity
  readonly date: string | undefined
  readonly title: string
  readonly consolidation?: Consolidation | undefined
}

export interface ActIdentity {
  readonly nature: LegalText['nature']
  readonly year: string
  readonly number: string
  /** PESC, JAI or Euratom, where it is one of them */
  readonly letters?: string | undefined
}

const BY_LETTER: Readonly<Record<string, LegalText['nature']>> = {
  R: 'règlement UE',
  L: 'directive UE',
  D: 'décision UE',
  // joint actions bear the same letter: their title says so
  F: 'décision-cadre',
}

/** A CELEX number of sector 3, legislation, or of its consolidations (sector 0): `32016R0679`, `02016R0679-20160504`. */
const CELEX = /(?<![\dA-Z])[03](\d{4})([RLDF])(\d{4})(?:-(\d{4})(\d{2})(\d{2}))?(?!\d)/
/** The reference at the head of a consolidation: « 2009L0065 — FR — 20.06.2013 — 003.001 ». */
const REFERENCE = /^0?(\d{4})([RLDF])(\d{4})\s[—–-]\s\w\w\s[—–-]\s(\d{2})\.(\d{2})\.(\d{4})/

/** The act that a CELEX number names in an address or a text, and the day of its consolidation. */
export function identityInCelex(text: string): (ActIdentity & { readonly day?: string }) | undefined {
  const [whole, year = '', letter = '', number = '', y, m, d] = CELEX.exec(text.replace(/%3A/gi, ':')) ?? []
  const nature = BY_LETTER[letter]
  if (!whole || !nature) return undefined
  return { nature, year, number: String(Number(number)), ...(y && { day: `${y}-${m}-${d}` }) }
}

/** The act at the head of a consolidation, and its day. */
export function identityInReference(line: string): (ActIdentity & { readonly day: string }) | undefined {
  const [whole, year = '', letter = '', number = '', d = '', m = '', y = ''] = REFERENCE.exec(line) ?? []
  const nature = BY_LETTER[letter]
  return whole && nature ? { nature, year, number: String(Number(number)), day: `${y}-${m}-${d}` } : undefined
}

/** The act that the first lines of its title name, in a language: « REGULATION (EU) No 575/2013 OF… », « Directive 95/46/CE ». */
export function identityInTitle(title: string, language: string): ActIdentity | undefined {
  const nature = actNature(title, language)
  const [, first = '', second = ''] = /(?<![\d/])(\d{1,4})\/(\d{1,4})(?![\d/]\d)/.exec(title) ?? []
  if (!nature || !first) return undefined
  const letters = /PESC|CFSP|GASP|JAI|JHA|Euratom/i.exec(title)?.[0].toUpperCase()
  // a regulation before 2015 gives its number first, and so do those of two figures
  const isYearFirst =
    nature === 'règlement UE' ? first.length === 4 && Number(first) >= 2015 : second.length !== 4
  const [year, number] = isYearFirst ? [first, second] : [second, first]
  return {
    nature,
    year: fullYear(year),
    number: String(Number(number)),
    ...(letters && { letters: FRENCH_LETTERS[letters] ?? letters }),
  }
}

/** The nature of an act by its number, or by its title where several natures are numbered alike. */
export const natureOf = ({ nature }: ActIdentity, title: string, language: string): LegalText['nature'] =>
  nature === 'décision-cadre' ? (actNature(title, language) ?? nature) : nature

const FRENCH_LETTERS: Readonly<Record<string, string>> = {
  CFSP: 'PESC',
  GASP: 'PESC',
  JHA: 'JAI',
  EURATOM: 'Euratom',
}
const fullYear = (year: string): string =>
  year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year

/** Acts of the former third pillar, justice and home affairs, whose number ends by JAI. */
const isOfJustice = (nature: LegalText['nature']): boolean =>
  nature === 'décision-cadre' || nature === 'action commune'

/** The number as acts print it: `2016/679`, `n° 575/2013`, `95/46/CE`. */
function printedNumber({ nature, year, number, letters }: ActIdentity, date: string): string {
  if (Number(year) >= 2015) return `${year}/${number}`
  const shortYear = Number(year) < 1999 ? year.slice(2) : year
  return nature === 'règlement UE'
    ? `n° ${number}/${shortYear}`
    : `${shortYear}/${number}/${isOfJustice(nature) ? 'JAI' : (letters ?? lettersOn(date))}`
}

function celexOf({ nature, year, number }: ActIdentity): string {
  const ofLetter = nature === 'action commune' ? 'décision-cadre' : nature
  const letter = Object.keys(BY_LETTER).find(key => BY_LETTER[key] === ofLetter)
  return `${year}${letter}${number.padStart(4, '0')}`
}

const RECITAL = 'considérant '

/** How many recitals an act has, where its file is whole: its recitals and its articles each follow one another from the first. */
function recitalCount(parts: readonly ActPart[]): number | undefined {
  const followOn = (numbers: readonly number[]): boolean =>
    numbers.length > 0 && numbers.every((number, at) => number === at + 1)
  const recitals = parts.flatMap(({ number }) =>
    number.startsWith(RECITAL) ? [Number(number.slice(RECITAL.length))] : [],
  )
  const articles = parts.flatMap(({ number }) =>
    /^\d+(?:er)?$/.test(number) ? [Number.parseInt(number, 10)] : [],
  )
  return followOn(recitals) && followOn(articles) ? recitals.length : undefined
}

/** A regulation, a directive or a decision, by its number and its day. */
export function numberedAct({ language, identity, date, title, consolidation }: ActTitle): NamedText {
  return {
    celex: consolidation
      ? `0${celexOf(identity)}-${consolidation.from.replaceAll('-', '')}`
      : `3${celexOf(identity)}`,
    of: {
      nature: identity.nature,
      title: language === FRENCH ? title : '',
      number: printedNumber(identity, date ?? `${identity.year}-06-01`),
      date,
    },
  }
}

/** The articles, recitals and annexes of an act, each a source. */
export function articlesOf({ language, named: { celex, of }, consolidation, parts }: Act): Article[] {
  if (!parts.length) throw new Refusal('l’acte n’a ni article ni considérant lisible')
  const isFrench = language === FRENCH
  const seen = new Set<string>()
  const recitals = consolidation ? undefined : recitalCount(parts)
  return parts.flatMap(({ number, path, text }): Article[] => {
    if (seen.has(number) || !text.trim()) return []
    seen.add(number)
    const article: Article = {
      kind: 'article',
      id: 'article',
      certainty: 'verified',
      ...(isFrench ? {} : inLanguage(language)),
      provenance: [
        {
          publisher: 'Office des publications de l’Union européenne, EUR-Lex',
          licence: 'Décision 2011/833/UE',
          url: eurLexPage(celex, language),
          asOf: consolidation?.from,
          ...(recitals && number.startsWith(RECITAL) && { parts: recitals }),
        },
      ],
      tags: [],
      notes: '',
      revision: 0,
      updatedAt: '',
      of,
      number,
      path: [...path],
      versions: [
        {
          id: `${celex}:${number}`,
          from: consolidation?.from,
          to: consolidation?.to,
          status: consolidation ? CONSOLIDATED : '',
          text,
          nota: consolidation
            ? `Texte consolidé au ${dateText(consolidation.from)}\u00a0: une modification depuis n’y est pas, et seul le Journal officiel fait foi.`
            : 'Texte du Journal officiel de l’Union européenne\u00a0: une modification depuis n’y est pas.',
        },
      ],
    }
    return [{ ...article, id: idOf(article) }]
  })
}
