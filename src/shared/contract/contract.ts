import { z } from 'zod'
import { assistant } from '../assistant/contract.ts'
import { amendments } from '../campaign/amendments/contract.ts'
import { campaign } from '../campaign/bills/contract.ts'
import { briefs } from '../campaign/briefs/contract.ts'
import { calls } from '../campaign/calls/contract.ts'
import { campaigns } from '../campaign/campaigns/contract.ts'
import { members } from '../campaign/members/contract.ts'
import { projects } from '../campaign/projects/contract.ts'
import { publishing } from '../campaign/publishing/contract.ts'
import { waves } from '../campaign/waves/contract.ts'
import { dossiers } from '../dossiers/contract.ts'
import { drafts } from '../drafts/contract.ts'
import { templates } from '../drafts/templates/contract.ts'
import { exhibits } from '../exhibits/contract.ts'
import { scans } from '../exhibits/scans/contract.ts'
import { filings } from '../filings/contract.ts'
import { funds } from '../imports/contract.ts'
import { Job } from '../imports/job.ts'
import { Id } from '../kernel/common.ts'
import { type Endpoint, Subject } from '../kernel/endpoint.ts'
import { library } from '../library/contract.ts'
import { offers } from '../offers/contract.ts'
import { procedure } from '../procedure/contract.ts'
import { diagnostics, safekeeping } from '../safekeeping/contract.ts'
import { searches } from '../search/contract.ts'
import { settings } from '../settings/contract.ts'
import { exchange } from '../sharing/contract.ts'
import { officeDesk } from '../sharing/office/contract.ts'
import { officeDates } from '../sharing/office/dates-contract.ts'
import { officeErasures } from '../sharing/office/erased/erasure-contract.ts'
import { officeMembers } from '../sharing/office/members-contract.ts'
import { TogetherNews, together } from '../sharing/office/together-contract.ts'
import { updates } from '../updates/contract.ts'
import { word } from '../word/contract.ts'

export { Gathered } from '../drafts/gathered.ts'
export { FileRef, Token } from '../kernel/endpoint.ts'
export { BackupRef } from '../safekeeping/contract.ts'

/** Every subject's messages, by name: the compiler writes out no inferred type as long as this one. */
type Messages = typeof library &
  typeof searches &
  typeof campaign &
  typeof campaigns &
  typeof amendments &
  typeof members &
  typeof calls &
  typeof briefs &
  typeof projects &
  typeof waves &
  typeof publishing &
  typeof funds &
  typeof exchange &
  typeof officeDesk &
  typeof officeErasures &
  typeof officeMembers &
  typeof officeDates &
  typeof together &
  typeof templates &
  typeof dossiers &
  typeof procedure &
  typeof drafts &
  typeof word &
  typeof exhibits &
  typeof scans &
  typeof filings &
  typeof settings &
  typeof safekeeping &
  typeof updates &
  typeof diagnostics &
  typeof offers &
  typeof assistant

/** Every message of the application: its input and its output. The map of the program. */
export const contract: Messages = {
  ...library,
  ...searches,
  ...campaign,
  ...campaigns,
  ...amendments,
  ...members,
  ...calls,
  ...briefs,
  ...projects,
  ...waves,
  ...publishing,
  ...funds,
  ...exchange,
  ...officeDesk,
  ...officeErasures,
  ...officeMembers,
  ...officeDates,
  ...together,
  ...templates,
  ...dossiers,
  ...procedure,
  ...drafts,
  ...word,
  ...exhibits,
  ...scans,
  ...filings,
  ...settings,
  ...safekeeping,
  ...updates,
  ...diagnostics,
  ...assistant,
  ...offers,
} satisfies Record<string, Endpoint>

/** Events the hosts send to the window, over GET /events. */
export const events = {
  job: Job,
  /** how far a request that named itself is */
  progress: z.object({ run: Id, done: z.int(), total: z.int(), message: z.string() }),
  /** a file that the window left to the system's dialog is written; `reason`: why it is not */
  download: z.object({ name: z.string(), reason: z.string().optional() }),
  /** an error nobody foresaw, in the program itself: a sentence for the user */
  unforeseen: z.object({ message: z.string() }),
  /** a file was given from outside the window, or answered for */
  offered: z.object({ waiting: z.int() }),
  /** another launch asks for the window that is open */
  forward: z.object({}),
  /** a sealed library is being locked: pages save, and are emptied */
  locked: z.object({}),
  /** others wrote in a text that is open to several */
  together: TogetherNews,
  /** something was saved by another window or process */
  changed: z.object({
    what: Subject,
    id: Id.optional(),
  }),
}

export type Contract = typeof contract
export type Channel = keyof Contract
export type Input<C extends Channel> = z.input<Contract[C]['input']>
export type Parsed<C extends Channel> = z.output<Contract[C]['input']>
export type Output<C extends Channel> = z.output<Contract[C]['output']>
/** Return type of a handler: parsed on the way out, so defaults may be left out. */
export type Returned<C extends Channel> = z.input<Contract[C]['output']>
export type Handlers = { [C in Channel]: (input: Parsed<C>) => Returned<C> | Promise<Returned<C>> }
export type Client = { [C in Channel]: (input: Input<C>) => Promise<Output<C>> }
export type Events = { [E in keyof typeof events]: z.output<(typeof events)[E]> }
