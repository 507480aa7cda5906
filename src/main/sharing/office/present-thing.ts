import type { OfficeKind } from '../../../shared/sharing/office/thing-state.ts'
import { campaigns } from '../../campaign/campaigns/store.ts'
import { dossiers } from '../../dossiers/store.ts'
import type { Database } from '../../kernel/database/open.ts'
import { collections } from '../../library/collections/collections.ts'
import { sourceReader } from '../../library/source-reader.ts'

/** Refuses a dossier, a campaign, a collection or a source that is not in the library; the other kinds go with one of these. */
export function requireThing(db: Database, kind: OfficeKind, id: string): void {
  if (kind === 'dossier') dossiers(db).get(id)
  else if (kind === 'campaign') campaigns(db).get(id)
  else if (kind === 'collection') collections(db).get(id)
  else if (kind === 'source') sourceReader(db).get(id)
}
