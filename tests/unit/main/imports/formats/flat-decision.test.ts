import { expect, it } from 'vitest'
import { recordsOf } from '../../../../../src/main/imports/records.ts'
import { keysOf } from '../../../../../src/shared/library/keys.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'

const aRecord = (given: object = {}) => ({
  _id: 'FR/essai-1',
  _source: 'FR/ConseilEtat',
  _type: 'case_law',
  title: 'Conseil d’État, 3 mars 2026, n° 499901',
  text: 'Vu la procédure suivante :\nConsidérant ce qui suit :\n1. Un essai.\nD E C I D E :\nArticle 1er : Rejet.',
  date: '2026-03-03T00:00:00',
  url: 'https://exemple.fr/499901',
  ecli: 'ECLI:FR:CECHR:2026:499901.20260303',
  ...given,
})
const read = (value: unknown) => [
  ...recordsOf({ path: '', bytes: Buffer.from(JSON.stringify(value)) }, { isNamed: true, archive: 'x.json' }),
]
function sourceOf(value: unknown): Source {
  const [one] = read(value)
  if (!one || !('source' in one)) throw new Error(JSON.stringify(one))
  return one.source
}

it('a decision laid flat is read with its parts, to verify until it is read in an official text', () => {
  const decision = sourceOf(aRecord())
  expect(decision).toMatchObject({
    kind: 'decision',
    court: 'CE',
    numbers: ['499901'],
    date: '2026-03-03',
    ecli: 'ECLI:FR:CECHR:2026:499901.20260303',
    certainty: 'to-verify',
    provenance: [{ publisher: 'collection FR/ConseilEtat', url: 'https://exemple.fr/499901' }],
  })
  expect(decision.kind === 'decision' && decision.text.find(({ n }) => n)).toMatchObject({
    n: 1,
    section: 'reasons',
  })
  expect(keysOf(decision)).toContain('decision:ce||499901|2026-03-03')
})

it.each([
  [
    { ecli: 'ECLI:FR:CCASS:2020:CO00999', date: '2020-11-18', numero: '19-99999' },
    { court: 'Cass.', numbers: ['19-99.999'] },
  ],
  [
    { ecli: 'ECLI:FR:CC:2021:2021.999.QPC', date: '2021-02-05', number: '2021-999 QPC' },
    { court: 'Cons. const.', numbers: ['2021-999'], nature: 'QPC' },
  ],
  [
    { ecli: 'ECLI:CE:ECHR:2021:0525JUD009990118', date: '2021-05-25', appno: '99901/18' },
    { court: 'CEDH', numbers: ['99901/18'] },
  ],
  [
    { ecli: null, jurisdiction: 'Cour administrative d’appel de Lyon', case_number: '24LY99901' },
    { court: 'CAA', city: 'Lyon' },
  ],
  [
    { ecli: null, court: 'Cour d’appel de Paris', case_number: '24/99901' },
    { court: 'autre', city: 'Cour d’appel de Paris' },
  ],
  [{ ecli: null, title: 'CE, 3 mars 2026', numero: '499901' }, { court: 'CE' }],
])('its court is told by its ECLI, else by its name: %j', (given, expected) => {
  expect(sourceOf(aRecord(given))).toMatchObject(expected)
})

it('is read line by line, and says which could not be', () => {
  const lines = [aRecord(), aRecord({ date: '' })].map(one => JSON.stringify(one)).join('\n')
  const all = [...recordsOf({ path: '', bytes: Buffer.from(lines) }, { isNamed: true, archive: 'x.jsonl' })]
  expect(all).toMatchObject([
    { source: { court: 'CE' } },
    { place: 'ligne 2', reason: 'la décision n’a pas de date lisible' },
  ])
})

it('legislation and a text of no court are not taken for decisions', () => {
  for (const given of [{ _type: 'legislation' }, { ecli: '', title: 'Un essai', numero: '12' }])
    expect(read(aRecord(given))).toMatchObject([{ reason: expect.stringContaining('ni une décision (') }])
})
