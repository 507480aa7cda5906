import { useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { asError, call } from '../../kernel/api.ts'
import { useSay } from '../../ui/toast.tsx'

/** What is changed in a bill; the rest of it stays as the library has it. */
export type Change = (bill: Bill) => Bill

/** Saves a change of a bill, with a way back; what another window saved meanwhile is said, and stays but for what is changed here. */
export function useSaveBill(bill: Bill): {
  /** `since`: the revision the change was begun on */
  readonly save: (change: Change, said: string, since?: number) => Promise<boolean>
  /** it was saved elsewhere since */
  readonly clash: boolean
  /** whether the box the change was made in may close */
  readonly settle: (keep: 'mine' | 'theirs') => Promise<boolean>
} {
  const say = useSay()
  const [mine, setMine] = useState<{ readonly change: Change; readonly said: string }>()
  const saveOn = async (base: Bill, change: Change, said: string, since = base.revision) => {
    try {
      const saved = await call['bills.save']({ bill: { ...change(base), revision: since } })
      say.done(said, () => call['bills.save']({ bill: { ...base, revision: saved.revision } }))
      return true
    } catch (thrown) {
      const error = asError(thrown)
      if (error.code === 'stale') setMine({ change, said })
      else say.failed(error)
      return false
    }
  }
  return {
    save: (change, said, since) => saveOn(bill, change, said, since),
    clash: mine !== undefined,
    settle: async keep => {
      setMine(undefined)
      if (!mine || keep === 'theirs') return true
      try {
        return await saveOn(await call['bills.get']({ id: bill.id }), mine.change, mine.said)
      } catch (error) {
        say.failed(error)
        return false
      }
    },
  }
}
