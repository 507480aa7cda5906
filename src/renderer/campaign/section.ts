import type { ComponentType, ReactNode } from 'react'
import type { ListedCampaign } from '../../shared/campaign/campaigns/contract.ts'
import type { Campaigns } from './campaigns/useCampaigns.ts'

/** Props of a section of the campaign: where it is, and what it may ask of the window. */
export interface SectionProps {
  /** the address after the section's own part: `campagne/textes/<bill>` gives `['<bill>']` */
  readonly path: readonly string[]
  readonly query: Readonly<Record<string, string>>
  /** the bill one works on, and the campaigns there are */
  readonly campaigns: Campaigns
  /** makes one signed file of a campaign */
  readonly onShare: (campaign: ListedCampaign) => void
  /** the spaces a campaign is shared in */
  readonly spacesOf: (campaign: ListedCampaign) => ReactNode
  /** examines a file received */
  readonly onReceive: () => void
  readonly onBriefing: (template: string) => void
  readonly onStarter: () => void
}

/** A group of sections, under the name a volunteer uses; its first section opens with it. */
export interface SectionGroup {
  readonly label: string
  readonly sections: readonly Section[]
}

/** A section of the campaign, at `campagne/<path>`. */
export interface Section {
  readonly path: string
  readonly label: string
  /** other words people look for it by */
  readonly words: string
  readonly Page: ComponentType<SectionProps>
}
