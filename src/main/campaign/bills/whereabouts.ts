import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { contradictedText } from '../../../shared/campaign/powers/testimony.ts'
import { type LateText, lateText } from '../../../shared/campaign/powers/whereabouts.ts'
import type { Source } from '../../../shared/library/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { sourceReader } from '../../library/source-reader.ts'

/** Why where a text is has to be asked before anything is asked about it: a source contradicts its noted stage, or it has been there too long. */
export const whereaboutsOf = (db: Database, bill: Bill, today: string): LateText | undefined =>
  contradictedText(bill, today, citedAbout(db, bill)) ?? lateText(bill, today)

/** The sources that the arguments linked to a bill cite. */
export function citedAbout(db: Database, bill: Bill): Source[] {
  const linked = allArguments(db).filter(argument => argument.measures.some(link => link.bill === bill.id))
  const ids = new Set(
    linked.flatMap(({ authorities, facts }) => [
      ...authorities.map(authority => authority.source),
      ...facts.flatMap(fact => fact.source ?? []),
    ]),
  )
  return sourceReader(db).existing([...ids])
}
