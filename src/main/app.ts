import { changedBy, mayWrite } from '../shared/contract/changes.ts'
import type { Channel, Handlers } from '../shared/contract/contract.ts'
import { assistantHandlers } from './assistant/handlers.ts'
import { amendmentHandlers } from './campaign/amendments/handlers.ts'
import { billHandlers } from './campaign/bills/handlers.ts'
import { briefHandlers } from './campaign/briefs/handlers.ts'
import { callHandlers } from './campaign/calls/handlers.ts'
import { campaignHandlers } from './campaign/campaigns/handlers.ts'
import { memberHandlers } from './campaign/members/handlers.ts'
import { projectHandlers } from './campaign/projects/handlers.ts'
import { publishingHandlers } from './campaign/publishing/handlers.ts'
import { takeUpHandlers } from './campaign/publishing/take-up-handlers.ts'
import { setHandlers } from './campaign/sets/handlers.ts'
import { waveHandlers } from './campaign/waves/handlers.ts'
import { dossierHandlers } from './dossiers/handlers.ts'
import { draftExhibitHandlers } from './drafts/exhibit-handlers.ts'
import { draftHandlers } from './drafts/handlers.ts'
import { typingHandlers } from './drafts/journal/handlers.ts'
import { isPrepared } from './drafts/new-draft.ts'
import { printingHandlers } from './drafts/printing/handlers.ts'
import { returningHandlers } from './drafts/returning/handlers.ts'
import { newDossierHandlers, templateHandlers } from './drafts/template-handlers.ts'
import { templates } from './drafts/templates.ts'
import { versionHandlers } from './drafts/version-handlers.ts'
import { exhibitHandlers } from './exhibits/handlers.ts'
import { scanHandlers } from './exhibits/scans/handlers.ts'
import { type ExhibitContext, exhibitWorkerClient } from './exhibits/worker-client.ts'
import { bundleHandlers, filingHandlers } from './filings/handlers.ts'
import { fundHandlers } from './imports/funds/handlers.ts'
import { importHandlers } from './imports/handlers.ts'
import { type JobContext, jobs } from './imports/jobs/jobs.ts'
import type { ForeignContext, Host } from './kernel/context.ts'
import { refusal } from './kernel/database/refusals.ts'
import { whileAnswering } from './kernel/database/turns.ts'
import { type Library, refuseReadOnly } from './kernel/library.ts'
import { silentLog } from './kernel/log.ts'
import { foreignReaderClient } from './kernel/readers/foreign-reader.ts'
import { graphHandlers } from './library/citations/handlers.ts'
import { collectionHandlers } from './library/collections/collection-handlers.ts'
import { officeCorpusHandlers } from './library/corpus/desk/handlers.ts'
import { settleFunds } from './library/funds/refresh.ts'
import { libraryHandlers } from './library/handlers.ts'
import { offerHandlers } from './offers/handlers.ts'
import { type OfferContext, offerDesk } from './offers/offer-desk.ts'
import { registerParts } from './parts.ts'
import { limitHandlers, runningLimits } from './procedure/handlers.ts'
import { erasureHandlers } from './safekeeping/erasure/handlers.ts'
import {
  backupHandlers,
  diagnosticHandlers,
  type SafekeepingContext,
  type SafekeepingHost,
} from './safekeeping/handlers.ts'
import { searchHandlers } from './search/handlers.ts'
import { settingHandlers } from './settings/handlers.ts'
import { dossierFileHandlers } from './sharing/dossier-file/handlers.ts'
import { sharingHandlers } from './sharing/handlers.ts'
import { officeDateHandlers } from './sharing/office/date-handlers.ts'
import { officeErasureHandlers } from './sharing/office/erasure-handlers.ts'
import { officeDeskHandlers } from './sharing/office/handlers.ts'
import { officeMemberHandlers } from './sharing/office/member-handlers.ts'
import { openSharedSpaces } from './sharing/office/shared-spaces.ts'
import { togetherHandlers } from './sharing/office/together-handlers.ts'
import { packHandlers } from './sharing/packs/handlers.ts'
import { type PackContext, packDesk } from './sharing/packs/pack-desk.ts'
import { type UpdateContext, type UpdateHost, updateHandlers } from './updates/handlers.ts'
import { modelHandlers } from './word/handlers.ts'
import { type PageCheckContext, pageChecks } from './word/page-checks.ts'

