import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readFiles } from '../../../../../src/main/imports/first/read-files.ts'
import { loadOffice } from '../../../../../src/main/imports/office/load-office.ts'
import { openPostgres, type Postgres } from '../../../../../src/main/kernel/postgres/connect.ts'
import { officeCorpus } from '../../../../../src/main/library/corpus/office/office-corpus.ts'
import { temporary } from '../../../../contract/program.ts'
import { aTarGz } from '../../../../fixtures/import/archives.ts'
import { aCassXml, aJadeXml } from '../../../../fixtures/import/dila.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'

const jade = (n: number, more = {}) =>
  aJadeXml({ id: `CETATEXT00009900000${n}`, number: `99999${n}`, ecli: '', old: '', ...more })

describe.skipIf(whyNoPostgres)('archives loaded into an office', () => {
  let server: PostgresServer
  let postgres: Postgres
  let place: ReturnType<typeof temporary>
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    place = temporary()
    postgres = await openPostgres(server.address())
    await postgres.query('DROP SCHEMA IF EXISTS corpus CASCADE')
  })
  afterEach(async () => {
    await postgres.close()
    place.remove()
  })

  const load = (files: readonly string[], isStopped = () => false) =>
    loadOffice(
      postgres,
      files.map(path => ({ path, name: path.slice(path.lastIndexOf('/') + 1) })),
      { read: readFiles, size: 1, isStopped },
    )

  test('are taken up where they were stopped, each record once, and read again change nothing', async () => {
    const file = place.file(
      'Freemium_jade_global_20260401-140000.tar.gz',
      await aTarGz({
        'jade/global/publie/CETA/a.xml': jade(1),
        'jade/global/publie/CETA/b.xml': jade(2),
        'jade/global/publie/CETA/c.xml': jade(3),
        'cass/d.xml': aCassXml(),
      }),
    )
    let batches = 0
    await expect(load([file], () => ++batches > 2)).rejects.toThrow('la même commande le reprend')
    const report = await load([file])
    expect(report).toMatchObject({ read: 4, added: 4, refused: 0 })
    expect(await load([file])).toMatchObject({ read: 4, added: 0, unchanged: 4 })
    const funds = await postgres.query('SELECT fund, state FROM corpus.funds ORDER BY fund')
    expect(funds).toEqual([
      { fund: 'CASS', state: '20260401-140000' },
      { fund: 'JADE', state: '20260401-140000' },
    ])
    const { hits, total } = await officeCorpus(postgres).search({ text: '999992' })
    expect([hits[0]?.label, total]).toEqual([expect.stringContaining('999992'), 1])
  })

  test('take back what their list takes back, and leave out a pack', async () => {
    const stock = place.file(
      'Freemium_jade_global_20260401-140000.tar.gz',
      await aTarGz({
        'jade/global/publie/CETA/TEXT/a.xml': jade(1),
        'jade/global/publie/CETA/TEXT/b.xml': jade(2),
      }),
    )
    const change = place.file(
      'JADE_20260402-210000.tar.gz',
      await aTarGz({
        '20260402-210000/liste_suppression_jade.dat': 'jade/global/publie/CETA/TEXT/CETATEXT000099000001\n',
      }),
    )
    const pack = place.file('lot.json', JSON.stringify({ pretoire: 1, kind: 'pack', id: 'x', title: 'Lot' }))
    await load([stock])
    const report = await load([change, pack])
    expect(report).toMatchObject({ deleted: 1, refused: 1 })
    expect((await officeCorpus(postgres).since()).changed).toHaveLength(1)
  })
})
