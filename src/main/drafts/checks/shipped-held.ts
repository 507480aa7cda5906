import { readFileSync } from 'node:fs'
import type { Held } from '../../../shared/drafts/verify/held.ts'
import { loadPack } from '../../imports/formats/pack.ts'
import { readPack } from '../../imports/formats/pack-file.ts'
import { starterFiles } from '../../imports/starter.ts'
import { openDatabase } from '../../kernel/database/open.ts'
import { holding } from '../../library/citations/same-number.ts'

let instance: Held | undefined

/** The starter library that ships, as what a text is held against; made in memory the first time it is needed. */
function shippedHeld(): Held {
  if (instance) return instance
  const db = openDatabase(':memory:', { fills: [], copyOwn: () => {} })
  for (const { path } of starterFiles()) loadPack(db, readPack(readFileSync(path, 'utf8')).pack)
  instance = holding(db)
  return instance
}

/** A library, and where it has nothing of what is cited, the records that ship: a text is verified on a library that is still empty. */
export function withShipped(own: Held): Held {
  const other = shippedHeld()
  return {
    resolve: keys => own.resolve(keys) ?? other.resolve(keys),
    byId: id => own.byId(id) ?? other.byId(id),
    holds: keys => own.holds(keys) || other.holds(keys),
    lookalikes: citation => [...own.lookalikes(citation), ...other.lookalikes(citation)],
    undone: id => (own.byId(id) ? own.undone(id) : other.undone(id)),
    stateOf: own.stateOf,
    acts: act => [...own.acts(act), ...other.acts(act)],
    holdsSeries: own.holdsSeries,
    citedElsewhere: own.citedElsewhere,
  }
}
