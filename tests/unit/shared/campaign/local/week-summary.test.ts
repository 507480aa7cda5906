import { expect, test } from 'vitest'
import type { WaveWeek } from '../../../../../src/shared/campaign/waves/contract.ts'
import { waveSummaries } from '../../../../../src/shared/campaign/waves/week-summary.ts'

const due = (wave: string, line: string): WaveWeek['born'][number] => ({
  ...{ wave, waveTitle: '', line, authority: line, day: '2026-11-30' },
})
const wave = (id: string, campaign: string | undefined, n: number) => ({
  id,
  title: `Vague ${id}`,
  campaign,
  lines: Array.from({ length: n }, () => ({})),
})

test('a campaign says of each of its waves what the week brings, and of no other', () => {
  const week: WaveWeek = {
    monday: '2026-11-30',
    born: [due('a', '1'), due('b', '9')],
    since: [due('a', '2')],
    ends: [due('a', '3')],
    late: [],
    unproven: [due('a', '4')],
  }
  const all = [wave('a', 'campaign:x', 40), wave('b', undefined, 2), wave('c', 'campaign:x', 1)]
  expect(waveSummaries(all, week, 'campaign:x')).toEqual([
    {
      id: 'a',
      title: 'Vague a',
      text: '40 administrations, et cette semaine 2 silences devenus refus, 1 acte à faire, 1 envoi sans preuve de réception',
      isLate: false,
    },
    { id: 'c', title: 'Vague c', text: '1 administration, et cette semaine rien à faire', isLate: false },
  ])
  const late = waveSummaries(all, { ...week, late: [due('c', '5')] }, 'campaign:x')
  expect(late.find(one => one.id === 'c')).toMatchObject({
    isLate: true,
    text: expect.stringContaining('1 en retard'),
  })
})
