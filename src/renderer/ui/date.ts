const long = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const short = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const moment = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

const first = (text: string) => text.replace(/(^|\s)1 (?=\p{L})/u, '$11er ')
const at = (day: string): Date | undefined => {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? undefined : date
}
const formatOr = (format: Intl.DateTimeFormat, date: Date | undefined, fallback: string) =>
  date ? first(format.format(date)) : fallback

/** `mardi 25 mars 2025`. */
export const longDay = (day: string): string => formatOr(long, at(day), day)
/** `25 mars 2025`. */
export const shortDay = (day: string): string => formatOr(short, at(day), day)
/** `25 mars 2025 à 14:05`, in the user's own time. */
export function momentText(instant: string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? instant : first(moment.format(date))
}

/** `2026-11-24`: the day a clock shows where the user is. */
export function localDay(at: Date): string {
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}

/** Today, as the user's calendar has it. */
export const today = (): string => localDay(new Date())

/** How far a day is: `dans 12 jours`, `aujourd’hui`, `il y a 3 jours`; from three months on, in months, then years. */
export function distance(day: string, from = today()): string {
  const [a, b] = [at(day), at(from)]
  if (!a || !b) return ''
  const days = Math.round((a.getTime() - b.getTime()) / 86_400_000)
  if (days === 0) return 'aujourd’hui'
  const size = Math.abs(days)
  const count =
    size < 92
      ? `${size} jour${size > 1 ? 's' : ''}`
      : size < 730
        ? `${Math.round(size / 30.44)} mois`
        : `${Math.floor(size / 365.25)} ans`
  return days > 0 ? `dans ${count}` : `il y a ${count}`
}
