import type { Aside } from '../../imports/parliament/parliament/aside.ts'
import type { Database } from '../../kernel/database/open.ts'
import { intakeOfMembers } from './member-intake.ts'

/** What became of one, or why it was not taken. */
export type Put = { readonly outcome: 'added' | 'updated' | 'unchanged' } | { readonly reason: string }

/** Where an import puts what is no source: one line per kind. Inside the transaction of the batch. */
export function asides(db: Database): { put(one: Aside): Put } {
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
