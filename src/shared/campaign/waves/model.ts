import { z } from 'zod'
import { Event } from '../../dossiers/model.ts'
import { Day, Id, Instant, Revision } from '../../kernel/common.ts'
import { OneLine } from '../../kernel/one-line.ts'
import { ProjectCommune } from '../projects/model.ts'

/** Kinds of public bodies one asks for documents. */
export const AuthorityKind = z.enum(['mairie', 'prefecture', 'sdis', 'epci', 'other'])
export type AuthorityKind = z.infer<typeof AuthorityKind>

/** A public body to write to, never a person. */
export const Authority = z.object({
  kind: AuthorityKind,
  /** as the letter names it: `mairie de Moirans`, `préfecture de l’Isère` */
  name: OneLine.min(1).max(200),
  commune: ProjectCommune.optional(),
  department: z.string().max(3).default(''),
  address: z.string().max(600).default(''),
  email: z.string().max(300).default(''),
})
export type Authority = z.infer<typeof Authority>

/** One authority of a wave: what was sent, what happened, what it answered. */
export const WaveLine = z.object({
  id: Id,
  authority: Authority,
  /** the local project it is about */
  project: Id.optional(),
  sent: Day.optional(),
  /** from which the time limits of procedure run */
  events: z.array(Event).max(60).default([]),
  /** its answers, among the exhibits of the wave’s dossier */
  exhibits: z.array(Id).max(200).default([]),
  /** the dossier opened from it, once there is something to refer or to sue */
  dossier: Id.optional(),
  /** the documents came: nothing runs any more */
  closed: Day.optional(),
})
export type WaveLine = z.infer<typeof WaveLine>

/** One request for documents sent to many authorities, each with its own dates. */
export const Wave = z.object({
  id: Id,
  title: OneLine.min(1).max(300),
  /** who asks, and the exhibits received */
  dossier: Id,
  /** the letter, written once */
  draft: Id,
  campaign: Id.optional(),
  lines: z.array(WaveLine).max(2000).default([]),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type Wave = z.infer<typeof Wave>

/** A mark that several authorities may be given at once; all but `sent` and `closed` are kinds of events. */
export const WaveMark = z.enum([
  'sent',
  'cada-request',
  'cada-refused',
  'cada-registered',
  'cada-opinion',
  'cada-confirmed',
  'filed',
  'closed',
])
export type WaveMark = z.infer<typeof WaveMark>
