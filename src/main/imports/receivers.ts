import type { Bill } from '../../shared/campaign/bills/model.ts'
import type { Database } from '../kernel/database/open.ts'
import type { ParliamentRecord } from './parliament/records/aside.ts'

/** The outcome of a record taken in, or the reason why it was not. */
export type Put = { readonly outcome: 'added' | 'updated' | 'unchanged' } | { readonly reason: string }

/** Stores of records that an import reads and that are no sources; the subject that holds them registers them. */
export interface Receivers {
  /** members, organs and votes, inside the transaction of their batch */
  readonly parliament: (db: Database) => { put(record: ParliamentRecord): Put }
  /** bills of a pack; what the user changed stays so */
  readonly bills: (db: Database) => {
    receive(bill: Bill): 'added' | 'updated' | 'unchanged'
    /** the bill as it was first received; undefined where none was */
    base(id: string): Bill | undefined
  }
}

let current: Receivers | undefined

/** Registers the receivers, once, where the program is put together. */
export function registerReceivers(receivers: Receivers): void {
  current = receivers
}

/** The registered receivers; an import that runs without them is a bug. */
export function receivers(): Receivers {
  if (!current) throw new Error('No subject has registered the records it receives from imports.')
  return current
}
