import { expect, test } from 'vitest'
import type { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { Campaign } from '../../../../../src/shared/campaign/campaigns/model.ts'
import { type TonightMaterial, tonightOf } from '../../../../../src/shared/campaign/campaigns/tonight.ts'
import { aBill } from '../../../../fixtures/builders.ts'

const today = '2026-03-05'
const inCommittee = { key: 'c', label: 'Commission', kind: 'commission', chamber: 'an', date: '2026-03-02' }
const course = (all: object[], current: string): Bill =>
  aBill({ stages: all as Bill['stages'], measures: [], current })

const material = (given: Partial<TonightMaterial> = {}): TonightMaterial => ({
  campaign: Campaign.parse({ id: 'k', title: 'Campagne', bill: 'b' }),
  bill: course([inCommittee], 'c'),
  texts: [],
  resting: [],
  amendments: [],
  lists: [],
  counts: { arguments: 0, amendments: 0, documents: 0, lists: 0, sets: 0, calls: 0, projects: 0 },
  today,
  callees: ['M.\u00a0Abad', 'Mme\u00a0Arnault'],
  list: '',
  hasMembers: true,
  followUps: [],
  ...given,
})
const kinds = (given: Partial<TonightMaterial> = {}) => tonightOf(material(given)).map(line => line.kind)

test('a text in committee leads with what moved, then the calls, then a note; nobody waits', () => {
  const lines = tonightOf(material())
  expect(lines.map(line => line.kind)).toEqual(['moved', 'calls', 'note'])
  expect(lines[1]).toMatchObject({ title: 'Deux appels', text: 'M.\u00a0Abad et Mme\u00a0Arnault' })
})

test('a text that has probably gone on is asked about first', () => {
  const [first] = tonightOf(material({ today: '2026-12-02' }))
  expect(first).toMatchObject({
    kind: 'moved',
    title: 'Où en est le texte ?',
    act: { label: 'Dire où il en est' },
  })
})

test('nobody is called and nothing is written about a law whose table of powers asks nothing', () => {
  const law = course(
    [inCommittee, { key: 'p', label: 'Loi promulguée', kind: 'promulgation', date: '2026-03-04' }],
    'p',
  )
  expect(kinds({ bill: law })).not.toContain('calls')
})

test('nobody is called about a text that was withdrawn', () => {
  const withdrawn = course([inCommittee, { key: 'r', label: 'Texte retiré', date: '2026-03-04' }], 'r')
  expect(kinds({ bill: withdrawn })).not.toContain('calls')
})

test('who was promised a call waits, and members are asked for where none is known', () => {
  expect(kinds({ followUps: [{ name: 'Mme\u00a0Bouleau', on: '2026-03-04' }] })).toContain('waiting')
  const [, calls] = tonightOf(material({ hasMembers: false, callees: [] }))
  expect(calls).toMatchObject({ kind: 'calls', act: { label: 'Les importer', place: { what: 'members' } } })
  expect(kinds({ callees: [] })).not.toContain('calls')
})

test('a text written for a past stage is what moved, with the place to mend it', () => {
  const resting = [
    {
      kind: 'argument' as const,
      id: 'a',
      title: 'Un argument',
      writtenFor: 'Dépôt',
      change: 'Changez l’article.',
    },
  ]
  const [first] = tonightOf(material({ resting }))
  expect(first).toMatchObject({ act: { label: 'Le mettre à jour', place: { what: 'argument', id: 'a' } } })
})
