import type { VerbEntry } from '../verb.ts'

/**
 * A command as one types it, and an excerpt of its answer. A word in capitals stands for what the reader has: DOSSIER, ÉCRIT. In the order
 * of the help, each is run by a test on one library. `1`: it ends with the code 1 that the verb explains.
 */
export type Example = readonly [line: string, shows: string, endsWith?: 1]

/** The examples of a table of verbs: each verb has one at least. */
export type ExamplesOf<T extends Readonly<Record<string, VerbEntry>>> = {
  readonly [N in keyof T]: readonly [Example, ...Example[]]
}
