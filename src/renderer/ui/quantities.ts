const nbsp = '\u00a0'
const whole = new Intl.NumberFormat('fr-FR')

/** `1 234 décisions`, `1 décision`, `aucune décision` left to the caller. */
export const count = (n: number, one: string, plural = `${one}s`): string =>
  `${whole.format(n)}${nbsp}${n > 1 ? plural : one}`

/** `12,4 Mo`. */
export function bytesText(bytes: number): string {
  const units = ['octets', 'ko', 'Mo', 'Go']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < 3) {
    value /= 1000
    unit += 1
  }
  return `${new Intl.NumberFormat('fr-FR', { maximumFractionDigits: unit ? 1 : 0 }).format(value)}${nbsp}${units[unit]}`
}

/** `2 min 5 s`, `40 s`. */
export function durationText(seconds: number): string {
  const total = Math.max(1, Math.round(seconds))
  const minutes = Math.floor(total / 60)
  if (minutes === 0) return `${total}${nbsp}s`
  return `${minutes}${nbsp}min${total % 60 ? ` ${total % 60}${nbsp}s` : ''}`
}

/** A time to come, no more precise than one can know: `2 min`, `40 s`. */
export function aboutText(seconds: number): string {
  if (seconds >= 90) return `${Math.round(seconds / 60)}${nbsp}min environ`
  return durationText(seconds < 20 ? seconds : Math.round(seconds / 10) * 10)
}
