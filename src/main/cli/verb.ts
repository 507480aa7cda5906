import type { Channel, Client, FileRef, Token } from '../../shared/contract/contract.ts'
import type { Job } from '../../shared/imports/job.ts'
import type { Output } from './output.ts'
import type { PassphraseUse } from './passphrase.ts'

/** Fields that every option declares. */
interface OptionBase {
  readonly about: string
  /** one letter: `o` for `-o` */
  readonly short?: string
  readonly required?: true
  /** given several times, all count */
  readonly isList?: true
}

/** An option with no value: `--json`. */
export interface Flag extends OptionBase {
  readonly type: 'flag'
}

/** An option with free words. With `stdin`, `-` reads them from standard input. */
interface FreeText extends OptionBase {
  readonly type: 'text'
  readonly value: string
  readonly stdin?: true
}

/** An option that names a file: read (`-`: standard input) or written (`-`: standard output). */
interface FilePath extends OptionBase {
  readonly type: 'input' | 'output'
  readonly value: string
}

/** An option with one word of a list. */
interface Choice extends OptionBase {
  readonly type: 'choice'
  readonly value: string
  readonly values: readonly string[]
}

/** An option with a whole number between two bounds. */
interface Count extends OptionBase {
  readonly type: 'count'
  readonly value: string
  readonly min: number
  readonly max: number
}

export type OptionEntry = Flag | FreeText | FilePath | Choice | Count

export const flag = (about: string) => ({ type: 'flag', about }) as const
export const text = (value: string, about: string) => ({ type: 'text', value, about }) as const
export const prose = (value: string, about: string) => ({ type: 'text', value, about, stdin: true }) as const
export const texts = (value: string, about: string) => ({ type: 'text', value, about, isList: true }) as const
export const input = (value: string, about: string) => ({ type: 'input', value, about }) as const
export const output = (value: string, about: string) =>
  ({ type: 'output', value, about, short: 'o' }) as const
export const choice = <const V extends readonly string[]>(values: V, about: string) =>
  ({
    type: 'choice',
    ...(values.length > 5
      ? { value: 'MOT', about: `${about} : ${values.join(', ')}` }
      : { value: values.join('|'), about }),
    values,
  }) as const
export const choices = <const V extends readonly string[]>(values: V, about: string) =>
  ({ ...choice(values, about), isList: true }) as const
export const count = (min: number, max: number, about: string) =>
  ({ type: 'count', value: 'N', min, max, about }) as const
export const required = <O extends OptionEntry>(option: O) => ({ ...option, required: true }) as const

/** A word of the command, by what it is called in the sentence that misses it. */
export type ArgumentEntry =
  | string
  | { readonly about: string; readonly values?: readonly string[]; readonly stdin?: true }

/**
 * A verb of the command line: all that its parsing, its help, its completion and its manual page are made of.
 * Arguments are written as they are read: `<ID>`, `<ID...>`, `[ID]`, `[ID...]`; one whose name holds FICHIER or CHEMIN is a file to read.
 */
export interface VerbEntry {
  readonly summary: string
  /** after the summary, in the help of this verb alone */
  readonly detail?: string
  readonly arguments?: Readonly<Record<string, ArgumentEntry>>
  readonly options?: Readonly<Record<string, OptionEntry>>
  /** the messages it may send */
  readonly sends?: readonly Channel[]
  /** when it ends with 1 though it did its work */
  readonly codeOne?: string
}

type Single<O extends OptionEntry> = O extends Flag
  ? boolean
  : O extends Choice
    ? O['values'][number]
    : O extends Count
      ? number
      : string
type Several<O extends OptionEntry> = O extends { readonly isList: true } ? Single<O>[] : Single<O>
type Value<O extends OptionEntry> = O extends { readonly required: true }
  ? Several<O>
  : Several<O> | undefined

type OptionsOf<V extends VerbEntry> = V extends { readonly options: infer O }
  ? { readonly [K in keyof O]: O[K] extends OptionEntry ? Value<O[K]> : never }
  : object
type SentBy<V extends VerbEntry> = V extends { readonly sends: readonly (infer C)[] } ? C & Channel : never

/** Context of a verb: the options and the messages it declares. The first message opens the library. */
export interface Cli<Options = object, Sent extends Channel = never> {
  readonly call: Pick<Client, Sent>
  readonly options: Options
  readonly folder: string
  /** how a message names a file or folder typed by the user */
  file(path: string): FileRef
  /** how a message names a place to write typed by the user; `replace`: over what stands there */
  place(path: string, replace: boolean): Token
  /** one sentence, or the same as JSON with --json */
  print(value: unknown, text: () => string): void
  note(sentence: string): void
  /** logs what was thrown where the command goes on */
  bug(error: unknown): void
  /** a passphrase, from its file or typed unseen */
  secret(question: string, which?: PassphraseUse): Promise<string>
  /** sends a file to standard output; what is printed after it goes to standard error */
  pipe(path: string): Promise<void>
  /** in bold, where that is wanted */
  strong(text: string): string
  /** the streams of another program that speaks to this command; none where somebody types */
  readonly conversation?: Output['conversation']
  /** waits for a job to end, showing how far it is */
  follow(job: Job): Promise<Job>
  /** waits for a message, showing how far the request it names is */
  during<T>(run: string, message: () => Promise<T>): Promise<T>
}

type CliOf<V extends VerbEntry> = Cli<OptionsOf<V>, SentBy<V>>

/** Context of each verb of a table. */
export type VerbClis<T extends Readonly<Record<string, VerbEntry>>> = { readonly [N in keyof T]: CliOf<T[N]> }

/** Function that runs each verb of a table; returns the exit code. */
export type Runs<T extends Readonly<Record<string, VerbEntry>>> = {
  readonly [N in keyof T]: (cli: CliOf<T[N]>, words: readonly string[]) => Promise<number>
}

/** A table of verbs, by their names of one word or several. */
export const verbs = <const T extends Readonly<Record<string, VerbEntry>>>(table: T): T => table
