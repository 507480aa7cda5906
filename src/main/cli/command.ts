import { Argument, Command, Option } from 'commander'
import { UsageError } from './args.ts'
import { everyOption } from './program-table.ts'
import type { NamedVerb } from './table.ts'
import type { OptionEntry, VerbEntry } from './verb.ts'

/** An argument as its table writes it, read. */
export interface NamedArgument {
  readonly name: string
  readonly about: string
  readonly values: readonly string[]
  readonly optional: boolean
  readonly isList: boolean
  readonly stdin: boolean
}

/** Whether an argument, or the value of an option, names a file to read. */
export const isFileToRead = (name: string): boolean => /FICHIER|CHEMIN/.test(name)

export const argumentsOf = ({ arguments: table = {} }: VerbEntry): readonly NamedArgument[] =>
  Object.entries(table).map(([usage, entry]) => ({
    name: usage.slice(1, -1).replace('...', ''),
    optional: usage.startsWith('['),
    isList: usage.includes('...]') || usage.includes('...>'),
    ...(typeof entry === 'string'
      ? { about: entry, values: [], stdin: false }
      : { about: entry.about, values: entry.values ?? [], stdin: entry.stdin ?? false }),
  }))

/** The options that a verb takes: its own, then those of every verb. */
export const optionsOf = ({ options = {} }: VerbEntry): Readonly<Record<string, OptionEntry>> => ({
  ...options,
  ...everyOption,
})

/** `-o, --out FICHIER` */
export const flagsOf = (name: string, option: OptionEntry): string =>
  `${option.short ? `-${option.short}, ` : ''}--${name}${option.type === 'flag' ? '' : ` ${option.value}`}`

/** `search TEXTE... --out FICHIER [options]` */
export function usageOf(name: string, entry: VerbEntry): string {
  const words = argumentsOf(entry).map(({ name: word, optional, isList }) => {
    const term = isList ? `${word}...` : word
    return optional ? `[${term}]` : term
  })
  const requiredOptions = Object.entries(entry.options ?? {})
    .filter(([, option]) => option.required)
    .map(([key, option]) => flagsOf(key, { ...option, short: '' }))
  return [name, ...words, ...requiredOptions, '[options]'].join(' ')
}

/** The parser of one verb, made of its table. */
export function commandOf({ name, entry }: NamedVerb): Command {
  const command = new Command(`pretoire ${name}`)
    .description(entry.summary)
    .usage('')
    .exitOverride()
    .helpOption(false)
    .configureOutput({ writeErr: () => {}, writeOut: () => {} })
    .action(() => {})
  for (const one of argumentsOf(entry)) command.addArgument(argumentOf(one))
  for (const [key, option] of Object.entries(optionsOf(entry)))
    command.addOption(optionOf(key, option, entry))
  return command
}

function argumentOf({ name, about, values, optional, isList }: NamedArgument): Argument {
  const dots = isList ? '...' : ''
  const argument = new Argument(optional ? `[${name}${dots}]` : `<${name}${dots}>`, about)
  return argument.argParser((word: string, before: unknown): unknown => {
    if (word.trim() === '') throw new UsageError(`Il manque : ${about}.`)
    if (values.length > 0 && !values.includes(word))
      throw new UsageError(`«\u00a0${word}\u00a0» : attendu ${values.join(', ')}.`)
    return isList ? [...(Array.isArray(before) ? before : []), word] : word
  })
}

function optionOf(name: string, entry: OptionEntry, verb: VerbEntry): Option {
  const short = entry.short ? `-${entry.short}, ` : ''
  if (entry.type === 'flag') return new Option(`${short}--${name}`, entry.about)
  const option = new Option(`${short}--${name} <valeur>`, entry.about)
  option.makeOptionMandatory(entry.required ?? false)
  const flagNames = new Set(Object.keys(optionsOf(verb)).map(key => `--${key}`))
  return option.argParser((word: string, before: unknown): unknown => {
    if (flagNames.has(word)) throw new UsageError(`L’option «\u00a0--${name}\u00a0» attend une valeur.`)
    const value = readValue(name, entry, word)
    return entry.isList ? [...(Array.isArray(before) ? before : []), value] : value
  })
}

function readValue(name: string, entry: OptionEntry, word: string): string | number {
  if (entry.required && word.trim() === '')
    throw new UsageError(`Il manque l’option «\u00a0--${name}\u00a0».`)
  if (entry.type === 'choice' && !entry.values.includes(word))
    throw new UsageError(`«\u00a0--${name} ${word}\u00a0» : attendu ${entry.values.join(', ')}.`)
  if (entry.type !== 'count') return word
  const number = Number(word)
  if (!Number.isInteger(number) || number < entry.min || number > entry.max)
    throw new UsageError(`«\u00a0--${name}\u00a0» : un nombre de ${entry.min} à ${entry.max} est attendu.`)
  return number
}
