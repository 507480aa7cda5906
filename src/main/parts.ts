import { campaignRules } from '../shared/campaign/briefs/campaign-rules.ts'
import { billOf, campaignProblems, readingOf } from './campaign/briefs/briefs.ts'
import { campaignReceivers } from './campaign/receivers.ts'
import { registerProviders } from './drafts/providers.ts'
import { filedContent } from './filings/store.ts'
import { registerReceivers } from './imports/receivers.ts'

/** Registers what each subject gives to the rooms below its own. Whoever runs a part of the program without app.ts calls it. */
export function registerParts(): void {
  registerReceivers(campaignReceivers)
  registerProviders({ billOf, readingOf, rules: campaignRules, campaignProblems, filedContent })
}
