import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import type { Runs } from '../verb.ts'
import type { templateVerbs } from './table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof templateVerbs> = {
  'template list': async cli => {
    const list = await cli.call['templates.list']({})
    cli.print(list, () =>
      list
        .map(
          one =>
            `${one.id} — ${one.title}${one.matter === 'vsa' ? ' (vidéosurveillance algorithmique)' : ''}\n${one.facts.map(fact => `  ${fact.key} : ${fact.label}`).join('\n')}`,
        )
        .join('\n'),
    )
    return 0
  },
  'template import': async (cli, words) => {
    const [path = ''] = words
    const template = await cli.call['templates.import']({ file: cli.file(path) })
    cli.print(template, () => `Modèle ${template.template.id}${template.replaced ? ' (remplacé)' : ''}`)
    return 0
  },
  'template export': async (cli, words) => {
    const [id = ''] = words
    const output = await cli.call['templates.export']({ id })
    const file = await deliver(cli, output.id, cli.options.out)
    cli.print({ file }, () => `Modèle écrit : ${file}`)
    return 0
  },
  'template remove': async (cli, words) => {
    const [id = ''] = words
    if (!(await cli.call['templates.own']({})).includes(id))
      throw new UsageError(`«\u00a0${id}\u00a0» n’est pas un modèle à vous.`)
    if (!cli.options.apply) {
      cli.print(
        { id },
        () =>
          `«\u00a0${id}\u00a0» serait retiré pour de bon («\u00a0template export\u00a0» en garde un fichier). Rien n’a été retiré : ajoutez --apply.`,
      )
      return 0
    }
    await cli.call['templates.remove']({ id })
    cli.print({}, () => 'Modèle retiré.')
    return 0
  },
}
