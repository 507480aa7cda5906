import { randomUUID } from 'node:crypto'
import {
  type Campaign,
  type Identity,
  identityFacts,
  identityIn,
} from '../../../shared/campaign/campaigns/model.ts'
import { blankDossier, type Dossier } from '../../../shared/dossiers/model.ts'
import { dossiers } from '../../dossiers/store.ts'
import type { Database } from '../../kernel/database/open.ts'

/** Makes the dossier of a campaign: one for all its documents, whose answers say who leads it. */
export const campaignDossier = (db: Database, campaign: Campaign): Dossier =>
  dossiers(db).save(
    blankDossier({
      id: randomUUID(),
      type: 'advocacy',
      title: `Campagne : ${campaign.title}`.slice(0, 200),
      facts: { 'bill.id': campaign.bill, ...identityFacts(campaign) },
    }),
  )

/** Who leads the campaign of a bill, as the documents made before there were campaigns say it, the last first. */
export function lastIdentity(db: Database, bill: string): Identity {
  const all = dossiers(db)
  return all
    .ofBill(bill)
    .map(id => identityIn(all.get(id).facts))
    .reduce(
      (before, one) => ({
        association: one.association || before.association,
        contact: one.contact || before.contact,
        signature: one.signature || before.signature,
      }),
      { association: '', contact: '', signature: '' },
    )
}
