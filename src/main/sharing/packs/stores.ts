import { amendments } from '../../campaign/amendments/store.ts'
import { bills } from '../../campaign/bills/store.ts'
import { billTexts } from '../../campaign/bills/text-store.ts'
import { sharedDocuments } from '../../campaign/campaigns/shared-documents.ts'
import { campaigns } from '../../campaign/campaigns/store.ts'
import { targetLists } from '../../campaign/members/target-lists.ts'
import { localProjects } from '../../campaign/projects/store.ts'
import { openingPhrases } from '../../campaign/sets/opening-phrases.ts'
import { keptTemplates } from '../../drafts/template-store.ts'
import type { Database } from '../../kernel/database/open.ts'
import { sources } from '../../library/store.ts'
import { sentRecords } from '../sent-records.ts'
import { packs } from '../store.ts'
import { packJournal } from './journal.ts'
import { packActs } from './pack-acts.ts'

/** Everything a pack reads or changes, its statements prepared once for the thousands of things a pack may hold. */
export const stores = (db: Database) => ({
  sources: sources(db),
  bills: bills(db),
  templates: keptTemplates(db),
  billTexts: billTexts(db),
  targets: targetLists(db),
  openings: openingPhrases(db),
  campaigns: campaigns(db),
  amendments: amendments(db),
  documents: sharedDocuments(db),
  projects: localProjects(db),
  packs: packs(db),
  sent: sentRecords(db),
  acts: packActs(db),
  journal: packJournal(db),
})
export type Stores = ReturnType<typeof stores>
