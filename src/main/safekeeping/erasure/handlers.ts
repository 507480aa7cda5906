import type { Handlers } from '../../../shared/contract/contract.ts'
import { dayText } from '../../../shared/french/dates.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { personReport } from '../../../shared/safekeeping/person.ts'
import type { Context } from '../../kernel/context.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { erase, previewErasure } from './erase.ts'
import { mentionsOf } from './person.ts'

/** Handlers of what is erased for good, shown first, then done once its title was typed. */
export function erasureHandlers({ library }: Context) {
  return {
    'erasure.preview': target => previewErasure(library, target),
    'erasure.run': async ({ target, confirmation }) => {
      const { record, text } = await erase(library, target, confirmation)
      const name = `attestation-effacement-${record.endedAt.slice(0, 10)}.txt`
      return { record, file: await keepExport(library.folder, name, Buffer.from(text)) }
    },
    'erasure.person': async ({ name }) => {
      const mentions = mentionsOf(library.db, name)
      const report = personReport(name, dayText(localDay(new Date())), mentions)
      const file = await keepExport(library.folder, nameOf(`Données de ${name}`, 'txt'), Buffer.from(report))
      return { mentions, file }
    },
  } satisfies Partial<Handlers>
}
