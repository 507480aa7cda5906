import type { Channel, Events, Handlers } from '../shared/contract.ts'
import type { Context, Host } from './context.ts'
import { answered } from './db/turns.ts'
import { exhibitsApart } from './exhibits/apart.ts'
import { amendmentHandlers } from './handlers/amendments.ts'
import { backupHandlers } from './handlers/backups.ts'
import { billHandlers } from './handlers/bills.ts'
import { briefHandlers } from './handlers/briefs.ts'
import { bundleHandlers } from './handlers/bundles.ts'
import { callHandlers } from './handlers/calls.ts'
import { collectionHandlers } from './handlers/collections.ts'
import { diagnosticHandlers } from './handlers/diagnostics.ts'
import { dossierHandlers } from './handlers/dossiers.ts'
import { draftHandlers } from './handlers/drafts.ts'
import { exhibitHandlers } from './handlers/exhibits.ts'
import { filingHandlers } from './handlers/filings.ts'
import { graphHandlers } from './handlers/graph.ts'
import { importHandlers } from './handlers/imports.ts'
import { libraryHandlers } from './handlers/library.ts'
import { limitHandlers } from './handlers/limits.ts'
import { memberHandlers } from './handlers/members.ts'
import { modelHandlers } from './handlers/models.ts'
import { packHandlers } from './handlers/packs.ts'
import { printingHandlers } from './handlers/printing.ts'
import { returningHandlers } from './handlers/returning.ts'
import { searchHandlers } from './handlers/searches.ts'
import { setHandlers } from './handlers/sets.ts'
import { settingHandlers } from './handlers/settings.ts'
import { sharingHandlers } from './handlers/sharing.ts'
import { templateHandlers } from './handlers/templates.ts'
import { versionHandlers } from './handlers/versions.ts'
import { jobs } from './jobs.ts'
import { silentLog } from './kernel/log.ts'
import type { Library } from './library.ts'
import { pageChecks } from './office/checking.ts'
import { packDesk } from './packs/desk.ts'

/** The program: a library and a message give a reply. One function per message of the contract, grouped by what they are about. */
export function createApp(
  library: Library,
  { log = silentLog, ...rest }: Omit<Host, 'log'> & Partial<Host>,
  work: Context['jobs'] = jobs(library, rest.emit, log),
  packs: Context['packs'] = packDesk(library),
  ask: Context['ask'] = exhibitsApart(),
): Handlers {
  const host: Host = { ...rest, log }
  const context: Context = { library, host, jobs: work, packs, ask, checks: pageChecks(library.folder) }
  return announced(context, {
    ...libraryHandlers(context),
    ...billHandlers(context),
    ...graphHandlers(context),
    ...amendmentHandlers(context),
    ...searchHandlers(context),
    ...collectionHandlers(context),
    ...importHandlers(context),
    ...memberHandlers(context),
    ...callHandlers(context),
    ...packHandlers(context),
    ...templateHandlers(context),
    ...dossierHandlers(context),
    ...limitHandlers(context),
    ...draftHandlers(context),
    ...briefHandlers(context),
    ...setHandlers(context),
    ...printingHandlers(context),
    ...modelHandlers(context),
    ...versionHandlers(context),
    ...returningHandlers(context),
    ...exhibitHandlers(context),
    ...bundleHandlers(context),
    ...filingHandlers(context),
    ...sharingHandlers(context),
    ...settingHandlers(context),
    ...backupHandlers(context),
    ...diagnosticHandlers(context),
  })
}

