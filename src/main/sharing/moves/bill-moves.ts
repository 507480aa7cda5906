import { Bill } from '../../../shared/campaign/bills/model.ts'
import { movesBetween } from '../../../shared/campaign/bills/state/moves.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import type { Review } from '../../../shared/sharing/review.ts'
import { restingOn } from '../../campaign/bills/handlers.ts'
import { bills } from '../../campaign/bills/store.ts'
import type { Library } from '../../kernel/library.ts'
import type { ReadPack } from '../packs/read-pack.ts'

/** Tells, of each followed bill in a pack, what moved and which documents would be written for a state that has passed. */
export function movesIn({ db }: Library, pack: ReadPack): Review['moves'] {
  const today = localDay(new Date())
  const followed = new Map(
    bills(db)
      .list()
      .map(bill => [bill.id, bill]),
  )
  return pack.entries.flatMap(entry => {
    const mine = entry.what === 'bill' ? followed.get(entry.id) : undefined
    if (!mine) return []
    const theirs = Bill.parse(pack.thing(entry).value)
    const { lines, behind } = movesBetween(mine, theirs, today)
    const isMoved = lines.length > 0 && behind === ''
    return [
      {
        bill: mine.id,
        title: mine.title,
        lines: [...lines],
        behind,
        resting: isMoved ? restingOn(db, theirs) : [],
        pages: isMoved
          ? 'Si vous publiez des pages de ce texte, elles disent l’état d’avant\u00a0: publiez-les de nouveau dans le même dossier, la revue montrera ce qui change.'
          : '',
      },
    ]
  })
}
