import { expect, test } from 'vitest'
import { memoryHost, memoryStore } from '../../../../../../src/main/sharing/office/memory/memory-store.ts'
import {
  admitMember,
  foundSpace,
  membershipOf,
} from '../../../../../../src/main/sharing/office/spaces/members.ts'
import { officeLog } from '../../../../../../src/main/sharing/office/spaces/store.ts'
import { readLog, sendWaiting } from '../../../../../../src/main/sharing/office/spaces/sync-log.ts'
import { type TrialDesk, trialDesk } from '../../../../../fixtures/office/desks.ts'

const MEMBERS = 30

/** Reads a space for the first time; how many sealed boxes were tried. */
async function boxesTried({ db, key, store }: TrialDesk, space: string): Promise<number> {
  let tried = 0
  const counting = {
    ...key,
    openBox: (box: Uint8Array) => {
      tried += 1
      return key.openBox(box)
    },
  }
  await readLog({ db, key: counting }, space, store, '2026-11-29T10:00:00.000Z')
  return tried
}

test('who joins a space of many members tries few boxes of each change of them, not all', async () => {
  const host = memoryHost()
  const open = async () => memoryStore(host)
  const owner = await trialDesk('Léa', open)
  const space = foundSpace(owner, 'Campagne', 'Léa')
  const others: TrialDesk[] = []
  for (let n = 1; n < MEMBERS; n += 1) {
    const desk = await trialDesk(`Poste ${n}`, open)
    const firstStep = admitMember(owner, space, { key: desk.key.member, name: desk.name, role: 'writer' })
    officeLog(desk.db).setLog({ space, title: 'Campagne', cursor: '', firstStep, lastStep: '' })
    others.push(desk)
  }
  await sendWaiting(owner, space, owner.store)
  for (const desk of [others[0], others[MEMBERS / 2], others.at(-1)]) {
    if (!desk) throw new Error('a desk is missing')
    expect(await boxesTried(desk, space)).toBeLessThan(2 * MEMBERS + 5)
    expect(membershipOf(desk, space).people).toHaveLength(MEMBERS)
  }
  for (const { db } of [owner, ...others]) db.close()
})
