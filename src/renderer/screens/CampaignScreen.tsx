import { Suspense, useState } from 'react'
import type { ListedCampaign } from '../../shared/campaign/campaigns/contract.ts'
import { Campaign } from '../campaign/Campaign.tsx'
import type { SectionProps } from '../campaign/section.ts'
import { lazyScreen } from '../kernel/lazyScreen.ts'

const SendDialog = lazyScreen(async () => (await import('../sharing/SendDialog.tsx')).SendDialog)

/** The campaign, with the file that shares it whole. */
export function CampaignScreen(props: Omit<SectionProps, 'campaigns' | 'onShare'>) {
  const [sharing, setSharing] = useState<ListedCampaign>()
  return (
    <>
      <Campaign {...props} onShare={setSharing} />
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
