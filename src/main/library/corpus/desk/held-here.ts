import { oncePer } from '../../../kernel/database/once.ts'
import { inFunds } from '../../funds/fund-texts.ts'
import { sourceRows } from '../../source-rows.ts'

/** Tells whether the library, or a fund attached to it, holds the source of some keys, were it removed. */
export const heldHere = oncePer((db): ((keys: readonly string[]) => boolean) => {
  const rows = sourceRows(db)
  const funds = inFunds(db)
  return keys => keys.some(key => rows.key(key) !== undefined) || funds.byKeys(keys) !== undefined
})