registerParts()

/** The texts that the guide and time limits ask about. */
const texts = { templates, isPrepared }

type Context = ForeignContext &
  JobContext &
  PackContext &
  ExhibitContext &
  OfferContext &
  PageCheckContext &
  SafekeepingContext &
  UpdateContext

/** The program: a library and a message give a reply. One function per message of the contract, grouped by what they are about. */
export function createApp(
  library: Library,
  { log = silentLog, ...rest }: Omit<Host, 'log'> & Partial<Host> & UpdateHost & SafekeepingHost,
  work: Context['jobs'] = jobs(library, rest.emit, log),
  packs: Context['packs'] = packDesk(library),
  ask: Context['ask'] = exhibitWorkerClient(log),
  read: Context['read'] = foreignReaderClient(log),
  offers: Context['offers'] = offerDesk({ library, read }, rest.emit),
): Handlers {
  settleFunds(library)
  const host = { ...rest, log }
  const checks = pageChecks(library.folder)
  const context: Context = { library, host, jobs: work, packs, ask, read, offers, checks }
  return withAnnouncements(context, {
    ...libraryHandlers(context),
    ...billHandlers(context),
    ...campaignHandlers(context),
    ...graphHandlers(context),
    ...officeCorpusHandlers(context),
    ...amendmentHandlers(context),
    ...searchHandlers(context),
    ...collectionHandlers(context),
    ...importHandlers(context),
    ...fundHandlers(context),
    ...memberHandlers(context),
    ...callHandlers(context),
    ...packHandlers(context),
    ...officeMemberHandlers(context),
    ...officeErasureHandlers(context),
    ...officeDeskHandlers(context, () => openSharedSpaces(library)),
    ...togetherHandlers(context, () => openSharedSpaces(library)),
    ...templateHandlers(context),
    ...dossierHandlers(context),
    ...newDossierHandlers(context),
    ...dossierFileHandlers(context),
    ...limitHandlers(context, texts),
    ...assistantHandlers(context),
    ...officeDateHandlers(context, ids => runningLimits(library, texts, ids)),
    ...draftHandlers(context),
    ...typingHandlers(context),
    ...briefHandlers(context),
    ...setHandlers(context),
    ...projectHandlers(context),
    ...waveHandlers(context),
    ...publishingHandlers(context),
    ...takeUpHandlers(context),
    ...printingHandlers(context),
    ...modelHandlers(context),
    ...versionHandlers(context),
    ...returningHandlers(context),
    ...exhibitHandlers(context),
    ...scanHandlers(context),
    ...draftExhibitHandlers(context),
    ...bundleHandlers(context),
    ...filingHandlers(context),
    ...sharingHandlers(context),
    ...settingHandlers(context),
    ...backupHandlers(context),
    ...erasureHandlers(context),
    ...updateHandlers(context),
    ...offerHandlers(context),
    ...diagnosticHandlers(context),
  })
}

/**
 * Tells the windows what each message changed, as the contract declares it, and the long tasks that it is being answered. In a library
 * open to be read, an act that changes something is refused before it begins.
 */
function withAnnouncements({ library, host }: Context, handlers: Handlers): Handlers {
  const entries = Object.entries(handlers).map(([name, handler]) => {
    const channel = name as Channel
    const run = (input: unknown) => asSentence(() => (handler as (input: unknown) => unknown)(input))
    if (!mayWrite(channel)) return [channel, run]
    return [
      channel,
      async (input: unknown) => {
        const changes = changedBy(channel, input)
        if (changes.length > 0) refuseReadOnly(library)
        const value = await whileAnswering(() => run(input))
        for (const data of changes) host.emit({ event: 'changed', data })
        return value
      },
    ]
  })
  return Object.fromEntries(entries) as Handlers
}

/** Runs a handler; what the database or the disk refuses comes out as a sentence, never as a bug of which nothing would be lost. */
function asSentence(run: () => unknown): unknown {
  try {
    const value = run()
    return value instanceof Promise
      ? value.catch(error => {
          throw refusal(error)
        })
      : value
  } catch (error) {
    throw refusal(error)
  }
}
