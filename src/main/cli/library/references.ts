import { sourceIds } from '../../../shared/drafts/references.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import type { Runs, VerbClis } from '../verb.ts'
import type { referenceVerbs } from './table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof referenceVerbs> = {
  references: async (cli, words) => {
    const ids = [...new Set([...words, ...(await listed(cli))])]
    if (ids.length === 0)
      throw new UsageError('Il manque : des sources, une collection ou un écrit qui en cite.')
    const { format = 'csl' } = cli.options
    const output =
      format === 'markdown' || format === 'odt'
        ? { ...(await cli.call['library.exportTexts']({ ids, format })), left: 0 }
        : await cli.call['library.exportReferences']({ ids, format })
    const file = await deliver(cli, output.id, cli.options.out)
    const { left } = output
    cli.print(
      { ...output, file },
      () =>
        `Références enregistrées : ${file}.${left ? ` Arguments laissés, qui n’en sont pas : ${left}.` : ''}`,
    )
    return 0
  },
}

async function listed(cli: VerbClis<typeof referenceVerbs>['references']): Promise<string[]> {
  const { collection, draft } = cli.options
  return [
    ...(collection ? (await cli.call['collections.sources']({ id: collection })).map(({ id }) => id) : []),
    ...(draft ? sourceIds(await cli.call['drafts.get']({ id: draft })) : []),
  ]
}
