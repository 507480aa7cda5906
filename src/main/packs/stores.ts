import { billTexts } from '../db/bill-texts.ts'
import { bills } from '../db/bills.ts'
import type { Database } from '../db/open.ts'
import { openingPhrases } from '../db/opening-phrases.ts'
import { packActs } from '../db/pack-acts.ts'
import { packJournal } from '../db/pack-journal.ts'
import { packs } from '../db/packs.ts'
import { sources } from '../db/sources.ts'
import { targetLists } from '../db/target-lists.ts'
import { keptTemplates } from '../db/templates.ts'

/** Everything a pack reads or changes, its statements prepared once for the thousands of things a pack may hold. */
export const stores = (db: Database) => ({
  sources: sources(db),
  bills: bills(db),
  templates: keptTemplates(db),
  billTexts: billTexts(db),
  targets: targetLists(db),
  openings: openingPhrases(db),
  packs: packs(db),
  acts: packActs(db),
  journal: packJournal(db),
})
export type Stores = ReturnType<typeof stores>
