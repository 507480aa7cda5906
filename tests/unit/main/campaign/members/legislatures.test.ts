import { expect, test } from 'vitest'
import { bills } from '../../../../../src/main/campaign/bills/store.ts'
import { callDesk } from '../../../../../src/main/campaign/calls/call-desk.ts'
import { calls } from '../../../../../src/main/campaign/calls/store.ts'
import { intakeOfMembers } from '../../../../../src/main/campaign/members/member-intake.ts'
import { knownOf, seatedMembers } from '../../../../../src/main/campaign/members/seated-members.ts'
import { members } from '../../../../../src/main/campaign/members/store.ts'
import { targetLists } from '../../../../../src/main/campaign/members/target-lists.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { Call, Member, TargetList } from '../../../../../src/shared/campaign/members/model.ts'
import { aBill } from '../../../../fixtures/builders.ts'

const aDeputy = (id: string, legislature: string, from: string) => ({
  member: Member.parse({
    id,
    chamber: 'an',
    civility: 'Mme',
    first: 'Ada',
    last: id,
    legislature,
    mandate: { from },
    source: 'essai',
  }),
})

test('the next legislature takes the place of the former; what was said before is kept, and is history', () => {
  const db = openDb(':memory:')
  bills(db).receive(aBill({ id: 'loi' }))
  const intake = intakeOfMembers(db)
  for (const id of ['PA1', 'PA2']) intake.member(aDeputy(id, '17', '2024-07-08'))
  const store = members(db)
  for (const member of ['PA1', 'PA2'])
    store.setPosition({
      id: member,
      member,
      bill: 'loi',
      value: 'indécis',
      date: '2025-03-01',
      source: 'Sa lettre',
    })
  calls(db).save(
    Call.parse({
      id: 'appel',
      member: 'PA1',
      bill: 'loi',
      at: '2025-03-02T10:00:00.000Z',
      answered: 'membre',
      position: 'contre',
      keepUntil: '2099-01-01',
    }),
  )
  expect(knownOf(db, 'loi').positions.get('PA1')).toBe('contre')
  const list = targetLists(db).save(
    TargetList.parse({
      id: 'liste',
      title: 'Liste',
      bill: 'loi',
      filters: {},
      ranked: ['PA1', 'PA2'].map(member => ({ member, reasons: [] })),
    }),
  )

  // one is elected again, the other is not
  intake.member(aDeputy('PA1', '18', '2029-07-01'))
  expect(seatedMembers(db, 'an').map(one => [one.id, one.legislature])).toEqual([['PA1', '18']])
  expect(store.legislatureStart()).toBe('2029-07-01')
  expect(knownOf(db, 'loi').positions.size).toBe(0)
  expect(store.positions({ member: 'PA1' })).toMatchObject([{ value: 'indécis', date: '2025-03-01' }])
  expect(store.positions({ member: 'PA2' })).toHaveLength(1)
  // an older file does not bring the former back
  expect(intake.member(aDeputy('PA1', '17', '2024-07-08'))).toMatchObject({
    reason: expect.stringContaining('18e'),
  })

  const { targets, notice } = callDesk(db).open({
    bill: 'loi',
    list: list.id,
    request: 'dire votre position',
    volunteer: '',
    commune: '',
    ended: false,
  })
  expect(targets.map(one => one.id)).toEqual(['PA1'])
  expect(notice).toContain('Un membre de la liste ne siège plus')
})
