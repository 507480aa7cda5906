import type { ParliamentRecord } from '../imports/parliament/records/aside.ts'
import type { Put, Receivers } from '../imports/receivers.ts'
import type { Database } from '../kernel/database/open.ts'
import { bills } from './bills/store.ts'
import { intakeOfMembers } from './members/member-intake.ts'

/** Campaign's stores, as receivers of the records that imports and packs bring. */
export const campaignReceivers: Receivers = { parliament: parliamentRecords, bills }

/** Receives the parliament's records of an import, by their kind. Inside the transaction of the batch. */
export function parliamentRecords(db: Database): { put(one: ParliamentRecord): Put } {
  const members = intakeOfMembers(db)
  return {
    put(one) {
      switch (one.kind) {
        case 'member':
          return members.member(one)
        case 'organ':
          return members.organ(one.organ)
        case 'scrutin':
          return members.scrutin(one.scrutin)
      }
    },
  }
}
