import { type ReactNode, useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { asError, call } from '../../kernel/api.ts'
import { useSay } from '../../ui/toast.tsx'
import { Clash } from './StageList.tsx'

/** A list with one of its things as it now is, at its place, or at the end when it is new. */
export const put = <K extends string, T extends Readonly<Record<K, string>>>(
  all: readonly T[],
  one: T,
  key: K,
): T[] =>
  all.some(item => item[key] === one[key])
    ? all.map(item => (item[key] === one[key] ? one : item))
    : [...all, one]

/** Change of a bill; the rest of it stays as the library has it. */
export type Change = (bill: Bill) => Bill

/** Saves a change of a bill, with a way back; what another window saved meanwhile is said, and stays but for what is changed here. */
export function useSaveBill(bill: Bill): {
  /** `since`: the revision the change was begun on */
  readonly save: (change: Change, message: string, since?: number) => Promise<boolean>
  /** the question where it was saved elsewhere since; `onSettled`: the box the change was made in may close */
  readonly clash: (onSettled: () => void) => ReactNode
} {
  const say = useSay()
  const [mine, setMine] = useState<{ readonly change: Change; readonly message: string }>()
  const saveOn = async (base: Bill, change: Change, message: string, since = base.revision) => {
    try {
      const answer = await call['bills.save']({ bill: { ...change(base), revision: since } })
      say.success(message, () => call['bills.save']({ bill: { ...base, revision: answer.revision } }))
      return true
    } catch (cause) {
      const error = asError(cause)
      if (error.code === 'stale') setMine({ change, message: message })
      else say.error(error)
      return false
    }
  }
  const settle = async (keep: 'mine' | 'theirs') => {
    setMine(undefined)
    if (!mine || keep === 'theirs') return true
    try {
      return await saveOn(await call['bills.get']({ id: bill.id }), mine.change, mine.message)
    } catch (error) {
      say.error(error)
      return false
    }
  }
  return {
    save: (change, message, since) => saveOn(bill, change, message, since),
    clash: onSettled => (
      <Clash
        open={mine !== undefined}
        what="Ce texte de loi"
        onChoose={which => void settle(which).then(isSettled => isSettled && onSettled())}
      />
    ),
  }
}
