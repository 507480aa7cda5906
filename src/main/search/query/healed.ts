import type { SearchOutput } from '../../../shared/search/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Columns } from '../columns.ts'
import { isDamage } from '../index/damage.ts'
import { giveUp } from '../index/giving-up.ts'
import { coverage } from './coverage.ts'

/** Runs a search; on a damaged index, gives the index up and runs it again, so that numbers still answer, else runs `instead`. */
export function withDamageRepair<T extends object>(db: Database, ask: () => T, instead: () => T): T {
  return guarded(() => {
    try {
      return ask()
    } catch (error) {
      if (!isDamage(error) || db.inTransaction) throw error
      giveUp(db)
    }
    return withRemark(askOrFallBack(ask, instead))
  })
}

function askOrFallBack<T>(ask: () => T, instead: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (!isDamage(error)) throw error
    return instead()
  }
}

const REMARK =
  'L’index de recherche était endommagé\u00a0: il se refait. Vos textes et votre travail ne sont pas touchés.'

function withRemark<T extends object>(answer: T): T {
  if (!('remarks' in answer) || !Array.isArray(answer.remarks)) return answer
  return { ...answer, remarks: [...answer.remarks, REMARK] }
}

/** A page without hits. */
export const emptyPage = (columns: Columns): SearchOutput => ({
  hits: [],
  total: 0,
  facets: { kind: {}, court: {}, code: {}, publication: {}, type: {}, tag: {} },
  coverage: coverage(columns),
  remarks: [],
})
