import type { Gathered } from '../../shared/drafts/gathered.ts'
import { factOf, partiesOf, spokenIn } from '../../shared/drafts/slots/facts.ts'
import { partyName } from '../../shared/drafts/slots/party-names.ts'
import type { InventoryHead } from '../exhibits/own-pages.ts'

/** Above the inventory of a text: its court, its number where it has one, and its parties. */
export function inventoryHead({ dossier, template }: Gathered): InventoryHead {
  const view = spokenIn(dossier, template)
  const names = (role: 'claimant' | 'defendant') =>
    partiesOf(view, role).map(partyName).filter(Boolean).join(', ')
  return {
    court: factOf('court', dossier, template) ?? '',
    caseNumber: factOf('case.number', dossier, template) ?? '',
    parties: [names('claimant'), names('defendant')].filter(Boolean).join(' c/ '),
  }
}
