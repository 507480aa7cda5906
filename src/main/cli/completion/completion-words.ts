import { argumentsOf, isFileToRead, optionsOf } from '../command.ts'
import { allVerbs, type NamedVerb, subjects } from '../table.ts'

export const verbNames = allVerbs.map(one => one.name)
export const firstWords = [...new Set(verbNames.map(name => name.split(' ')[0] ?? ''))]

/** Every beginning of a name of several words, with the words that may follow it. */
export const groups: readonly (readonly [string, readonly string[]])[] = [
  ...new Set(
    verbNames.flatMap(name => {
      const words = name.split(' ')
      return words.slice(1).map((_, at) => words.slice(0, at + 1).join(' '))
    }),
  ),
].map(prefix => [
  prefix,
  [
    ...new Set(
      verbNames
        .filter(name => name.startsWith(`${prefix} `))
        .map(name => name.slice(prefix.length + 1).split(' ')[0] ?? ''),
    ),
  ],
])

export const flagNames = ({ entry }: NamedVerb): string[] =>
  Object.entries(optionsOf(entry)).flatMap(([name, { short }]) => [
    `--${name}`,
    ...(short ? [`-${short}`] : []),
  ])

/** The values of an option, where they are a list. */
export const valuesIn = (verb: NamedVerb): [string, readonly string[]][] =>
  Object.entries(optionsOf(verb.entry)).flatMap(([name, option]) =>
    option.type === 'choice' ? [[`--${name}`, option.values]] : [],
  )

/** The words that the arguments of a verb may be. */
export const argumentWords = ({ entry }: NamedVerb): string[] => argumentsOf(entry).flatMap(one => one.values)

/** Options that name something else than a file: after them, the shell proposes nothing. */
export const freeOptions = (verb: NamedVerb): string[] =>
  Object.entries(optionsOf(verb.entry)).flatMap(([name, option]) =>
    option.type === 'text' && !/FICHIER|CHEMIN|^DOSSIER$/.test(option.value) ? [`--${name}`] : [],
  )

export const takesFiles = ({ entry }: NamedVerb): boolean =>
  argumentsOf(entry).some(({ name }) => isFileToRead(name) || name.includes('.'))

export const words = (list: readonly string[]) => list.join(' ')

/** The `case` that finds the verb: longest names first. */
export const longestFirst = allVerbs.toSorted((a, b) => b.name.split(' ').length - a.name.split(' ').length)

/** A word between the quotes of a shell. */
export const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
/** Help of a word of a name: that of its verb, else the subject of the verbs that go on from it. */
export function aboutWord(name: string): string {
  const entry = allVerbs.find(one => one.name === name)?.entry
  const title = subjects.find(one => Object.keys(one.verbs).some(key => key.startsWith(`${name} `)))?.title
  return entry?.summary ?? title ?? ''
}
