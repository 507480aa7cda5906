import type { ParliamentRecord } from '../../imports/parliament/records/aside.ts'
import type { Put } from '../../imports/receivers.ts'
import type { Database } from '../../kernel/database/open.ts'
import { intakeOfMembers } from './member-intake.ts'

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
