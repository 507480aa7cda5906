import { randomUUID } from 'node:crypto'
import type { Handlers, Parsed } from '../../shared/contract/contract.ts'
import type { Dossier, Party } from '../../shared/dossiers/model.ts'
import { readOffice } from '../../shared/dossiers/office.ts'
import { claimantOf, readOwnAssociation } from '../../shared/dossiers/own-association.ts'
import { draftRules } from '../../shared/drafts/checks/check.ts'
import { withDefaults } from '../../shared/drafts/slots/facts.ts'
import { counselOf } from '../../shared/drafts/slots/letterhead.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import { readTemplate } from '../../shared/drafts/templates/template-file.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { withPlace } from '../../shared/procedure/courts.ts'
import { dossiers } from '../dossiers/store.ts'
import { refuseForeign } from '../imports/containers/foreign-kind.ts'
import type { Context } from '../kernel/context.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { keepExport, nameOf } from '../kernel/files/exports.ts'
import { readSmallFile } from '../kernel/files/small-file.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import type { Library } from '../kernel/library.ts'
import { findCourts } from '../procedure/place-courts.ts'
import { settings } from '../settings/store.ts'
import { saveMade } from './assembly.ts'
import { newDraft } from './new-draft.ts'
import { providers } from './providers.ts'
import { keptTemplates } from './template-store.ts'
import { findTemplate, questions, template, templates } from './templates.ts'

/** The kinds of texts: those that ship, those the user received, wrote or changed. */
export function templateHandlers({ library, host }: Context) {
  const store = keptTemplates(library.db)
  return {
    'templates.list': () => templates(library.db),
    'templates.own': () => store.list().map(one => one.id),
    'templates.import': async ({ file }) => {
      const { path, name } = await resolveFile(library.folder, file, host.tokens)
      const bytes = await readSmallFile(path, name)
      refuseForeign(bytes, name, 'Rien n’a été changé.')
      const read = readTemplate(
        bytes.toString('utf8'),
        questions(),
        Object.keys({ ...draftRules, ...providers().rules }),
      )
      await used(library.folder, file)
      if (read.wrong)
        throw new AppError(
          'refused',
          `«\u00a0${name}\u00a0» n’est pas un modèle que Prétoire comprend\u00a0; rien n’a été changé.\n${read.wrong.slice(0, 12).join('\n')}`,
        )
      const isReplacement = findTemplate(read.template.id, library.db) !== undefined
      store.put(read.template)
      return { template: read.template, replaced: isReplacement }
    },
    'templates.export': ({ id }) => {
      const one = template(id, library.db)
      return keepExport(
        library.folder,
        nameOf(one.id, 'json'),
        Buffer.from(`${JSON.stringify(one, null, 2)}\n`),
      )
    },
    'templates.remove': ({ id }) => {
      store.remove(id)
      return {}
    },
    'templates.save': ({ template: one }) => {
      store.put(one)
      return {}
    },
  } satisfies Partial<Handlers>
}

/** A dossier is opened from a template, with its first text. */
export function newDossierHandlers({ library }: Context) {
  return {
    'dossiers.create': input => create(library, template(input.template, library.db), input),
  } satisfies Partial<Handlers>
}

/** Who acts by themselves in a new recourse: a lawyer as counsel, the association of a volunteer as claimant; and where they sign. */
function ownSide(library: Library, from: Template): { readonly party?: Party; readonly city?: string } {
  if (from.dossier !== 'recourse') return {}
  const values = settings(library.db).get()
  if (values.profile === 'lawyer') {
    const office = readOffice(values.office)
    return office ? { party: counselOf(office, randomUUID()), city: office.city.trim() } : {}
  }
  const association = readOwnAssociation(values.association)
  return association ? { party: claimantOf(association, randomUUID()), city: association.city.trim() } : {}
}

/** The parties given, and whoever acts by themselves, unless another has that part. */
function withOwnParty(library: Library, from: Template, parties: readonly Party[]): Party[] {
  const { party } = ownSide(library, from)
  return party && !parties.some(one => one.role === party.role) ? [...parties, party] : [...parties]
}

/** The facts given, and the place of signature of whoever acts, where the template asks for one and none is given. */
function signedAt(library: Library, from: Template, facts: Dossier['facts']): Dossier['facts'] {
  const { city } = ownSide(library, from)
  const asks = from.facts.some(one => one.key === 'place')
  return city && asks && !facts.place ? { ...facts, place: city } : facts
}

/** The facts given, and the court that the commune leads to: the other texts of a recourse ask for it where this one does not. */
function judgedAt(library: Library, from: Template, facts: Dossier['facts']): Dossier['facts'] {
  const { commune = '', departement: department = '' } = facts
  if (from.dossier !== 'recourse' || !commune.trim()) return facts
  const asked = new Set(['departement', 'court', ...from.facts.map(({ key }) => key)])
  return withPlace(facts, asked, findCourts(library, commune, department))
}

/** A dossier and the first draft of its template, together or not at all. */
function create(library: Library, from: Template, input: Parsed<'dossiers.create'>) {
  const dossier: Dossier = {
    id: randomUUID(),
    type: from.dossier,
    title: input.title ?? from.title,
    template: from.id,
    facts: judgedAt(library, from, signedAt(library, from, withDefaults(from, input.facts))),
    parties: withOwnParty(library, from, input.parties),
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
