import { squash } from '../french/fold.ts'

/** A commune of the official geographic code. */
export interface Commune {
  /** the five characters of Insee: `38239`, `2A004` */
  readonly code: string
  readonly name: string
  readonly department: string
}

/** A commune by its code and by its name, which several may bear. */
export interface CommuneIndex {
  named(name: string): readonly Commune[]
  withCode(code: string): Commune | undefined
}

/** Reads the list of communes: a line for each department, its number, a tab, then `239 Moirans|240 …`, each after the end of its code. */
export const readCommunes = (list: string): Commune[] =>
  list
    .split('\n')
    .filter(line => line && !line.startsWith('#'))
    .flatMap(line => {
      const [department = '', communes = ''] = line.split('\t')
      return communes.split('|').map(entry => {
        const space = entry.indexOf(' ')
        return { code: department + entry.slice(0, space), name: entry.slice(space + 1), department }
      })
    })

/** Indexes communes by code and by name, whatever the accents, hyphens and capitals. */
export function indexCommunes(communes: readonly Commune[]): CommuneIndex {
  const byName = new Map<string, Commune[]>()
  for (const one of communes) {
    const key = nameKey(one.name)
    byName.set(key, [...(byName.get(key) ?? []), one])
  }
  const byCode = new Map(communes.map(one => [one.code, one]))
  return {
    named: name => byName.get(nameKey(name)) ?? [],
    withCode: code => byCode.get(code.toUpperCase()),
  }
}

const nameKey = (name: string): string =>
  squash(name)
    .replace(/^saint(?=.)/, 'st')
    .replace(/^sainte(?=.)/, 'ste')

const indexes = new Map<string, CommuneIndex>()

/** The communes of that name in the list; the list is indexed once. */
export function communesNamed(list: string, name: string): readonly Commune[] {
  return name.trim() ? communeIndex(list).named(name) : []
}

/** The index of a list of communes, made once for each text. */
export function communeIndex(list: string): CommuneIndex {
  const index = indexes.get(list) ?? indexCommunes(readCommunes(list))
  if (!indexes.has(list)) indexes.clear()
  indexes.set(list, index)
  return index
}
