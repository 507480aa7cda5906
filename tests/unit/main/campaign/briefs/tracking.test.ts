import { expect, test } from 'vitest'
import { bills } from '../../../../../src/main/campaign/bills/store.ts'
import { trackedMembers } from '../../../../../src/main/campaign/briefs/tracking.ts'
import { calls } from '../../../../../src/main/campaign/calls/store.ts'
import { intakeOfMembers } from '../../../../../src/main/campaign/members/member-intake.ts'
import { members } from '../../../../../src/main/campaign/members/store.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { BriefChoice } from '../../../../../src/shared/campaign/briefs/model.ts'
import { Call, Member } from '../../../../../src/shared/campaign/members/model.ts'
import { aBill } from '../../../../fixtures/builders.ts'

/** A chamber of a hundred, of whom a rapporteur, two who were called, and nobody else of whom anything is known. */
function chamber() {
  const db = openDb(':memory:')
  bills(db).receive(aBill({ id: 'loi', stages: [] }))
  const intake = intakeOfMembers(db)
  for (let n = 0; n < 100; n += 1)
    intake.member({
      member: Member.parse({
        id: `PA${n}`,
        chamber: 'an',
        civility: 'Mme',
        first: 'Ada',
        last: `Élue ${String(n).padStart(3, '0')}`,
        legislature: '17',
        source: 'essai',
      }),
    })
  members(db).setRole('PA77', { bill: 'loi', role: 'rapporteur', source: '' })
  const call = (member: string, answered: string) =>
    calls(db).save(
      Call.parse({
        id: member,
        member,
        bill: 'loi',
        at: '2026-11-12T10:00:00.000Z',
        answered,
        ...(answered === 'assistant' && { position: 'contre' }),
        keepUntil: '2099-01-01',
      }),
    )
  call('PA50', 'assistant')
  call('PA60', 'personne')
  return db
}
const rows = (audience: object) =>
  trackedMembers(
    chamber(),
    BriefChoice.parse({
      bill: 'loi',
      stage: '',
      audience: { chamber: 'an', group: '', member: '', ...audience },
    }),
  )

test('a table of a chamber begins with the reasons, then who is to be called again; what nothing is known of is counted', () => {
  const { members: all, others } = rows({})
  expect(all.map(one => one.id)).toEqual(['PA77', 'PA60', 'PA50'])
  expect(all[0]?.words.reason).toBe('Rapporteure du texte')
  expect(all[2]?.words.position).toBe('appel du 12/11/2026 (assistant·e) : contre')
  expect(others[0]?.words.text).toContain('97 autres parlementaires, dont ni raison d’appeler')
})

test('who was asked for is there, whatever is known of them', () => {
  const { members: all, others } = rows({ member: 'PA3' })
  expect(all.map(one => one.id)).toEqual(['PA3'])
  expect(others).toEqual([])
})
