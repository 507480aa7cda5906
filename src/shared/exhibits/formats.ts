const hour = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
})

/** A moment in the hour of metropolitan France, as Télérecours gives its own: `3 mars 2024 à 14:05`. */
export const momentOf = (iso: string): string => hour.format(new Date(iso))

/** `3,2 Mo`, `840 Ko`, `12 octets`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0octet${bytes > 1 ? 's' : ''}`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)}\u00a0ko`
  return `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`
}
