import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { shortDay, today } from '../../ui/date.ts'
import { Choice } from '../../ui/field.tsx'
import type { Campaigns } from './useCampaigns.ts'

/** The bill one works on and where it is, above every tab of the campaign; another is chosen here. */
export function CampaignHead({ bill, bills, open, choose }: Campaigns) {
  if (!bill || !bills) return null
  const titles = new Map(open.map(one => [one.bill, one.title]))
  const current = currentStage(bill, today())
  return (
    <div className="campaign-bill">
      <Choice
        label="Campagne"
        isHidden
        value={bill.id}
        onChange={choose}
        options={bills
          .toSorted((a, b) => Number(titles.has(b.id)) - Number(titles.has(a.id)))
          .map(one => ({
            value: one.id,
            label: titles.get(one.id) ?? `${one.title} (texte suivi, sans campagne)`,
          }))}
      />
      <p className="help">
        {titles.has(bill.id) && titles.get(bill.id) !== bill.title && `${bill.title} · `}
        {current
          ? `étape en cours\u00a0: ${current.label}${current.date ? `, ${shortDay(current.date)}` : ', date non connue'}`
          : 'aucune étape notée'}
      </p>
    </div>
  )
}