/** What the other windows of this library have to read again after a message. */
const changes: Partial<Record<Channel, Events['changed']['what']>> = {
  'library.save': 'library',
  'library.remove': 'library',
  'library.restore': 'library',
  'library.revert': 'library',
  'library.bulk': 'library',
  'library.undo': 'library',
  'library.merge': 'library',
  'library.unmerge': 'library',
  'library.distinct': 'library',
  'amendments.save': 'library',
  'amendments.remove': 'library',
  'amendments.restore': 'library',
  'openings.save': 'library',
  'openings.remove': 'library',
  'openings.restore': 'library',
  'bills.save': 'library',
  'bills.remove': 'library',
  'bills.restore': 'library',
  'bills.import': 'library',
  'library.mend': 'library',
  'billTexts.save': 'library',
  'billTexts.remove': 'library',
  'billTexts.restore': 'library',
  'amendments.import': 'library',
  'amendments.toDraft': 'drafts',
  'searches.save': 'library',
  'searches.remove': 'library',
  'collections.save': 'library',
  'collections.remove': 'library',
  'collections.restore': 'library',
  'collections.add': 'library',
  'collections.take': 'library',
  'collections.order': 'library',
  'packs.send': 'settings',
  'packs.apply': 'library',
  'packs.undo': 'library',
  'identity.import': 'settings',
  'identity.use': 'settings',
  'models.add': 'drafts',
  'models.remove': 'drafts',
  'models.restore': 'drafts',
  'templates.import': 'dossiers',
  'templates.remove': 'dossiers',
  'templates.save': 'dossiers',
  'dossiers.create': 'dossiers',
  'dossiers.sample': 'dossiers',
  'dossiers.save': 'dossiers',
  'dossiers.remove': 'dossiers',
  'dossiers.restore': 'dossiers',
  'dossiers.import': 'dossiers',
  'drafts.create': 'drafts',
  'drafts.prepare': 'drafts',
  'briefs.create': 'dossiers',
  'briefs.choose': 'dossiers',
  'sets.save': 'drafts',
  'sets.remove': 'drafts',
  'sets.restore': 'drafts',
  'sets.take': 'drafts',
  'drafts.save': 'drafts',
  'drafts.edit': 'drafts',
  'drafts.restyle': 'drafts',
  'drafts.remove': 'drafts',
  'drafts.applyDocx': 'drafts',
  'drafts.restore': 'drafts',
  'drafts.restoreVersion': 'drafts',
  'drafts.reassemble': 'drafts',
  'drafts.updateLinked': 'drafts',
  'drafts.addGrounds': 'drafts',
  'exhibits.add': 'exhibits',
  'exhibits.fromDraft': 'exhibits',
  'exhibits.save': 'exhibits',
  'exhibits.order': 'exhibits',
  'exhibits.arrange': 'exhibits',
  'filings.file': 'dossiers',
  'filings.save': 'dossiers',
  'filings.undo': 'dossiers',
  'drafts.copy': 'drafts',
  'drafts.reuse': 'dossiers',
  'exhibits.remove': 'exhibits',
  'exhibits.restore': 'exhibits',
  'settings.save': 'settings',
  'backups.restore': 'dossiers',
  'members.date': 'library',
  'members.role': 'library',
  'members.position': 'library',
  'members.removePosition': 'library',
  'members.noCall': 'library',
  'scrutins.link': 'library',
  'targets.save': 'library',
  'targets.remove': 'library',
  'targets.restore': 'library',
  'calls.save': 'library',
  'calls.erase': 'library',
  'calls.merge': 'library',
}

/** What writes in the library and has nothing to announce. */
const writes: ReadonlySet<string> = new Set<Channel>([
  'imports.start',
  'imports.starter',
  'imports.resume',
  'jobs.cancel',
  'library.trace',
  'drafts.keep',
  'drafts.nameVersion',
  'drafts.export',
  'drafts.pdf',
])

function announced({ host }: Context, handlers: Handlers): Handlers {
  const wrapped = Object.entries(handlers).map(([channel, handler]) => {
    const what = changes[channel as Channel]
    const run = (input: unknown) => answered(() => (handler as (input: unknown) => unknown)(input))
    if (!what && !writes.has(channel)) return [channel, handler]
    return [
      channel,
      async (input: unknown) => {
        const value = await run(input)
        if (!what || isPreview(input)) return value
        host.emit({ event: 'changed', data: { what, ...idOf(input) } })
        return value
      },
    ]
  })
  return Object.fromEntries(wrapped) as Handlers
}

/** Looked at beforehand: nothing was written. */
const isPreview = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'apply' in input && input.apply === false

/** The id of what a message is about, where it says one. */
function idOf(input: unknown): { id?: string } {
  if (typeof input !== 'object' || input === null) return {}
  const inside = Object.values(input).find(
    value => typeof value === 'object' && value !== null && 'revision' in value,
  )
  const id = 'id' in input ? input.id : inside?.id
  return typeof id === 'string' ? { id } : {}
}
