import { z } from 'zod'
import { Practice } from '../../dossiers/task.ts'
import { Id, Instant, Revision } from '../../kernel/common.ts'
import { OneLine } from '../../kernel/one-line.ts'

/** Who leads a campaign, as its documents print it. */
const Identity = z.object({
  association: z.string().trim().max(300).default(''),
  contact: z.string().trim().max(300).default(''),
  signature: z.string().trim().max(300).default(''),
})
export type Identity = z.infer<typeof Identity>

/** A campaign: the bill it follows, and what is asked once for all its documents. */
export const Campaign = Identity.extend({
  id: Id,
  bill: Id,
  title: OneLine.trim().min(1).max(200),
  /** private: leaves in no file unless asked */
  notes: z.string().max(20_000).default(''),
  /** they leave in no file: those of a space, for it alone */
  ...Practice.shape,
  /** absent while it is open */
  archivedAt: Instant.optional(),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type Campaign = z.infer<typeof Campaign>

/** The id of the campaign of a bill, the same in every library: two of them merge. */
export const campaignId = (bill: string): string => `campaign:${bill}`

/** The answers of a dossier that say who leads the campaign, by field. */
export const identityKeys = {
  association: 'sender.association',
  contact: 'contact',
  signature: 'sender.name',
} as const satisfies Record<keyof Identity, string>

type Facts = Readonly<Record<string, string>>

/** Who leads a campaign, of the answers of its dossier. */
export const identityIn = (facts: Facts): Identity => ({
  association: facts[identityKeys.association]?.trim() ?? '',
  contact: facts[identityKeys.contact]?.trim() ?? '',
  signature: facts[identityKeys.signature]?.trim() ?? '',
})

/** The same as answers; an empty one takes an older answer away. */
export const identityFacts = ({ association, contact, signature }: Identity): Record<string, string> => ({
  [identityKeys.association]: association,
  [identityKeys.contact]: contact,
  [identityKeys.signature]: signature,
})

/** The setting that keeps the bill one works on, the same on every tab and on the command line. */
export const campaignSetting = 'campaign.bill'
