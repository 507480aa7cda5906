import { randomUUID } from 'node:crypto'
import type { Handlers, Parsed } from '../../shared/contract/contract.ts'
import type { Dossier, Party } from '../../shared/dossiers/model.ts'
import { readOffice } from '../../shared/dossiers/office.ts'
import { draftRules } from '../../shared/drafts/checks/check.ts'
import { withDefaults } from '../../shared/drafts/slots/facts.ts'
import { counselOf } from '../../shared/drafts/slots/letterhead.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import { readTemplate } from '../../shared/drafts/templates/template-file.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { dossiers } from '../dossiers/store.ts'
import { refuseForeign } from '../imports/containers/foreign-kind.ts'
import type { Context } from '../kernel/context.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { keepExport, nameOf } from '../kernel/files/exports.ts'
import { readSmallFile } from '../kernel/files/small-file.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import type { Library } from '../kernel/library.ts'
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

/** A lawyer who said who they are is counsel of their own cases. */
function withCounsel(library: Library, from: Template, parties: readonly Party[]): Party[] {
  const values = settings(library.db).get()
  const office = readOffice(values.office)
  const isTheirs = from.dossier === 'recourse' && values.profile === 'lawyer'
  if (!office || !isTheirs || parties.some(party => party.role === 'counsel')) return [...parties]
  return [...parties, counselOf(office, randomUUID())]
}

/** The place of signature of a lawyer's firm, where the template asks for one and none is given. */
function signedAt(library: Library, from: Template, facts: Dossier['facts']): Dossier['facts'] {
  const values = settings(library.db).get()
  const city = readOffice(values.office)?.city.trim()
  const isTheirs = from.dossier === 'recourse' && values.profile === 'lawyer'
  const asks = from.facts.some(one => one.key === 'place')
  return city && isTheirs && asks && !facts.place ? { ...facts, place: city } : facts
}

/** A dossier and the first draft of its template, together or not at all. */
function create(library: Library, from: Template, input: Parsed<'dossiers.create'>) {
  const dossier: Dossier = {
    id: randomUUID(),
    type: from.dossier,
    title: input.title ?? from.title,
    template: from.id,
    facts: signedAt(library, from, withDefaults(from, input.facts)),
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
