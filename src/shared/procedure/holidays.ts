/** Easter Sunday in the Gregorian calendar, by the Meeus and Butcher steps. */
export function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return iso(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1))
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10)

/** A day some days later (or earlier). */
export function addDays(day: string, n: number): string {
  return iso(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000)
}

/** The eleven public holidays of metropolitan France; a set, since two of them may fall on one day. */
export function holidays(year: number): Set<string> {
  const sunday = easter(year)
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
  return new Set([...fixed.map(day => `${year}-${day}`), ...[1, 39, 50].map(n => addDays(sunday, n))])
}
