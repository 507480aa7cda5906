import { href } from '../../kernel/route.ts'
import { useCampaigns } from '../campaigns/useCampaigns.ts'

/** Leads from the library to the bills one follows, whose campaigns are on another screen; nothing where there is none. */
export function FollowedBills() {
  const { bills } = useCampaigns()
  if (!bills?.length) return null
  return (
    <nav className="followed-bills" aria-label="Textes suivis">
      <p>
        {bills.length > 1 ? 'Vos textes suivis' : 'Votre texte suivi'}, dans <b>Campagne</b>&nbsp;:
      </p>
      <ul>
        {bills.map(bill => (
          <li key={bill.id}>
            <a href={href(['campagne', 'textes', bill.id])}>{bill.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
