import { z } from 'zod'
import { amendments } from './contract/amendments.ts'
import { briefs } from './contract/briefs.ts'
import { calls } from './contract/calls.ts'
import { campaign } from './contract/campaign.ts'
import { diagnostics } from './contract/diagnostics.ts'
import { dossiers } from './contract/dossiers.ts'
import { drafts } from './contract/drafts.ts'
import { type Endpoint, Subject } from './contract/endpoint.ts'
import { exchange } from './contract/exchange.ts'
import { exhibits } from './contract/exhibits.ts'
import { library } from './contract/library.ts'
import { members } from './contract/members.ts'
import { offers } from './contract/offers.ts'
import { settings } from './contract/settings.ts'
import { updates } from './contract/updates.ts'
import { Id } from './model/common.ts'
import { Job } from './model/job.ts'

export { Gathered } from './contract/drafts.ts'
export { FileRef, Token } from './contract/endpoint.ts'
export { BackupRef } from './contract/settings.ts'

/** Every message of the application: its input and its output. The map of the program. */
export const contract = {
  ...library,
  ...campaign,
  ...amendments,
  ...members,
  ...calls,
  ...briefs,
  ...exchange,
  ...dossiers,
  ...drafts,
  ...exhibits,
  ...settings,
  ...updates,
  ...diagnostics,
  ...offers,
} satisfies Record<string, Endpoint>

/** What the hosts tell the window without being asked, over GET /events. */
export const events = {
  job: Job,
  /** how far a request that named itself is */
  progress: z.object({ run: Id, done: z.int(), total: z.int(), message: z.string() }),
  /** a file that the window left to the system's dialog is written; `reason`: why it is not */
  download: z.object({ name: z.string(), reason: z.string().optional() }),
  /** a file was given from outside the window, or answered for */
  offered: z.object({ waiting: z.int() }),
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
/** What a handler may return: parsed on the way out, so defaults may be left out. */
export type Returned<C extends Channel> = z.input<Contract[C]['output']>
export type Handlers = { [C in Channel]: (input: Parsed<C>) => Returned<C> | Promise<Returned<C>> }
export type Client = { [C in Channel]: (input: Input<C>) => Promise<Output<C>> }
export type Events = { [E in keyof typeof events]: z.output<(typeof events)[E]> }
