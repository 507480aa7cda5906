import { monthNames } from '../../../shared/french/dates.ts'
import { fold } from '../../../shared/french/fold.ts'
import { memo } from '../../../shared/kernel/caches.ts'
import { dayOf } from '../../../shared/kernel/days.ts'
import type { LegalText } from '../../../shared/library/model.ts'

/** The id of an article of LEGI, JORF or KALI: `LEGIARTI000006449935`. */
export const ARTICLE_ID = /^[A-Z]{4}ARTI\d{12}$/

const natures: Readonly<Record<string, LegalText['nature']>> = {
  CODE: 'code',
  CONSTITUTION: 'constitution',
  LOI: 'loi',
  LOI_ORGANIQUE: 'loi organique',
  LOI_CONSTIT: 'loi constitutionnelle',
  ORDONNANCE: 'ordonnance',
  DECRET: 'décret',
  DECRET_LOI: 'décret',
  ARRETE: 'arrêté',
}

const NATURE_IN_TITLE =
  /^(code|loi organique|loi constitutionnelle|loi|ordonnance|décret|arrêté|constitution)\b/i
const NATURE_NAMES: Readonly<Record<string, string>> = {
  'loi organique': 'LOI_ORGANIQUE',
  'loi constitutionnelle': 'LOI_CONSTIT',
  décret: 'DECRET',
  arrêté: 'ARRETE',
}

/** The nature of a text as LEGI names it, from how its title begins; empty where it does not say. */
export function natureOf(title: string): string {
  const [, word = ''] = NATURE_IN_TITLE.exec(title) ?? []
  return NATURE_NAMES[word.toLowerCase()] ?? word.toUpperCase()
}

/** Short names in use among practitioners, by title in lower case. */
const shorts: Readonly<Record<string, string>> = {
  'code de la sécurité intérieure': 'CSI',
  'code de justice administrative': 'CJA',
  'code des relations entre le public et l’administration': 'CRPA',
  'code de procédure pénale': 'CPP',
  'code général des collectivités territoriales': 'CGCT',
  'code général des impôts': 'CGI',
  'code de la commande publique': 'CCP',
  'code des postes et des communications électroniques': 'CPCE',
  'code de l’entrée et du séjour des étrangers et du droit d’asile': 'CESEDA',
  'code de la sécurité sociale': 'CSS',
  'code de la santé publique': 'CSP',
  'code général de la fonction publique': 'CGFP',
  'code général de la propriété des personnes publiques': 'CG3P',
  'code de l’action sociale et des familles': 'CASF',
  'code du travail': 'C. trav.',
  'code rural et de la pêche maritime': 'C. rur.',
  'code pénal': 'C. pén.',
  'code pénitentiaire': 'C. pénit.',
  'code civil': 'C. civ.',
  'code de commerce': 'C. com.',
  'code de l’éducation': 'C. éduc.',
  'code de l’environnement': 'C. env.',
  'code de l’urbanisme': 'C. urb.',
  'code de la route': 'C. route',
  'code de la défense': 'C. déf.',
  'code de la consommation': 'C. consom.',
  'code du patrimoine': 'C. patr.',
  'code électoral': 'C. élect.',
  'code des transports': 'C. transp.',
  'code du sport': 'C. sport',
  'code de l’organisation judiciaire': 'COJ',
  'code de procédure civile': 'CPC',
}

const titlesByWords = new Map(Object.keys(shorts).map(title => [fold(title), title]))

/** The title of a well-known code, with its accents and apostrophes, by its folded words. */
export const knownCode = (words: string): string | undefined => titlesByWords.get(fold(words))

const DATED_TITLE = /^(.*?) du (\d{1,2})(?:er)? ([a-zéû]+) (\d{4})\b[ ,]*(.*)$/i

interface TextHead {
  readonly nature: string
  readonly title: string
  readonly number: string
  readonly date: string | undefined
  readonly cid: string
}

/**
 * The text an article belongs to, from what LEGI says of it: nature, full title, number, date of signature, cid. The thousands
 * of articles of one text share the answer, which cannot be changed.
 */
export function legalText(citation: TextHead): LegalText {
  const { nature, title, number, date = '', cid } = citation
  return names(`${nature}\u0001${title}\u0001${number}\u0001${date}\u0001${cid}`)
}

const names = memo(key => {
  const [nature = '', title = '', number = '', date = '', cid = ''] = key.split('\u0001')
  return Object.freeze(textFrom({ nature, title, number, date: date || undefined, cid }))
})

function textFrom(citation: TextHead): LegalText {
  const nature = natures[citation.nature] ?? 'autre'
  const full = citation.title.replace(/\s+/g, ' ').replaceAll("'", '’').trim()
  const base = { nature, cid: citation.cid || undefined }
  if (nature === 'code' || nature === 'constitution' || nature === 'autre') {
    const title = nature === 'code' ? full.replace(/^C(?=ode)/, 'c') : full
    return { ...base, title, short: shorts[title], date: citation.date, number: citation.number || undefined }
  }
  const parts = DATED_TITLE.exec(full)
  const number = citation.number || /n° ?([\w-]+)/.exec(parts?.[1] ?? full)?.[1]
  return {
    ...base,
    title: parts?.[5] ?? full,
    number: number || undefined,
    date: citation.date ?? isoDate(parts),
  }
}

/** An article number as it is printed: `L251-2` gives `L. 251-2`, `R*123-4` gives `R.* 123-4`, the rest is kept. */
export function printedNumber(raw: string): string {
  const number = raw.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  const parts = /^(LO|[LRDA])\s?(\*{0,2})\s?\.?\s?(\d.*)$/.exec(number)
  if (!parts) return number.replaceAll("'", '’')
  const [, letter, star, rest] = parts
  return letter === 'LO' ? `LO ${rest}` : `${letter}.${star} ${rest}`
}

const numeral =
  /(?<!\p{L})(partie|livre|titre|chapitre|section|sous-section|paragraphe|sous-paragraphe|annexe) (?=[clxvi])((?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))(er)?(?![\p{L}\p{N}])/giu

/** The title of a section as it is printed: some codes are published with their numerals in lower case and without accents. */
export const sectionTitle = memo(raw =>
  raw
    .replaceAll("'", '’')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(
      numeral,
      (_, part: string, roman: string, first = '') => `${part} ${roman.toUpperCase()}${first.toLowerCase()}`,
    )
    .replace(/\bpartie legislative\b/i, 'Partie législative')
    .replace(/\bpartie reglementaire\b/i, 'Partie réglementaire'),
)

function isoDate(parts: RegExpExecArray | null): string | undefined {
  const [, , date = '', name = '', year = ''] = parts ?? []
  const month = monthNames.indexOf(name.toLowerCase()) + 1
  return month ? dayOf(year, month, Number(date)) : undefined
}
