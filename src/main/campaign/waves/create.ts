import { randomUUID } from 'node:crypto'
import type { Wave } from '../../../shared/campaign/waves/model.ts'
import type { Parsed } from '../../../shared/contract/contract.ts'
import { blankDossier, type Party } from '../../../shared/dossiers/model.ts'
import { withDefaults } from '../../../shared/drafts/slots/facts.ts'
import { dossiers } from '../../dossiers/store.ts'
import { saveMade } from '../../drafts/assembly.ts'
import { newDraft } from '../../drafts/new-draft.ts'
import { template } from '../../drafts/templates.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Library } from '../../kernel/library.ts'
import { withoutBlanks } from '../projects/project-dossier.ts'
import { allWaves } from './store.ts'

/** A wave, the dossier of those who ask and the letter, together or not at all. */
export function createWave(library: Library, input: Parsed<'waves.create'>): Wave {
  const { db } = library
  const from = template('demande-cada', db)
  const last = lastDossier(library)
  const claimants = input.claimants.length > 0 ? input.claimants : (last?.parties ?? [])
  const write = db.transaction((): Wave => {
    const place = input.place || (last?.facts.place ?? '')
    const dossier = dossiers(db).save(
      blankDossier({
        id: randomUUID(),
        type: from.dossier,
        title: input.title,
        template: from.id,
        facts: withDefaults(from, withoutBlanks({ software: input.software, place })),
        parties: claimants.map((one): Party => ({ ...one, id: randomUUID() })),
      }),
    )
    const draft = saveMade(library, newDraft(library, from, dossier))
    return allWaves(db).save({
      id: randomUUID(),
      title: input.title.trim(),
      dossier: dossier.id,
      draft: draft.id,
      ...(input.campaign && { campaign: input.campaign }),
      lines: input.authorities.map(({ project, ...authority }) => ({
        id: randomUUID(),
        authority,
        ...(project && { project }),
        events: [],
        exhibits: [],
      })),
      revision: 0,
      updatedAt: '',
    })
  })
  return guarded(() => write.immediate())
}

/** The dossier of the wave made last: whoever asks is not asked twice. */
function lastDossier({ db }: Library) {
  const present = new Set(
    dossiers(db)
      .list()
      .map(one => one.id),
  )
  const wave = allWaves(db)
    .list()
    .find(one => present.has(one.dossier))
  return wave && dossiers(db).get(wave.dossier)
}
