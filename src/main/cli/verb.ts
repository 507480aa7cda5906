import type { Client } from '../../shared/contract.ts'
import type { Job } from '../../shared/model/job.ts'
import type { Options } from './args.ts'

/** What a verb works with. `call` speaks to the program; it opens the library the first time. */
export interface Cli {
  readonly call: Client
  readonly options: Options
  readonly folder: string
  /** one sentence, or the same as JSON with --json */
  print(value: unknown, text: () => string): void
  note(sentence: string): void
  /** waits for a job to end, showing how far it is */
  follow(job: Job): Promise<Job>
  /** waits for a message, showing how far the request it names is */
  during<T>(run: string, message: () => Promise<T>): Promise<T>
}

/** A verb of the command line. */
export interface Verb {
  readonly name: string
  readonly usage: string
  readonly about: string
  /** returns the exit code; nothing is 0 */
  run(cli: Cli, words: readonly string[]): Promise<number | undefined>
}
