import { randomUUID } from 'node:crypto'
import type { Dossier, Party } from '../../shared/dossiers/model.ts'
import { withDefaults } from '../../shared/drafts/slots/facts.ts'
import { counselOf } from '../../shared/drafts/slots/letterhead.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import type { Handlers, Parsed } from '../../shared/kernel/contract.ts'
import { readOffice } from '../../shared/settings/office.ts'
import { saveMade } from '../drafts/assembly.ts'
import { newDraft } from '../drafts/new-draft.ts'
import { template } from '../drafts/templates.ts'
import type { Context } from '../kernel/context.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import type { Library } from '../kernel/library.ts'
import { settings } from '../settings/store.ts'
import { exportDossier } from './export.ts'
import { importDossier } from './import.ts'
import { addSample } from './sample.ts'
import { dossiers } from './store.ts'

/** Cases and campaigns: opened from a template, kept, sent elsewhere as one file. */
export function dossierHandlers({ library, host }: Context) {
  const all = dossiers(library.db)
  return {
    'dossiers.list': () => all.list(),
    'dossiers.get': ({ id }) => all.get(id),
    'dossiers.create': input => create(library, template(input.template, library.db), input),
    'dossiers.sample': ({ type }) => addSample(library, type),
    'dossiers.save': ({ dossier }) => all.save(dossier),
    'dossiers.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'dossiers.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'dossiers.export': ({ id }) => exportDossier(library, id),
    'dossiers.import': async ({ file }) => {
      const made = await importDossier(library, await resolveFile(library.folder, file, host.tokens))
      await used(library.folder, file)
      return made
    },
  } satisfies Partial<Handlers>
}

/** A lawyer who said who they are is counsel of their own cases. */
function withCounsel(library: Library, from: Template, parties: readonly Party[]): Party[] {
  const values = settings(library.db).get()
  const office = readOffice(values.office)
  const isTheirs = from.dossier === 'recourse' && values.profile === 'lawyer'
  if (!office || !isTheirs || parties.some(party => party.role === 'counsel')) return [...parties]
  return [...parties, counselOf(office, randomUUID())]
}

/** A dossier and the first draft of its template, together or not at all. */
function create(library: Library, from: Template, input: Parsed<'dossiers.create'>) {
  const dossier: Dossier = {
    id: randomUUID(),
    type: from.dossier,
    title: input.title ?? from.title,
    template: from.id,
    facts: withDefaults(from, input.facts),
    parties: withCounsel(library, from, input.parties),
    events: [],
    notes: '',
    revision: 0,
    updatedAt: '',
  }
  const write = library.db.transaction(() => {
    const made = dossiers(library.db).save(dossier)
    const draft = saveMade(library, newDraft(library, from, made))
    return { id: made.id, drafts: [draft.id] }
  })
  return guarded(() => write.immediate())
}
