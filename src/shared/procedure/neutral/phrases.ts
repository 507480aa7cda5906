import { withoutAccents } from '../../french/fold.ts'
/** A text without case, accents nor typographic apostrophes. */
export const plain = (text: unknown): string =>
  typeof text === 'string'
    ? withoutAccents(text.toLowerCase()).replaceAll('’', "'").replaceAll('œ', 'oe')
    : ''
/** Whether a word leaves the question open. */
export const isOpen = (text: string) => text === '' || /inconnu|non renseigne|ne sais? pas/.test(text)
/** Whether a word says the thing is missing. */
export const isNegative = (text: string) =>
  /^(non|sans|aucun|absent)|\b(pas|non) (mention|indiqu|inform)|\bsans\b|non mention|non indiqu|incomplet|absent/.test(
    text,
  )

/** The cardinal numbers that make the others: « soixante-douze » is sixty and twelve. */
const cardinals: Readonly<Record<string, number>> = {
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
  ...{ onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16 },
  ...{ vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, cent: 100 },
}

/** Reads a number in figures or in words; undefined where it is none. */
function numberIn(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const parts = text.split(/-| et |(?<=cent) /).filter(part => part !== 'et')
  const values = parts.map(part => cardinals[part])
  if (values.some(one => one === undefined)) return undefined
  // « quatre-vingts » multiplies, every other pair adds up
  return (values as number[]).reduce((sum, one) => (sum === 4 && one === 20 ? 80 : sum + one), 0)
}

const units: Readonly<Record<string, readonly [times: number, unit: string]>> = {
  heure: [1, 'h'],
  h: [1, 'h'],
  jour: [1, 'd'],
  semaine: [7, 'd'],
  mois: [1, 'm'],
  trimestre: [3, 'm'],
  semestre: [6, 'm'],
  an: [12, 'm'],
  annee: [12, 'm'],
}
const lengthWords =
  /(\d+|[a-z-]+(?: et [a-z]+)?) ?(heure|h|jour|semaine|mois|trimestre|semestre|annee|an)s?\b/g
const MAX_LENGTH = 999

/** `quarante jours` as `40d`, `un mois` as `1m`, `soixante-douze heures` as `72h`. */
export function spanOf(text: string): string | undefined {
  if (/^\d+[djmh]$/.test(text)) return text.replace('j', 'd')
  if (/\bhuitaine/.test(text)) return '8d'
  if (/\bquinzaine/.test(text)) return '15d'
  for (const [, words = '', unitWord = ''] of text.matchAll(lengthWords)) {
    const n = numberIn(words)
    const [times, unit] = units[unitWord] ?? []
    if (n && times && n * times <= MAX_LENGTH) return `${n * times}${unit}`
  }
  return undefined
}

/** Whether a text is a day of the calendar, or the start of a moment. */
export const isDay = (text: unknown): text is string => {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(text)) return false
  const day = text.slice(0, 10)
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
