import { CommanderError } from 'commander'
import { UsageError } from './args.ts'
import { argumentsOf, commandOf, optionsOf } from './command.ts'
import { everyOption } from './program-table.ts'
import { allVerbs, type NamedVerb, verbOf, verbsUnder } from './table.ts'
import type { OptionEntry } from './verb.ts'

/** A command, understood. */
export interface ParsedCommand {
  readonly verb: NamedVerb
  readonly options: Readonly<Record<string, unknown>>
  readonly words: readonly string[]
}

/** A command line cut into the words that are no option, each with its place. */
export interface ScannedLine {
  readonly words: readonly { readonly word: string; readonly at: number }[]
  readonly flags: ReadonlySet<string>
}

/** The options of all verbs. A name takes a value in all the verbs that have it, or in none. */
export const optionsEverywhere: ReadonlyMap<string, OptionEntry> = new Map(
  [everyOption, ...allVerbs.map(({ entry }) => entry.options ?? {})].flatMap(one => Object.entries(one)),
)
/** The options whose value is the next word: `--kind`, `-o`. */
export const valueFlags: ReadonlySet<string> = new Set(
  [...optionsEverywhere].flatMap(([name, { type, short }]) =>
    type === 'flag' ? [] : [`--${name}`, ...(short ? [`-${short}`] : [])],
  ),
)

/** Finds the words of a command before its verb is known: options may stand anywhere. */
export function scan(argv: readonly string[]): ScannedLine {
  const words: { word: string; at: number }[] = []
  const flags = new Set<string>()
  let literal = false
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (!literal && word === '--') literal = true
    else if (literal || word === '-' || !word.startsWith('-')) words.push({ word, at })
    else {
      flags.add(word)
      if (valueFlags.has(word)) at++
    }
  }
  return { words, flags }
}

/** Reads a command that names a verb. Throws a UsageError, in one sentence, when it is not understood. */
export function parse(argv: readonly string[], { words }: ScannedLine): ParsedCommand {
  const verb = verbOf(words.map(one => one.word))
  if (!verb) throw unknownVerb(words.map(one => one.word))
  const name = new Set(words.slice(0, verb.name.split(' ').length).map(one => one.at))
  const command = commandOf(verb)
  const rest = argv.filter((_, at) => !name.has(at))
  try {
    command.parse(rest, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    throw new UsageError(sentence(error, verb, command.args, unknownAmong(rest, verb)))
  }
  const values = command.opts()
  const options = byName(values)
  return { verb, options: { ...options, ...negations(options, verb) }, words: command.args }
}

/** The options whose name begins with `no-`: for the parser, `--no-color` is the absence of a colour. */
function negations(options: Readonly<Record<string, unknown>>, { entry }: NamedVerb) {
  const names = ['no-color', ...Object.keys(entry.options ?? {}).filter(name => name.startsWith('no-'))]
  return Object.fromEntries(
    names.flatMap(name => {
      const isAsked = options[name.slice(3)] === false
      return [[name, isAsked] as const, ...(isAsked ? [[name.slice(3), undefined] as const] : [])]
    }),
  )
}

/** The values under the names of the table: `to-verify`, not `toVerify`. */
const byName = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key.replace(/[A-Z]/g, one => `-${one.toLowerCase()}`),
      value,
    ]),
  )

export function unknownVerb(words: readonly string[]): UsageError {
  const [first = ''] = words
  const under = verbsUnder([first])
  if (words.length === 1 && under.length > 0)
    return new UsageError(
      `«\u00a0${first}\u00a0» est suivi d’un autre mot : ${under.map(({ name }) => name.slice(first.length + 1)).join(', ')}.`,
    )
  const name = words.slice(0, 2).join(' ')
  const names = allVerbs.map(one => one.name)
  const suggestion = nearest(name, names) ?? nearest(first, names)
  return new UsageError(
    `«\u00a0${name}\u00a0» : commande inconnue${suggestion ? ` ; vouliez-vous dire «\u00a0${suggestion}\u00a0» ?` : '.'}`,
  )
}

/** The first option that the verb does not have; none when the options cannot be read to their end. */
function unknownAmong(argv: string[], verb: NamedVerb): string | undefined {
  try {
    return commandOf(verb)
      .parseOptions(argv)
      .unknown.find(one => one.startsWith('-'))
  } catch {
    return undefined
  }
}

function sentence(
  { code, message }: CommanderError,
  verb: NamedVerb,
  words: readonly string[],
  strayOption: string | undefined,
): string {
  // one mistyped is why another is missing
  if (strayOption) return unknownOption(strayOption, verb)
  const [, optionName = ''] = /'([^']*)'/.exec(message) ?? []
  switch (code) {
    case 'commander.optionMissingArgument':
      return `L’option «\u00a0${long(optionName)}\u00a0» attend une valeur.`
    case 'commander.missingMandatoryOptionValue':
      return `Il manque l’option «\u00a0${long(optionName)}\u00a0».`
    case 'commander.missingArgument':
      return `Il manque : ${argumentsOf(verb.entry).find(one => one.name === optionName)?.about ?? optionName}.`
    case 'commander.excessArguments':
      return `«\u00a0${words[argumentsOf(verb.entry).length]}\u00a0» est de trop.`
    default:
      return `Cette commande n’est pas comprise : ${optionName}.`
  }
}

/** `--out` in `-o, --out <FICHIER>`. */
const long = (flags: string): string => /--[\w-]+/.exec(flags)?.[0] ?? flags

function unknownOption(option: string, verb: NamedVerb): string {
  const flag = option.replace(/=.*/s, '')
  const names = Object.keys(optionsOf(verb.entry)).map(name => `--${name}`)
  if (option.includes('=') && names.includes(flag))
    return `L’option «\u00a0${flag}\u00a0» n’attend pas de valeur.`
  const suggestion = nearest(flag, names)
  return `Option inconnue de «\u00a0${verb.name}\u00a0» : «\u00a0${flag}\u00a0»${suggestion ? ` ; vouliez-vous dire «\u00a0${suggestion}\u00a0» ?` : '.'}`
}

/** The words within reach of a mistyped one, closest first; none when nothing is close. */
function nearest(word: string, words: readonly string[]): string | undefined {
  const reach = Math.max(1, Math.floor(word.length * 0.4))
  return words
    .map(one => ({ one, distance: editDistance(word, one) }))
    .filter(({ distance }) => distance <= reach)
    .toSorted((a, b) => a.distance - b.distance)[0]?.one
}

/** Letters to add, remove, change or swap to make one word of the other (optimal string alignment). */
function editDistance(from: string, to: string): number {
  const rows = Array.from({ length: from.length + 1 }, (_, i) => [
    i,
    ...Array.from({ length: to.length }, (_, j) => (i === 0 ? j + 1 : 0)),
  ])
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = 1; i <= from.length; i++)
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      const best = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + change,
        ...(isSwap ? [at(i - 2, j - 2) + 1] : []),
      )
      rows[i]?.splice(j, 1, best)
    }
  return at(from.length, to.length)
}
