import type { Channel } from '../../shared/contract/contract.ts'
import type { Cli } from './verb.ts'

/** Runs a verb that passes one message on: a line for each thing of its answer, or a sentence when there is none. */
export const listing =
  <C extends Channel, Item>(
    ask: (cli: Cli<object, C>, words: readonly string[]) => Promise<readonly Item[]>,
    line: (item: Item) => string,
    none: string,
  ) =>
  async (cli: Cli<object, C>, words: readonly string[]): Promise<number> => {
    const items = await ask(cli, words)
    cli.print(items, () => items.map(line).join('\n') || none)
    return 0
  }
