import { type PreparedOffice, prepareOffice } from '../../sharing/office/postgres/prepare.ts'
import type { Runs } from '../verb.ts'
import type { officeVerbs } from './office-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof officeVerbs> = {
  'office init': async cli => {
    const prepared = await prepareOffice(cli.options.url)
    cli.print(prepared, () => [preparedSentence(prepared), '', ...prepared.next].join('\n'))
    return 0
  },
}

function preparedSentence({ address, from, to }: PreparedOffice): string {
  if (from === to) return `Le bureau ${address} est déjà au format ${to} : rien n’y a été changé.`
  return from === 0
    ? `Le bureau est prêt dans ${address} (format ${to}).`
    : `Le bureau ${address} est passé du format ${from} au format ${to} ; ce qui y était est resté.`
}
