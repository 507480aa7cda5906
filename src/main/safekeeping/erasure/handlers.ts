import type { Handlers } from '../../../shared/contract/contract.ts'
import { dayText } from '../../../shared/french/dates.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { personReport } from '../../../shared/safekeeping/person.ts'
import type { Context } from '../../kernel/context.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import type { Erasure } from './certificate.ts'
import { erase } from './erase.ts'
import { erasePerson, mentionsOf } from './person.ts'
import { absentPlace, copiesElsewhere, previewErasure, reachableBackups } from './preview.ts'

/** Handlers of what is erased for good, shown first, then done once its title was typed. */
export function erasureHandlers({ library }: Context) {
  /** The certificate as a file to be fetched. */
  const certificateOf = async ({ record, text }: Erasure) => {
    const name = `attestation-effacement-${record.endedAt.slice(0, 10)}.txt`
    return { record, file: await keepExport(library.folder, name, Buffer.from(text)) }
  }
  return {
    'erasure.preview': target => previewErasure(library, target),
    'erasure.run': async ({ target, confirmation }) =>
      certificateOf(await erase(library, target, confirmation)),
    'erasure.person': async ({ name }) => {
      const mentions = mentionsOf(library.db, name)
      const report = personReport(name, dayText(localDay(new Date())), mentions)
      const file = await keepExport(library.folder, nameOf(`Données de ${name}`, 'txt'), Buffer.from(report))
      const warnings = [absentPlace(library), copiesElsewhere(library)].filter(Boolean)
      return { mentions, file, backups: reachableBackups(library).length, warnings }
    },
    'erasure.runPerson': async ({ name, choices, confirmation }) =>
      certificateOf(await erasePerson(library, name, choices, confirmation)),
  } satisfies Partial<Handlers>
}
