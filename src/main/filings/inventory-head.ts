import type { Party } from '../../shared/dossiers/model.ts'
import type { Gathered } from '../../shared/drafts/gathered.ts'
import { factOf, partiesOf, spokenIn } from '../../shared/drafts/slots/facts.ts'
import { partyInSentence } from '../../shared/drafts/slots/party-names.ts'
import { defendantOf } from '../../shared/drafts/slots/presumed-defendant.ts'
import { capital, courtName } from '../../shared/french/wording.ts'
import type { InventoryHead } from '../exhibits/own-pages.ts'

/** Above the inventory of a text: its court, its number where it has one, and its parties. */
export function inventoryHead({ dossier, template }: Gathered): InventoryHead {
  const view = spokenIn(dossier, template)
  const claimants = partiesOf(view, 'claimant')
  const named = partiesOf(view, 'defendant').filter(party => party.name)
  const defendants = named.length > 0 ? named : [defendantOf(view) ?? []].flat()
  const names = (parties: readonly Party[]) => parties.map(partyInSentence).filter(Boolean).join(', ')
  const court = factOf('court', dossier, template)
  return {
    court: court ? capital(courtName(court)) : '',
    caseNumber: factOf('case.number', dossier, template) ?? '',
    parties: capital([names(claimants), names(defendants)].filter(Boolean).join(' c/ ')),
  }
}
