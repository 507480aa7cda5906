import { describe, expect, test } from 'vitest'
import { archiveName } from '../../../../src/shared/imports/archive-name.ts'
import { FUNDS, fundOfKey, memberFiles, monthsUntil } from '../../../../src/shared/imports/funds.ts'
import { type FundFacts, libraryState, stateOfFund } from '../../../../src/shared/imports/library-state.ts'

const fund = (id: string) => {
  const one = FUNDS.find(other => other.id === id)
  if (!one) throw new Error(id)
  return one
}
const facts = (names: readonly string[], more: Partial<FundFacts> = {}): FundFacts => ({
  texts: 0,
  absent: new Map(),
  archives: names.flatMap(name => {
    const archive = archiveName(name)
    return archive ? [{ ...archive, readOn: '2026-11-01' }] : []
  }),
  ...more,
})

describe('archives by their names', () => {
  test.each([
    ['Freemium_legi_global_20260327-140000.tar.gz', { fund: 'LEGI', content: 'stock', day: '2026-03-27' }],
    ['JADE_20260402-210000 (1).tar.gz', { key: 'JADE_20260402-210000.tar.gz', content: 'changes' }],
    ['CAA_202603.zip', { fund: 'CAA-OUVERT', content: 'month', month: '2026-03' }],
    ['CE_202613.zip', undefined],
    ['Amendements.json.zip', { fund: 'AN', content: 'whole' }],
    ['ODSEN_GENERAL.csv', { fund: 'SENAT' }],
    ['vacances.zip', undefined],
  ])('%s', (name, expected) => {
    if (expected) expect(archiveName(name)).toMatchObject(expected)
    else expect(archiveName(name)).toBeUndefined()
  })
})

describe('the state of a fund', () => {
  test('of a fund never read: the whole archive, by the page of its folder and its size', () => {
    const { state, downloads } = stateOfFund(fund('CONSTIT'), facts([]), '2026-11-28')
    expect(state.advice).toBe('Aucune archive de ce fonds n’a été lue.')
    expect(downloads).toEqual([
      expect.objectContaining({
        url: 'https://echanges.dila.gouv.fr/OPENDATA/CONSTIT/',
        kind: 'page',
        bytes: 10_000_000,
      }),
    ])
  })

  test('read less than two months ago, the changes since; longer ago, the whole archive again', () => {
    const read = facts(['Freemium_legi_global_20260901-140000.tar.gz', 'LEGI_20261001-210000.tar.gz'])
    const near = stateOfFund(fund('LEGI'), read, '2026-11-28')
    expect(near.state).toMatchObject({
      day: '2026-10-01',
      stock: '2026-09-01',
      gaps: [{ from: '2026-09-01', to: '2026-10-01' }],
      advice: 'Prenez les mises à jour parues depuis.',
    })
    expect(near.downloads[0]).not.toHaveProperty('bytes')
    const far = stateOfFund(fund('LEGI'), read, '2026-12-28')
    expect(far.state.advice).toContain('reprenez l’archive entière')
    expect(far.downloads[0]?.bytes).toBe(1_100_000_000)
    expect(stateOfFund(fund('LEGI'), read, '2026-10-05').downloads).toEqual([])
  })

  test('of decisions published by the month: the months not read, each at its exact address', () => {
    const read = facts(['CE_202109.zip', 'CE_202111.zip'], { absent: new Map([['2021-10', 3]]) })
    const { state, downloads } = stateOfFund(fund('CE-OUVERT'), read, '2022-01-15')
    expect(state.months).toEqual({ read: 2, missing: ['2021-10', '2021-12'] })
    expect(downloads[0]).toMatchObject({
      title: 'Conseil d’État, octobre 2021',
      url: 'https://opendata.justice-administrative.fr/DCE/2021/10/CE_202110.zip',
      kind: 'file',
      cited: 3,
    })
  })

  test('what is most cited is to be fetched first, then the newest month', () => {
    const { downloads } = libraryState(
      id => facts([], { absent: new Map(id === 'TA-OUVERT' ? [['2023-04', 7]] : []) }),
      '2026-11-28',
    )
    expect(downloads[0]?.url).toContain('TA_202304.zip')
    const court = downloads.filter(one => one.fund === 'CE-OUVERT')
    expect(court[0]?.url).toContain('CE_202610.zip')
    expect(court.at(-1)?.url).toContain('CE_202109.zip')
  })
})

test.each([
  ['decision:ce||492920|2026-03-02', { fund: 'CE-OUVERT', month: '2026-03' }],
  ['decision:ce||10254|1978-06-16', { fund: 'JADE' }],
  ['decision:ta|nice|2305036|2022-05-30', { fund: 'JADE' }],
  ['decision:ta|nice|2305036|2022-06-02', { fund: 'TA-OUVERT', month: '2022-06' }],
  ['decision:cass||2099999|2020-11-18', { fund: 'CASS' }],
  ['decision:autre|courdappeldeparis||2019-05-16', { fund: 'CAPP' }],
  ['article:code de commerce|l-721-3', { fund: 'LEGI' }],
  ['article:directive ue 2016/680|10', { fund: 'CJUE' }],
  ['document:cnil|2012-138', { fund: 'CNIL' }],
  ['document:autre|x', undefined],
])('the fund that publishes %s', (key, expected) => {
  expect(fundOfKey(key)).toEqual(expected)
})

test('the month under way is not asked for', () => {
  expect(monthsUntil('2025-11', '2026-02-01')).toEqual(['2025-11', '2025-12', '2026-01'])
})

test('the files of the chambers are each named with the address they are taken at', () => {
  expect(memberFiles().map(({ name, url }) => [name, url])).toEqual([
    [
      'AMO10_deputes_actifs_mandats_actifs_organes.json.zip',
      'https://data.assemblee-nationale.fr/static/openData/repository/17/amo/deputes_actifs_mandats_actifs_organes/AMO10_deputes_actifs_mandats_actifs_organes.json.zip',
    ],
    [
      'Scrutins.json.zip',
      'https://data.assemblee-nationale.fr/static/openData/repository/17/loi/scrutins/Scrutins.json.zip',
    ],
    ['ODSEN_GENERAL.csv', 'https://data.senat.fr/'],
  ])
})
