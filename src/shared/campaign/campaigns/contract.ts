import { z } from 'zod'
import { Id } from '../../kernel/common.ts'
import { type Endpoint, endpoint, nothing, one } from '../../kernel/endpoint.ts'
import { Campaign } from './model.ts'
import { CampaignState } from './state.ts'

/** A campaign as a list shows it: the title of its bill, the stage it is at, and the dossier its documents lie in, once there is one. */
export const ListedCampaign = Campaign.extend({
  billTitle: z.string(),
  stage: z.string(),
  dossier: Id.optional(),
})
export type ListedCampaign = z.infer<typeof ListedCampaign>

/** Campaigns: begun on a bill, archived, taken out of the archive. */
export const campaigns = {
  /** open ones first, each group in the order of the bills */
  'campaigns.list': endpoint({ input: nothing, output: z.array(ListedCampaign) }),
  'campaigns.get': endpoint({ input: one, output: Campaign }),
  /** the campaign of a bill; made where there is none */
  'campaigns.begin': endpoint({ input: z.object({ bill: Id }), output: Campaign, changes: 'library' }),
  'campaigns.save': endpoint({
    input: z.object({ campaign: Campaign }),
    output: Campaign,
    changes: 'everything',
  }),
  /** where it stands today: its dates, what rests on an older state, what to do next in order */
  'campaigns.state': endpoint({ input: one, output: CampaignState }),
  /** nothing of an archived one is offered; all of it is kept */
  'campaigns.archive': endpoint({
    input: one.extend({ archived: z.boolean() }),
    output: Campaign,
    changes: 'everything',
  }),
} satisfies Record<string, Endpoint>
