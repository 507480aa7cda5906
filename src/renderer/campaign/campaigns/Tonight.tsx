import { Failure, Loading } from '../../ui/state.tsx'
import { NoBills } from '../NoBills.tsx'
import type { SectionProps } from '../section.ts'
import { CampaignOfBill } from './CampaignOfBill.tsx'
import { StateBox } from './StateBox.tsx'

/** The screen that leads: the next things to do about one text; how to begin, where there is no campaign yet. */
export function Tonight({ campaigns, onStarter, onReceive }: SectionProps) {
  const { bills, bill, campaign, error, reload } = campaigns
  if (error && !bills) return <Failure error={error} retry={reload} />
  if (!bills) return <Loading />
  if (!bill)
    return (
      <NoBills onStarter={onStarter} onReceive={onReceive}>
        Une campagne suit un texte de loi. La bibliothèque de départ en contient&nbsp;; vous pouvez aussi
        recevoir la campagne de votre association, en un fichier.
      </NoBills>
    )
  if (campaign) return <StateBox campaign={campaign} />
  return (
    <section aria-labelledby="no-campaign" className="tonight">
      <h2 id="no-campaign">{bill.title}</h2>
      <p>
        Ce texte est suivi, et n’a pas encore de campagne&nbsp;: commencez-la, et cette page dira chaque soir
        ce qui a bougé, qui appeler et quoi écrire.
      </p>
      <div className="actions">
        <CampaignOfBill bill={bill.id} campaigns={campaigns} />
      </div>
    </section>
  )
}
