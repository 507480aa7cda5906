import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres, type Postgres } from '../../../../../src/main/kernel/postgres/connect.ts'
import { migratePostgres } from '../../../../../src/main/kernel/postgres/postgres-migrations.ts'
import { changeOffice } from '../../../../../src/main/library/corpus/office/change-office.ts'
import { corpusSchema } from '../../../../../src/main/library/corpus/office/corpus-schema.ts'
import { officeCorpus } from '../../../../../src/main/library/corpus/office/office-corpus.ts'
import { settleOffice } from '../../../../../src/main/library/corpus/office/settle-office.ts'
import { intake } from '../../../../../src/main/library/intake/intake.ts'
import { prepare } from '../../../../../src/main/library/intake/prepare.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { tokenBatch } from '../../../../../src/main/search/index/vocabulary.ts'
import { keysOf } from '../../../../../src/shared/library/keys.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'
import { corpusContract } from '../../../../contract/corpus.ts'
import { aDecision } from '../../../../fixtures/builders.ts'
import { type Archive, archives } from '../../../../fixtures/import/states.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'

describe.skipIf(whyNoPostgres)('an office', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  async function opened(): Promise<Postgres> {
    const postgres = await openPostgres(server.address())
    await postgres.query('DROP SCHEMA IF EXISTS corpus CASCADE')
    await migratePostgres(postgres, corpusSchema)
    return postgres
  }

  const namesOf = (all: readonly Source[]) => all.flatMap(one => [`id:${one.id}`, ...keysOf(one)])

  async function put(postgres: Postgres, all: readonly Source[]): Promise<void> {
    await changeOffice(postgres, namesOf(all), db => sources(db).putAll(all, 'import'))
    await settleOffice(postgres)
  }

  async function read(postgres: Postgres, { state, records, deletions = [] }: Archive): Promise<void> {
    const batch = records.map(({ source, folder = '' }) => prepare(source, { folder, state }))
    const names = [
      ...batch.flatMap(one => [one.record, ...one.keys, `id:${one.id}`]),
      ...deletions.map(({ id }) => `dila:${id}`),
    ]
    await changeOffice(postgres, names, db => {
      const tokens = tokenBatch()
      for (const { head, texts } of batch) tokens.add(head, texts)
      db.transaction(() => intake(db).take(batch, tokens.finish()))()
      sources(db).retireAll(deletions, state)
    })
  }

  corpusContract('the PostgreSQL of an office', async () => {
    const postgres = await opened()
    const change = async (id: string, act: 'remove' | 'restore') => {
      await changeOffice(postgres, [`id:${id}`], db => sources(db)[act](id))
      await settleOffice(postgres)
    }
    return {
      corpus: officeCorpus(postgres),
      put: all => put(postgres, all),
      remove: id => change(id, 'remove'),
      restore: id => change(id, 'restore'),
      close: () => postgres.close(),
    }
  })

  test('archives in any order give the texts of the newest', async () => {
    for (const order of [
      [0, 3, 1, 2],
      [2, 1, 3, 0],
      [3, 2, 0, 1, 3],
    ]) {
      const postgres = await opened()
      for (const at of order) await read(postgres, archives[at] as Archive)
      const corpus = officeCorpus(postgres)
      const { changed } = await corpus.since()
      expect(changed.toSorted()).toEqual(['ce-2', 'ce-3', 'ce-4', 'crpa-l311-1'])
      expect(await corpus.get('ce-2')).toMatchObject({ text: [{ text: 'Un permis, corrigé.' }] })
      expect(await corpus.get('ce-4')).toMatchObject({ text: [{ text: 'Un zèbre, de nouveau.' }] })
      expect(await corpus.get('crpa-l311-1')).toMatchObject({
        versions: [{ status: 'MODIFIE' }, { status: 'VIGUEUR' }],
      })
      await postgres.close()
    }
  })

  test('corrects a word that no text has, by those of the office', async () => {
    const postgres = await opened()
    const text = [{ n: 1, text: 'La vidéosurveillance de la voie publique.' }]
    await put(postgres, [aDecision({ id: 'camera', text }), aDecision({ id: 'autre' })])
    const { hits, corrected } = await officeCorpus(postgres).search({ text: 'vidéosurveilance' })
    expect([hits.map(({ id }) => id), corrected]).toEqual([['camera'], 'vidéosurveillance'])
    await postgres.close()
  })

  test('lets a desk read its texts by questions that write nothing, and change none', async () => {
    const postgres = await opened()
    await put(postgres, [aDecision({ id: 'camera', text: [{ n: 1, text: 'Une caméra.' }] })])
    await postgres.query("DROP ROLE IF EXISTS lea; CREATE ROLE lea LOGIN PASSWORD 'l' IN ROLE pretoire_desk")
    // as a replica would refuse it
    await postgres.query('ALTER ROLE lea SET default_transaction_read_only = on')
    const lea = await openPostgres(server.address({ user: 'lea', password: 'l' }))
    const corpus = officeCorpus(lea)
    expect(await corpus.get('camera')).toMatchObject({ id: 'camera' })
    expect((await corpus.search({ text: 'cameras' })).total).toBe(1)
    expect(await corpus.links('camera', { limit: 20, offset: 0 })).toMatchObject({
      cites: [],
      citedByTotal: 0,
    })
    expect((await corpus.since()).changed).toEqual(['camera'])
    const erasing = lea.transaction(client =>
      client.query('SET TRANSACTION READ WRITE; DELETE FROM corpus.sources'),
    )
    await expect(erasing).rejects.toThrow('ne donne pas ce droit')
    await lea.close()
    await postgres.close()
  })
})
