import { rmSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { systemTemporary } from '../kernel/files/system-temporary.ts'
import { UsageError } from './args.ts'
import { argumentsOf, isFileToRead, type NamedArgument } from './command.ts'
import type { Output } from './output.ts'
import type { ParsedCommand } from './parse.ts'
import type { OptionEntry } from './verb.ts'

/** A command whose `-` were replaced by what standard input holds; `remove` drops the file made of it. */
export interface Request extends Pick<ParsedCommand, 'options' | 'words'> {
  remove(): void
}

type Kind = 'words' | 'file'

/** Puts standard input where a command says `-` for a file to read or a text to take. */
export async function readStandardInput(command: ParsedCommand, output: Output): Promise<Request> {
  const { verb, options, words } = command
  const table = argumentsOf(verb.entry)
  const places: { kind: Kind; put: (value: string) => void; name: string }[] = []
  const request = { options: { ...options } as Record<string, unknown>, words: [...words] }
  for (const [at, word] of words.entries()) {
    const argument = table[at] ?? table.at(-1)
    const kind = word === '-' && argument ? argumentKind(argument) : undefined
    if (kind && argument)
      places.push({ kind, name: argument.name, put: value => request.words.splice(at, 1, value) })
  }
  for (const [key, option] of Object.entries<OptionEntry>(verb.entry.options ?? {})) {
    const kind = options[key] === '-' ? optionKind(option) : undefined
    if (kind && option.type !== 'flag')
      places.push({
        kind,
        name: option.value,
        put: value => {
          request.options[key] = value
        },
      })
  }
  const [place, ...extraPlaces] = places
  if (!place) return { ...request, remove: () => {} }
  if (extraPlaces.length > 0)
    throw new UsageError('L’entrée standard ne se lit qu’une fois : un seul «\u00a0-\u00a0».')
  const bytes = Buffer.from((await output.input?.()) ?? [])
  if (bytes.toString('latin1').trim() === '')
    throw new UsageError('L’entrée standard est vide : rien n’a été fait.')
  if (place.kind === 'words') {
    place.put(bytes.toString('utf8').replace(/\r?\n$/, ''))
    return { ...request, remove: () => {} }
  }
  const folder = systemTemporary('entree')
  const file = join(folder, `entrée standard${extensionOf(place.name, bytes)}`)
  writeFileSync(file, bytes, { mode: 0o600 })
  place.put(file)
  return { ...request, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

const argumentKind = ({ name, stdin }: NamedArgument): Kind | undefined =>
  stdin ? 'words' : isFileToRead(name) ? 'file' : undefined

const optionKind = (option: OptionEntry): Kind | undefined =>
  option.type === 'input' ? 'file' : option.type === 'text' && option.stdin ? 'words' : undefined

const signatures: readonly (readonly [string, string])[] = [
  ['.zip', '504b0304'],
  ['.tar.gz', '1f8b'],
  ['.pdf', '25504446'],
  ['.xml', '3c3f786d6c'],
  ['.json', '7b'],
  ['.json', '5b'],
  ['.html', '3c'],
]

/** The extension that the verb expects, else the one that the first bytes tell. */
function extensionOf(name: string, bytes: Buffer): string {
  const expectedExtension = extname(name)
  if (/^\.[a-z-]+$/.test(expectedExtension)) return expectedExtension
  const head = bytes
    .subarray(0, 8)
    .toString('hex')
    .replace(/^efbbbf/, '')
  return signatures.find(([, start]) => head.startsWith(start))?.[0] ?? '.txt'
}
