const NUMBERS =
  'un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|dix-huit|vingt|vingt-quatre|trente|quarante|quarante-cinq|quarante-huit|soixante|soixante-douze|quatre-vingt-seize'
const duration = new RegExp(
  `(?<![\\p{L}\\d-])(${NUMBERS}|\\d{1,3})\\s(jours?|mois|semaines?|ans?|années?|heures?)(?:\\s(ouvrés|francs))?(?!\\p{L})`,
  'giu',
)
const FIGURES: Readonly<Record<string, string>> = Object.fromEntries(
  NUMBERS.split('|').map((word, at) => [
    word,
    String([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18, 20, 24, 30, 40, 45, 48, 60, 72, 96][at]),
  ]),
)

/** The lengths of time of a text, as they are compared (`2 mois`), with how each is written. */
export function durations(text: string): Map<string, string> {
  const all = new Map<string, string>()
  for (const [wording, number = '', unit = ''] of text.replaceAll('\u00a0', ' ').matchAll(duration)) {
    const plain = unit.toLowerCase().replace(/année/, 'an')
    const key = `${FIGURES[number.toLowerCase()] ?? number} ${plain === 'mois' ? plain : plain.replace(/s$/, '')}`
    if (!all.has(key)) all.set(key, wording)
  }
  return all
}
