import { useState } from 'react'
import type { Bill } from '../../../shared/model/bill.ts'
import { asError, call } from '../../api.ts'
import { useSay } from '../../ui/toast.tsx'

/** Saves a bill, with a way back; what another window saved meanwhile is offered, and nothing is written over it. */
export function useSaveBill(bill: Bill): {
  readonly save: (next: Bill, said: string) => Promise<boolean>
  /** the version saved elsewhere, and what was refused because of it */
  readonly clash?: { readonly theirs: Bill; readonly mine: Bill }
  readonly settle: (keep: 'mine' | 'theirs') => void
} {
  const say = useSay()
  const [clash, setClash] = useState<{ theirs: Bill; mine: Bill }>()
  const save = async (next: Bill, said: string): Promise<boolean> => {
    try {
      const saved = await call['bills.save']({ bill: next })
      say.done(said, () => call['bills.save']({ bill: { ...bill, revision: saved.revision } }))
      return true
    } catch (thrown) {
      const error = asError(thrown)
      if (error.code === 'stale') setClash({ theirs: await call['bills.get']({ id: bill.id }), mine: next })
      else say.failed(error)
      return false
    }
  }
  return {
    save,
    ...(clash && { clash }),
    settle: keep => {
      setClash(undefined)
      if (clash && keep === 'mine')
        void save({ ...clash.mine, revision: clash.theirs.revision }, 'Votre version est enregistrée.')
    },
  }
}
