import { identityFacts } from '../../../shared/campaign/campaigns/model.ts'
import type { Template } from '../../../shared/drafts/templates/template.ts'
import { href } from '../../kernel/route.ts'
import type { Campaigns } from './useCampaigns.ts'

/** Reads who leads the campaign of a bill, as answers; nothing where the bill has none. */
export function identityOf({ open }: Campaigns, bill: string): Readonly<Record<string, string>> {
  const campaign = open.find(one => one.bill === bill)
  return campaign ? identityFacts(campaign) : {}
}

interface Props {
  readonly template: Template
  readonly campaigns: Campaigns
  readonly bill: string
}

/** The answers of a document that its campaign gives, which are not asked again. */
export function CampaignAnswers({ template, campaigns, bill }: Props) {
  const identity = identityOf(campaigns, bill)
  const answers = template.facts.flatMap(spec => {
    const value = identity[spec.key]
    return value ? [`${spec.label}\u00a0: ${value}`] : []
  })
  if (answers.length === 0) return null
  return (
    <p className="help">
      Repris de la campagne. {answers.join('\u00a0; ')}. <a href={href(['campagne', 'equipe'])}>Changer</a>
    </p>
  )
}
