import { randomUUID } from 'node:crypto'
import { mergeText } from '../../../shared/campaign/calls/merged.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import { some } from '../library/imports.ts'
import type { Runs } from '../verb.ts'
import type { callVerbs } from './member-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof callVerbs> = {
  'call-sheet': async (cli, words) => {
    const [bill = ''] = words
    const out = cli.options.out
    const limit = cli.options.limit
    const sheet = await cli.call['calls.sheet']({
      bill,
      ...(cli.options.measure?.[0] && { measure: cli.options.measure[0] }),
      ...(cli.options.list && { list: cli.options.list }),
      ...(cli.options.commune && { commune: cli.options.commune }),
      ...(cli.options.author && { volunteer: cli.options.author }),
      ...(cli.options.ask && { request: cli.options.ask }),
      ...(limit && { limit }),
      ended: cli.options.ended ?? false,
    })
    const file = await deliver(cli, sheet.id, out)
    cli.print({ ...sheet, file }, () => `Feuille d’appels : ${file}.`)
    return 0
  },
  'calls log': async (cli, words) => {
    const [bill = '', member = ''] = words
    const answer = cli.options.answered
    const position = cli.options.position
    const call = await cli.call['calls.save']({
      id: randomUUID(),
      member,
      bill,
      at: new Date().toISOString(),
      answered: answer,
      ...(position && { position }),
      said: cli.options.said ?? '',
      ...(cli.options.follow && { followUp: cli.options.follow }),
      ...(cli.options.date && { followUpOn: cli.options.date }),
      volunteer: cli.options.author ?? '',
    })
    cli.print(call, () => `Appel noté (${call.id}), conservé jusqu’au ${call.keepUntil}.`)
    return 0
  },
  'calls export': async (cli, words) => {
    const [bill] = words
    const out = cli.options.out
    const format = cli.options.format ?? (out.endsWith('.json') ? 'json' : 'csv')
    const output = await cli.call['calls.export']({ ...(bill && { bill }), format })
    const file = await deliver(cli, output.id, out)
    cli.print({ ...output, file }, () => `Journal enregistré : ${file}.`)
    return 0
  },
  'calls merge': async (cli, words) => {
    const [path = ''] = words
    const report = await cli.call['calls.merge']({ file: cli.file(path) })
    cli.print(report, () => `${some(report.read, 'appel')} : ${mergeText(report)}`)
    return 0
  },
  'calls summary': async (cli, words) => {
    const [bill = ''] = words
    const summary = await cli.call['calls.summary']({ bill })
    const hasMeasures = summary.said.some(({ measure }) => measure)
    const measures = hasMeasures ? (await cli.call['bills.get']({ id: bill })).measures : []
    cli.print(summary, () =>
      [
        summary.sentence,
        ...summary.said.flatMap(({ measure, positions, groups }) => [
          measure
            ? `Sur «\u00a0${measures.find(({ id }) => id === measure)?.title ?? measure}\u00a0» :`
            : 'Sur le texte :',
          ...positions.map(one => `  ${one.value} : ${one.members}`),
          ...groups.map(
            one =>
              `  ${one.sigle} : ${some(one.reached, 'joint')}, ${one.for} pour, ${one.against} contre, ${some(one.other, 'autre')}`,
          ),
        ]),
        ...summary.followUps.map(
          one => `à faire${one.on ? ` le ${one.on}` : ''} : ${one.what} (${one.name})`,
        ),
      ].join('\n'),
    )
    return 0
  },
  'calls erase': async (cli, words) => {
    const [id] = words
    const all = cli.options.all
    if (!id && all !== 'calls')
      throw new UsageError('Il manque : l’appel, ou «\u00a0--all calls\u00a0» pour tous.')
    if (!cli.options.apply) {
      const target =
        all === 'calls'
          ? 'Tous les appels'
          : all === 'bill'
            ? `Tous les appels de «\u00a0${id}\u00a0»`
            : `L’appel ${id}`
      cli.print(
        { erased: 0 },
        () => `${target} : à effacer pour de bon. Rien n’a été effacé : ajoutez --apply.`,
      )
      return 0
    }
    const scope = all === 'calls' ? { all: true } : all === 'bill' ? { bill: id } : { id }
    const { erased: count } = await cli.call['calls.erase'](scope)
    cli.print({ erased: count }, () => `${count} ${count > 1 ? 'appels effacés' : 'appel effacé'}.`)
    return 0
  },
}
