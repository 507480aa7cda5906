import { randomUUID } from 'node:crypto'
import type { Dossier, Party } from '../../shared/dossiers/model.ts'
import { withDefaults } from '../../shared/drafts/slots/facts.ts'
import { counselOf } from '../../shared/drafts/slots/letterhead.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import type { Handlers, Parsed } from '../../shared/kernel/contract.ts'
import { readOffice } from '../../shared/settings/office.ts'
import { dossiers } from '../dossiers/store.ts'
import type { Context } from '../kernel/context.ts'
import { guarded } from '../kernel/database/refusals.ts'
import type { Library } from '../kernel/library.ts'
import { settings } from '../settings/store.ts'
import { saveMade } from './assembly.ts'
import { newDraft } from './new-draft.ts'
import { template } from './templates.ts'

/** A dossier is opened from a template, with its first text. */
export function newDossierHandlers({ library }: Context) {
  return {
    'dossiers.create': input => create(library, template(input.template, library.db), input),
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
    const dossierSaved = dossiers(library.db).save(dossier)
    const draft = saveMade(library, newDraft(library, from, dossierSaved))
    return { id: dossierSaved.id, drafts: [draft.id] }
  })
  return guarded(() => write.immediate())
}
