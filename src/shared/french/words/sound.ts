/** Spellings of one sound, in the order they are replaced, on folded words. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/h/g, ''],
  [/qu|q|ck|c(?![eiy])/g, 'k'],
  [/c/g, 's'],
  [/x/g, 'ks'],
  [/t(?=ion|ien|iel)/g, 's'],
  [/g(?=[eiy])/g, 'j'],
  [/eau|au/g, 'o'],
  [/y/g, 'i'],
  [/ai|ei/g, 'e'],
  [/an|am|em/g, 'en'],
  [/z/g, 's'],
  [/w/g, 'v'],
  [/(.)\1+/g, '$1'],
  [/[esxt]+$/, ''],
]

/** About how a folded French word sounds, without its silent ending: one key for spellings taken for one another. */
export const soundOf = (word: string): string =>
  SOUNDS.reduce((sound, [pattern, replacement]) => sound.replace(pattern, replacement), word)
