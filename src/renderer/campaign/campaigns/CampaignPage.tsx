import { href } from '../../kernel/route.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import { NoBills } from '../NoBills.tsx'
import type { SectionProps } from '../section.ts'
import { Archive } from './Archive.tsx'
import { CampaignOfBill } from './CampaignOfBill.tsx'
import { IdentityForm } from './IdentityForm.tsx'
import { StateBox } from './StateBox.tsx'

/** One campaign: where it stands, who leads it; and those of the archive. */
export function CampaignPage({ campaigns, onStarter }: SectionProps) {
  const { bills, bill, campaign, archived, error, reload } = campaigns
  if (error && !bills) return <Failure error={error} retry={reload} />
  if (!bills) return <Loading />
  return (
    <>
      {bill === undefined && archived.length === 0 && (
        <NoBills onStarter={onStarter}>
          Une campagne suit un texte de loi. La bibliothèque de départ en contient&nbsp;; vous pouvez aussi en
          suivre un.
        </NoBills>
      )}
      {bill && !campaign && (
        <section aria-labelledby="no-campaign">
          <h2 id="no-campaign">{bill.title}</h2>
          <p>
            Ce texte est suivi, et n’a pas encore de campagne. Elle commence d’elle-même au premier document
            écrit pour lui.
          </p>
          <div className="actions">
            <CampaignOfBill bill={bill.id} campaigns={campaigns} />
            <a className="button" href={href(['campagne', 'textes', bill.id])}>
              Voir le texte et ses mesures
            </a>
          </div>
        </section>
      )}
      {campaign && <StateBox campaign={campaign} />}
      {campaign && <IdentityForm key={`${campaign.id} ${campaign.revision}`} campaign={campaign} />}
      <Archive campaigns={archived} />
    </>
  )
}
