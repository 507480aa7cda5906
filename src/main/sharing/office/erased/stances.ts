import {
  type ErasableKind,
  type ErasureStance,
  MAX_STANCES,
} from '../../../../shared/sharing/office/erased/erasure-stance.ts'
import { oncePer } from '../../../kernel/database/once.ts'
import { erasedThings } from './erased-things.ts'

/** A stance and the key of the member whose it is; empty: this desk. */
export interface StanceRow extends ErasureStance {
  readonly member: string
}

export const OWN = ''

const thingKey = ({ kind, id }: { readonly kind: ErasableKind; readonly id: string }) => `${kind} ${id}`

/** Stances of the members of the spaces: what they say of erasures: the last word of each. */
export const erasureStances = oncePer(db => {
  const columns = 'kind, id, member, proposed_at AS proposedAt, answer, answered_at AS answeredAt'
  const ofSpace = db.prepare<[string], StanceRow>(
    `SELECT ${columns} FROM office_stances WHERE space = ? ORDER BY kind, id, member`,
  )
  const ofMember = db.prepare<[string, string], StanceRow>(
    `SELECT ${columns} FROM office_stances WHERE space = ? AND member = ?`,
  )
  const untold = db.prepare<[string, number], StanceRow>(
    `SELECT ${columns} FROM office_stances WHERE space = ? AND member = '' AND is_told = 0 ORDER BY kind, id LIMIT ?`,
  )
  const put = db.prepare(
    `INSERT INTO office_stances (space, kind, id, member, proposed_at, answer, answered_at, is_told)
     VALUES (@space, @kind, @id, @member, @proposedAt, @answer, @answeredAt, @isTold)
     ON CONFLICT (space, kind, id, member) DO UPDATE
     SET proposed_at = @proposedAt, answer = @answer, answered_at = @answeredAt, is_told = @isTold`,
  )
  const putRow = (space: string, row: StanceRow, isTold: boolean) =>
    void put.run({ space, ...row, isTold: isTold ? 1 : 0 })

  /** Says something of an erasure for this desk; a space is told at the next meeting. */
  function say(space: string, stance: ErasureStance): void {
    putRow(space, { ...stance, member: OWN }, false)
  }
  /** Says of the things that are proposed for erasure, and were erased here, that they were. */
  function sayErased(space: string, answeredAt: string): void {
    const rows = ofSpace.all(space)
    const own = new Map(rows.filter(one => one.member === OWN).map(one => [thingKey(one), one]))
    for (const { kind, id, proposedAt } of rows) {
      const before = own.get(thingKey({ kind, id }))
      if (proposedAt === '' || before?.answer === 'erased' || !erasedThings(db).hasId(id)) continue
      const stance = { kind, id, proposedAt: before?.proposedAt ?? '', answer: 'erased', answeredAt } as const
      own.set(thingKey(stance), { ...stance, member: OWN })
      say(space, stance)
    }
  }
  return {
    ofSpace: (space: string): StanceRow[] => ofSpace.all(space),
    say,
    /** Takes what a member said, as far as there is room for it; of this desk, what it does not remember. */
    note(space: string, member: string, stances: readonly ErasureStance[]): void {
      const keys = new Set(ofMember.all(space, member).map(thingKey))
      for (const stance of stances) {
        const key = thingKey(stance)
        if (keys.has(key) ? member === OWN : keys.size >= MAX_STANCES) continue
        keys.add(key)
        putRow(space, { ...stance, member }, true)
      }
    },
    /** Own stances that a space was not told yet, as far as one envelope carries it. */
    untold(space: string, now: string): StanceRow[] {
      sayErased(space, now)
      return untold.all(space, MAX_STANCES)
    },
    markTold: (space: string, stances: readonly StanceRow[]): void => {
      for (const one of stances) putRow(space, one, true)
    },
    /** Forgets that this desk proposed the erasure of things, or made it: it shares them again. */
    takeBack(space: string, ids: readonly string[]): void {
      for (const { kind, id } of ofMember.all(space, OWN))
        if (ids.includes(id)) say(space, { kind, id, proposedAt: '', answer: '', answeredAt: '' })
    },
  }
})
