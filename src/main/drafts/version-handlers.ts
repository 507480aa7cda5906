import { randomUUID } from 'node:crypto'
import type { Handlers, Parsed, Returned } from '../../shared/contract/contract.ts'
import { affaireOf } from '../../shared/dossiers/affaire.ts'
import { groundCards, groundNotices, withGrounds } from '../../shared/drafts/arguments/grounds.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { factOf } from '../../shared/drafts/slots/facts.ts'
import { matterOf } from '../../shared/drafts/templates/matter.ts'
import type { TemplateAim } from '../../shared/drafts/templates/template.ts'
import { type DraftVersion, restoreDraft } from '../../shared/drafts/version.ts'
import { localDay } from '../../shared/kernel/days.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { caseOfEvent } from '../../shared/procedure/by-affaire.ts'
import { suitLimit } from '../../shared/procedure/situation.ts'
import { dossiers } from '../dossiers/store.ts'
import type { Context } from '../kernel/context.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { stale } from '../kernel/database/stored.ts'
import type { Library } from '../kernel/library.ts'
import { sourceReader } from '../library/source-reader.ts'
import { reassembly, renewal, staleInsertions } from './assembly.ts'
import { drafts } from './store.ts'
import { findTemplate, templates } from './templates.ts'
import { type KeptVersion, versions } from './version-store.ts'

/** Handlers of the versions of texts, and of their update from facts and sources. */
export function versionHandlers({ library }: Context) {
  const all = drafts(library.db)
  const store = versions(library.db)
  return {
    'drafts.versions': ({ id }) => store.list(all.get(id).id),
    'drafts.version': ({ id }) => {
      const { version, draft } = store.get(id)
      return { version: asListed(version), draft }
    },
    'drafts.keep': ({ id, kind, name }) => asListed(store.keep(all.get(id), name ? 'named' : kind, { name })),
    'drafts.nameVersion': ({ id, name }) => asListed(store.rename(id, name)),
    'drafts.restoreVersion': ({ version, revision, blocks }) => {
      const { draft: old, version: which } = store.get(version)
      const write = library.db.transaction(() => {
        const draft = all.get(old.id)
        if (draft.revision !== revision) throw stale('Ce texte a été modifié', draft)
        store.keep(draft, 'before', { name: `Avant le retour à la version du ${dayOf(which.at)}` })
        return all.save(restoreDraft(draft, old, blocks))
      })
      return guarded(() => write.immediate())
    },
    'drafts.reassemble': input => reassembly(library, input),
    'drafts.behind': ({ id }) => {
      const { changed: isChanged, draft } = reassembly(library, { id, choices: {}, apply: false })
      return { changed: isChanged, blocks: isChanged ? draft.blocks.map(one => one.id) : [] }
    },
    'drafts.grounds': ({ id }) => groundsFor(library, id),
    'drafts.addGrounds': input => addGrounds(library, input),
    'drafts.linked': ({ id }) => staleInsertions(library, id),
    'drafts.updateLinked': input => renewal(library, input),
  } satisfies Partial<Handlers>
}

/** A base is nobody's to read. */
function asListed(version: KeptVersion): DraftVersion {
  const { kind } = version
  if (kind === 'base') throw new AppError('not-found', 'Cette version n’est plus dans la bibliothèque.')
  return { ...version, kind }
}

const dayOf = (at: string) => new Date(at).toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short' })

const CLOSING_AIMS: ReadonlySet<TemplateAim> = new Set(['attack', 'urgent', 'pending'])

/** The grounds that may be added to a text, and what its dates say of them. */
function groundsFor(library: Library, id: string): Returned<'drafts.grounds'> {
  const draft = drafts(library.db).get(id)
  const dossier = dossiers(library.db).get(draft.dossier)
  const template = findTemplate(draft.template, library.db)
  const fact = (key: string) => factOf(key, dossier, template)
  // the time to sue closes a family in the case it opened: neither in a letter, nor in an appeal, nor against a refusal to repeal
  const isClosing = CLOSING_AIMS.has(template?.aim ?? 'other') && fact('decision.type') !== 'abrogation'
  const affaire = affaireOf(dossier, draft.affaire)?.id
  const ownEvents = dossier.events.filter(one => caseOfEvent(dossier, one) === affaire)
  return {
    cards: groundCards(sourceReader(library.db).grounds(), draft.blocks, fact('decision.type')),
    notices: groundNotices(
      draft.blocks,
      ownEvents,
      isClosing ? suitLimit(dossier, fact) : undefined,
      localDay(new Date()),
    ),
    campaign: matterOf(dossier, templates(library.db)) === 'vsa',
  }
}

/** Adds grounds to a text, linked, in their places; the present is kept first. */
function addGrounds(library: Library, { id, grounds, revision }: Parsed<'drafts.addGrounds'>): Draft {
  const all = sourceReader(library.db)
  const write = library.db.transaction(() => {
    const draft = drafts(library.db).get(id)
    if (revision !== undefined && revision !== draft.revision) throw stale('Ce texte a été modifié', draft)
    const groundArguments = all.argumentsOf(grounds)
    versions(library.db).keep(draft, 'before', { name: 'Avant l’ajout de moyens' })
    const blocks = withGrounds(draft.blocks, groundArguments, randomUUID, one => all.existing([one])[0]?.kind)
    return drafts(library.db).save({ ...draft, blocks })
  })
  return guarded(() => write.immediate())
}
