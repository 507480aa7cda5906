import { changedBy, mayWrite } from '../shared/changed.ts'
import type { Channel, Handlers } from '../shared/contract.ts'
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
import { offerHandlers } from './handlers/offers.ts'
import { packHandlers } from './handlers/packs.ts'
import { printingHandlers } from './handlers/printing.ts'
import { returningHandlers } from './handlers/returning.ts'
import { searchHandlers } from './handlers/searches.ts'
import { setHandlers } from './handlers/sets.ts'
import { settingHandlers } from './handlers/settings.ts'
import { sharingHandlers } from './handlers/sharing.ts'
import { templateHandlers } from './handlers/templates.ts'
import { updateHandlers } from './handlers/updates.ts'
import { versionHandlers } from './handlers/versions.ts'
import { jobs } from './jobs.ts'
import { silentLog } from './kernel/log.ts'
import type { Library } from './library.ts'
import { offerDesk } from './offers/desk.ts'
import { pageChecks } from './office/checking.ts'
import { packDesk } from './packs/desk.ts'

/** The program: a library and a message give a reply. One function per message of the contract, grouped by what they are about. */
export function createApp(
  library: Library,
  { log = silentLog, ...rest }: Omit<Host, 'log'> & Partial<Host>,
  work: Context['jobs'] = jobs(library, rest.emit, log),
  packs: Context['packs'] = packDesk(library),
  ask: Context['ask'] = exhibitsApart(),
  offers: Context['offers'] = offerDesk(library, rest.emit),
): Handlers {
  const host: Host = { ...rest, log }
  const checks = pageChecks(library.folder)
  const context: Context = { library, host, jobs: work, packs, ask, offers, checks }
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
    ...updateHandlers(context),
    ...offerHandlers(context),
    ...diagnosticHandlers(context),
  })
}

/** Tells the windows what each message changed, as the contract declares it, and the long tasks that it is being answered. */
function announced({ host }: Context, handlers: Handlers): Handlers {
  const wrapped = Object.entries(handlers).map(([name, handler]) => {
    const channel = name as Channel
    if (!mayWrite(channel)) return [channel, handler]
    return [
      channel,
      async (input: unknown) => {
        const value = await answered(() => (handler as (input: unknown) => unknown)(input))
        for (const data of changedBy(channel, input)) host.emit({ event: 'changed', data })
        return value
      },
    ]
  })
  return Object.fromEntries(wrapped) as Handlers
}
