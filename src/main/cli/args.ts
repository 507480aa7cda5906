import { parseArgs } from 'node:util'

/** The command was not understood: exit code 2, with the sentence and where to find help. */
export class UsageError extends Error {}

const options = {
  library: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  starter: { type: 'boolean' },
  resume: { type: 'boolean' },
  model: { type: 'string' },
  for: { type: 'string' },
  name: { type: 'string' },
  style: { type: 'string' },
  kind: { type: 'string' },
  court: { type: 'string' },
  tag: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  limit: { type: 'string' },
  pin: { type: 'string' },
  profile: { type: 'string' },
  form: { type: 'string' },
  source: { type: 'string' },
  template: { type: 'string' },
  set: { type: 'string', multiple: true },
  facts: { type: 'string' },
  title: { type: 'string' },
  label: { type: 'string' },
  as: { type: 'string' },
  first: { type: 'string' },
  date: { type: 'string' },
  text: { type: 'string' },
  after: { type: 'string' },
  out: { type: 'string' },
  author: { type: 'string' },
  final: { type: 'boolean' },
  naming: { type: 'string' },
  keep: { type: 'string', multiple: true },
  case: { type: 'string' },
  receipt: { type: 'string' },
  stamp: { type: 'boolean' },
  numbers: { type: 'boolean' },
  merged: { type: 'boolean' },
  annex: { type: 'boolean' },
  working: { type: 'boolean' },
  size: { type: 'string' },
  large: { type: 'string' },
  replace: { type: 'boolean' },
  format: { type: 'string' },
  archive: { type: 'boolean' },
  comments: { type: 'boolean' },
  with: { type: 'string', multiple: true },
  without: { type: 'string', multiple: true },
  'verify-pages': { type: 'boolean' },
  collection: { type: 'string' },
  dossier: { type: 'string' },
  search: { type: 'string' },
  licence: { type: 'string' },
  version: { type: 'string' },
  note: { type: 'string', multiple: true },
  all: { type: 'string' },
  trust: { type: 'boolean' },
  apply: { type: 'boolean' },
  mend: { type: 'boolean' },
  also: { type: 'string', multiple: true },
  choose: { type: 'string', multiple: true },
  chamber: { type: 'string' },
  group: { type: 'string' },
  committee: { type: 'string' },
  department: { type: 'string' },
  commune: { type: 'string' },
  measure: { type: 'string', multiple: true },
  list: { type: 'string' },
  ask: { type: 'string' },
  answered: { type: 'string' },
  position: { type: 'string' },
  said: { type: 'string' },
  follow: { type: 'string' },
  into: { type: 'string' },
  stage: { type: 'string' },
  number: { type: 'string' },
  reading: { type: 'string' },
  outcome: { type: 'string' },
  article: { type: 'string' },
  bill: { type: 'string' },
  does: { type: 'string' },
  danger: { type: 'string' },
  'to-verify': { type: 'boolean' },
  argument: { type: 'string', multiple: true },
  audience: { type: 'string' },
  members: { type: 'string' },
  openings: { type: 'string' },
} as const

/** A command line, read. */
export function readArgs(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      strict: true,
    })
    return { options: values, words: positionals }
  } catch (error) {
    throw new UsageError(sentence(error))
  }
}
export type Options = ReturnType<typeof readArgs>['options']

function sentence(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  const name = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `L’option « ${name} » n’existe pas.`
  return `L’option « ${name} » attend une valeur, ou n’en attend pas.`
}

/** The words a verb needs, each named in the sentence that misses it. */
export function expect(words: readonly string[], names: readonly string[]): string[] {
  const missing = names[words.length]
  if (missing) throw new UsageError(`Il manque : ${missing}.`)
  if (words.length > names.length) throw new UsageError(`« ${words[names.length]} » est de trop.`)
  return [...words]
}

/** An option that the verb cannot do without. */
export function need(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`Il manque l’option « --${name} ».`)
  return value
}

/** One of the words allowed, or a sentence that lists them. */
export function oneOf<T extends string>(
  value: string | undefined,
  allowed: readonly T[],
  name: string,
): T | undefined {
  if (value === undefined) return undefined
  const found = allowed.find(one => one === value)
  if (!found) throw new UsageError(`« --${name} ${value} » : attendu ${allowed.join(', ')}.`)
  return found
}
