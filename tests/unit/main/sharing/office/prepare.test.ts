import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres } from '../../../../../src/main/kernel/postgres/connect.ts'
import { prepareOffice } from '../../../../../src/main/sharing/office/postgres/prepare.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'

describe.skipIf(whyNoPostgres)('a database made an office', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  test('is prepared once, by an administrator who is no superuser, and its rows are out of reach but by its functions', async () => {
    const root = await openPostgres(server.address())
    await root.query("CREATE ROLE manager LOGIN CREATEROLE PASSWORD 'm'")
    await root.query('CREATE DATABASE bureau OWNER manager')
    await root.close()
    const manager = server.address({ user: 'manager', password: 'm', database: 'bureau' })
    expect(await prepareOffice(manager)).toMatchObject({ from: 0, to: 8 })
    expect(await prepareOffice(manager)).toMatchObject({ from: 8, to: 8 })

    const owner = await openPostgres(manager)
    await owner.query("CREATE ROLE lea LOGIN PASSWORD 'l' IN ROLE pretoire_desk")
    await owner.close()
    const lea = await openPostgres(server.address({ user: 'lea', password: 'l', database: 'bureau' }))
    expect(await lea.query('SELECT * FROM office.envelopes')).toEqual([])
    for (const sql of [
      "INSERT INTO office.access VALUES ('espace', 'moi', true)",
      'DELETE FROM office.envelopes',
      'UPDATE office.envelopes SET position = 1',
      'SELECT * FROM office.desks',
      "SELECT office.require_access('espace')",
      "SELECT office.begin_writing('espace', 'moi')",
      "SELECT office.store_envelope('espace', 'moi', 1, '', 1, '', '')",
      'DELETE FROM office.live',
      "INSERT INTO office.live (space) VALUES ('espace')",
      "SELECT office.enter_live('espace', 'a', 'moi')",
      'SELECT office.prune_live()',
      'SELECT office.take_lock(1)',
      'SELECT office.end_holder(1, now())',
      "SELECT office.is_blob_whole('espace', 'a', 1)",
      'SELECT * FROM office.envelopes_0',
      'SELECT * FROM office.blob_chunks_3',
      "SELECT office.register_desk(repeat('f', 64)); SET ROLE pretoire_office",
      'DO $$ BEGIN LOCK TABLE office.envelopes IN SHARE MODE; END $$',
      'SELECT * FROM office.access FOR UPDATE',
      "SELECT pg_read_file('PG_VERSION')",
      "COPY office.format TO '/dev/null'",
      'CREATE TABLE public.mine (a integer)',
      'CREATE SCHEMA mine',
      "SELECT office.drop_live('espace', repeat('a', 32), 'moi')",
      'CREATE TABLE office.mine (a integer)',
    ])
      await expect(lea.query(sql)).rejects.toThrow('ne donne pas ce droit')
    await lea.close()
  })

  test('a user without the right to create roles is told so, and nothing is left behind', async () => {
    const root = await openPostgres(server.address())
    await root.query("CREATE ROLE guest LOGIN PASSWORD 'g'")
    await root.query('CREATE DATABASE other')
    await expect(
      prepareOffice(server.address({ user: 'guest', password: 'g', database: 'other' })),
    ).rejects.toThrow('ne donne pas ce droit')
    await root.close()
    const other = await openPostgres(server.address({ database: 'other' }))
    expect(await other.query("SELECT FROM pg_namespace WHERE nspname = 'office'")).toEqual([])
    await other.close()
  })
})
