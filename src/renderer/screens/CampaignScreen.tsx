import { Suspense, useState } from 'react'
import type { ListedCampaign } from '../../shared/campaign/campaigns/contract.ts'
import { Campaign } from '../campaign/Campaign.tsx'
import type { SectionProps } from '../campaign/section.ts'
import { lazyScreen } from '../kernel/lazyScreen.ts'
import { SharedWith } from '../sharing/office/SharedWith.tsx'

const SendDialog = lazyScreen(async () => (await import('../sharing/SendDialog.tsx')).SendDialog)

/** The campaign, with the file that shares it whole. */
export function CampaignScreen(props: Omit<SectionProps, 'campaigns' | 'onShare' | 'spacesOf'>) {
  const [sharing, setSharing] = useState<ListedCampaign>()
  return (
    <>
      <Campaign
        {...props}
        onShare={setSharing}
        spacesOf={({ id }) => <SharedWith kind="campaign" id={id} title="Avec les membres d’un espace" />}
      />
      {sharing && (
        <Suspense>
          <SendDialog
            what={{ campaign: sharing.id }}
            title={sharing.title}
            onClose={() => setSharing(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}
