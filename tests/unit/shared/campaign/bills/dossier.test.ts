import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDossier } from '../../../../../src/shared/campaign/bills/dossier.ts'
import { refusal } from '../../../../../src/shared/campaign/bills/stages.ts'
import { haveSamples, samplePath } from '../../../../fixtures/import/samples.ts'
import { legislativeFile } from '../../../../fixtures/parliament/legislative-file.ts'

const refusedIn = (file: ReturnType<typeof readDossier>) => {
  const stages = file?.stages ?? []
  return stages.flatMap((stage, at) => {
    const why = refusal({ first: file?.first, procedure: 'acceleree', stages: stages.slice(0, at) }, stage)
    return why ? [`${stage.key} : ${why}`] : []
  })
}
const summary = (file: ReturnType<typeof readDossier>) =>
  file?.stages.map(one => [one.key, one.date, one.reference, one.outcome ?? ''])

it('reads a legislative file, from its deposit to its promulgation', () => {
  const read = readDossier(legislativeFile)
  expect(read).toMatchObject({ uid: 'DLR5L99N99001', legislature: '99', first: 'an', procedure: 'acceleree' })
  expect(summary(read)).toEqual([
    ['an-depot', '2031-03-03', 'texte n° 9101', ''],
    ['an-renvoi', '2031-03-04', '', ''],
    ['an-commission', '2031-03-12', 'rapport n° 9102', ''],
    ['an-seance', '2031-03-20', '', ''],
    ['an-vote', '2031-03-20', 'T.A. n° 901', 'success'],
    ['senat-transmission', '2031-03-21', 'texte n° 902', ''],
    ['senat-renvoi', '2031-03-21', '', ''],
    ['senat-commission', '2031-04-02', 'rapport n° 903', ''],
    ['senat-seance', '2031-04-08', '', ''],
    ['senat-vote', '2031-04-09', 'T.A. n° 90', 'success'],
    ['cmp', '2031-04-15', 'AN n° 9104 ; Sénat n° 904', 'failure'],
    ['an-nouvelle-lecture', '2031-04-29', 'T.A. n° 905', 'success'],
    ['senat-nouvelle-lecture', '2031-05-06', 'T.A. n° 91', 'failure'],
    ['an-lecture-definitive', '2031-05-12', 'T.A. n° 908', 'success'],
    ['conseil', '2031-05-14', '', ''],
    ['conseil-2', '2031-06-12', 'Cons. const., n° 2031-9901 DC', ''],
    ['promulgation', '2031-06-16', expect.stringContaining('XXXX3199001L'), ''],
  ])
  expect(read?.stages[2]?.rapporteurs).toEqual([{ name: '', member: 'PA999123' }])
  expect(read?.stages[3]?.note).toBe('Séances du 17/03/2031 au 20/03/2031.')
})

it('gives a course in which each stage may follow the one before', () => {
  const read = readDossier(legislativeFile)
  expect(read?.stages).toHaveLength(17)
  expect(refusedIn(read)).toEqual([])
})

describe.skipIf(!haveSamples)('a published file (skipped where it does not lie beside the work tree)', () => {
  const read = () =>
    readDossier(JSON.parse(readFileSync(samplePath('assemblee/dossier-DLR5L15N36030.json'), 'utf8')))

  it('is read from its deposit to its promulgation', () => {
    const file = read()
    expect(file).toMatchObject({
      uid: 'DLR5L15N36030',
      legislature: '15',
      first: 'an',
      procedure: 'acceleree',
    })
    expect(summary(file)).toEqual([
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
    expect(file?.stages[2]?.rapporteurs).toEqual([{ name: '', member: 'PA642788' }])
  })

  it('gives a course in which each stage may follow the one before', () =>
    expect(refusedIn(read())).toEqual([]))
})

it('says nothing of what is not a legislative file', () => {
  for (const other of [null, [], {}, { dossierParlementaire: { uid: 'PA1' } }, { acteur: {} }])
    expect(readDossier(other)).toBeUndefined()
})
