import { oncePer } from '../../kernel/database/once.ts'
import { adopting } from '../funds/adopt.ts'
import { inFunds } from '../funds/fund-texts.ts'
import { readMemory, supersedes, wasTaken } from './last-record.ts'
import type { PreparedSource } from './prepare.ts'
import { olderThan } from './tombstones.ts'

/** The outcome of a record of which the library takes nothing, for a fund has it. */
interface FundOutcome {
  readonly outcome: 'unchanged' | 'older'
  readonly seq: null
  readonly reason?: string
}

/** Meets the records of imports and packs with the sources that an attached fund alone has. */
export const metInFunds = oncePer(db => {
  const funds = inFunds(db)
  const { byKeys } = adopting(db)

  /** The outcome of a record of which a fund already took the same, or a newer one; undefined where the library has to take it. */
  function outcomeOf(one: PreparedSource): FundOutcome | undefined {
    const holder = funds.isEmpty() ? undefined : funds.byKeys([one.record])
    if (!holder) return undefined
    const memory = readMemory(holder.texts.rows.key(one.record)?.hash)
    if (!memory.mark) return undefined
    const mark = one.mark()
    if (wasTaken(mark, one, memory)) return { outcome: 'unchanged', seq: null }
    if (one.state === '' || supersedes(mark, one, memory)) return undefined
    return one.state === memory.state
      ? { outcome: 'unchanged', seq: null }
      : { outcome: 'older', seq: null, reason: olderThan(one.state, memory.state) }
  }

  return {
    outcomeOf,
    /** Copies into the library the sources that records change and that it lacks, so that they are completed. Was one copied? */
    adopt(batch: readonly PreparedSource[], by: 'import' | 'pack'): boolean {
      if (funds.isEmpty()) return false
      let isAny = false
      for (const one of batch) {
        if (by === 'import' && outcomeOf(one)) continue
        isAny = byKeys([one.record, ...one.keys, `id:${one.id}`]) || isAny
      }
      return isAny
    },
  }
})
