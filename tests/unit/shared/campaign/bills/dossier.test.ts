import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readDossier } from '../../../../../src/shared/campaign/bills/dossier.ts'
import { refusal } from '../../../../../src/shared/campaign/bills/stages.ts'

const file = new URL('../../../../fixtures/parliament/dossier-DLR5L15N36030.json', import.meta.url)
const read = readDossier(JSON.parse(readFileSync(file, 'utf8')))

it('reads a real legislative file, from its deposit to its promulgation', () => {
  expect(read).toMatchObject({ uid: 'DLR5L15N36030', legislature: '15', first: 'an', procedure: 'acceleree' })
  expect(read?.stages.map(one => [one.key, one.date, one.reference, one.outcome ?? ''])).toEqual([
    ['an-depot', '2017-10-11', 'texte n° 269', ''],
    ['an-renvoi', '2017-10-11', '', ''],
    ['an-commission', '2017-10-19', 'rapport n° 316', ''],
    ['an-seance', '2017-10-31', '', ''],
    ['an-vote', '2017-10-31', 'T.A. n° 29', 'success'],
    ['senat-transmission', '2017-11-06', 'texte n° 63', ''],
    ['senat-renvoi', '2017-11-06', '', ''],
    ['senat-commission', '2017-11-08', 'rapport n° 77', ''],
    ['senat-seance', '2017-11-21', '', ''],
    ['senat-vote', '2017-11-21', 'T.A. n° 20', 'success'],
    ['cmp', '2017-11-22', 'AN n° 388 ; Sénat n° 103', 'failure'],
    ['an-nouvelle-lecture', '2017-11-29', 'T.A. n° 37', 'success'],
    ['senat-nouvelle-lecture', '2017-12-01', 'T.A. n° 23', 'failure'],
    ['an-lecture-definitive', '2017-12-04', 'T.A. n° 41', 'success'],
    ['conseil', '2017-12-07', '', ''],
    ['conseil-2', '2017-12-21', 'Cons. const., n° 2017-756 DC', ''],
    ['promulgation', '2017-12-30', expect.stringContaining('CPAX1725580L'), ''],
  ])
  expect(read?.stages[2]?.rapporteurs).toEqual([{ name: '', member: 'PA642788' }])
})

it('gives a course in which each stage may follow the one before', () => {
  const stages = read?.stages ?? []
  const refused = stages.flatMap((stage, at) => {
    const why = refusal({ first: read?.first, procedure: 'acceleree', stages: stages.slice(0, at) }, stage)
    return why ? [`${stage.key} : ${why}`] : []
  })
  expect(refused).toEqual([])
})

it('says nothing of what is not a legislative file', () => {
  for (const other of [null, [], {}, { dossierParlementaire: { uid: 'PA1' } }, { acteur: {} }])
    expect(readDossier(other)).toBeUndefined()
})
