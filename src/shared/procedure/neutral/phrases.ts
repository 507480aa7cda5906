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

const days: Readonly<Record<string, number>> = {
  un: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  huit: 8,
  dix: 10,
  quinze: 15,
  vingt: 20,
  trente: 30,
  quarante: 40,
  'quarante-cinq': 45,
  soixante: 60,
}

/** `quarante jours` as `40d`, `un mois` as `1m`. */
export function spanOf(text: string): string | undefined {
  if (/^\d+[djm]$/.test(text)) return text.replace('j', 'd')
  const [, word = '', unit = ''] = /([\w-]+) (jour|mois|semaine)/.exec(text) ?? []
  const n = days[word] ?? Number(word)
  if (!unit || !Number.isFinite(n) || n <= 0) return undefined
  if (unit === 'semaine') return `${n * 7}d`
  return `${n}${unit === 'jour' ? 'd' : 'm'}`
}

/** Whether a text is a day of the calendar, or the start of a moment. */
export const isDay = (text: unknown): text is string => {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(text)) return false
  const day = text.slice(0, 10)
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
