import { oncePer } from '../../kernel/database/once.ts'
import { prepare } from '../intake/prepare.ts'
import { citedIds } from '../own.ts'
import { sourceRows } from '../source-rows.ts'
import { writing } from '../writing.ts'
import { type FundRow, inFunds } from './fund-texts.ts'

/** Copies into the library a source that an attached fund alone has, before something of the user's, or of an import, changes it. */
export const adopting = oncePer(db => {
  const rows = sourceRows(db)
  const funds = inFunds(db)

  /** The copy has the id, the revision, the keys and the memory of its records that the fund has: it is the same source. */
  function adopt({ texts, row }: FundRow): number {
    return writing(db, write => {
      const source = texts.rows.read(row)
      const seq = rows.insert(write, prepare(source), row.id, row.updatedAt)
      for (const { key, hash } of texts.rows.keys(row.seq)) rows.holdKey(key, seq, hash)
      write.reindex(seq)
      return seq
    })
  }

  function byKeys(names: readonly string[]): boolean {
    if (funds.isEmpty() || names.some(name => rows.key(name) !== undefined)) return false
    const fundRow = funds.byKeys(names)
    if (fundRow) adopt(fundRow)
    return fundRow !== undefined
  }

  return {
    /** Copies the source that bears one of these keys, unless the library has one of them. Was one copied? */
    byKeys,
    byId: (id: string): boolean => byKeys([`id:${id}`]),
    /** Copies the sources that drafts and arguments cite: what a backup holds must not need a fund. How many were copied? */
    cited(): number {
      if (funds.isEmpty()) return 0
      return writing(db, () => [...citedIds(db)].filter(id => byKeys([`id:${id}`])).length)
    },
  }
})
