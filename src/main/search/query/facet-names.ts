import { fold } from '../../../shared/french/fold.ts'
import { isStopWord } from '../../../shared/french/stop-words.ts'
import { textNames } from '../../../shared/library/codes.ts'
import { KIND_NUMBERS } from '../columns.ts'

/** Tells for each name whether a value typed after an operator means it, as the whole name, else as its beginning. */
function areMeant(names: readonly string[], values: readonly string[]): boolean[] {
  const keys = names.map(fold)
  const whole = keys.map(name => values.some(value => name === value || name.startsWith(`${value} `)))
  return whole.some(Boolean) ? whole : keys.map(name => values.some(value => name.startsWith(value)))
}

/** Tells for each text of law whether a value means it, by its short name or its title. */
export function codesMeant(codes: readonly string[], value: string): boolean[] {
  const words = fold(value).split(' ')
  const values = [fold(value), ...textNames(words).map(names => names.join(' '))]
  const direct = areMeant(codes, values)
  const contentWords = words.filter(word => !isStopWord(word))
  const spelt = codes.map(code => {
    const titles = textNames(fold(code).split(' ')).concat([fold(code).split(' ')])
    return contentWords.length > 1 && titles.some(title => contentWords.every(word => title.includes(word)))
  })
  return direct.map((one, at) => one || spelt[at] === true)
}

/** Tells for each court, type or tag whether a value means it, by the beginning of its name. */
export const namesMeant = (names: readonly string[], value: string): boolean[] =>
  areMeant(names, [fold(value)])

/** The names of publication grades in facets; the index is the grade of the columns. */
export const publications = ['', 'Lebon', 'Tables', 'publié', 'inédit'] as const

const grades: Readonly<Record<string, number>> = {
  a: 1,
  lebon: 1,
  bull: 1,
  bulletin: 1,
  b: 2,
  r: 2,
  t: 2,
  tables: 2,
  table: 2,
  'lebon t': 2,
  mentionne: 2,
  mentionnee: 2,
  publie: 3,
  publiee: 3,
  autre: 3,
  c: 4,
  inedit: 4,
  inedite: 4,
}

/** The grade a value names: `A`, `Lebon`, `Tables`, `inédit`; 0 for none. */
export const gradeMeant = (value: string): number =>
  /^c\s*\+$/i.test(value.trim()) ? 3 : (grades[fold(value)] ?? 0)

const sorts: Readonly<Record<string, number>> = {
  ...KIND_NUMBERS,
  jurisprudence: KIND_NUMBERS.decision,
}

/** The kind of source a value names, as the columns number it; 0 for none. */
export const kindMeant = (value: string): number => sorts[fold(value).replace(/s$/, '')] ?? 0
