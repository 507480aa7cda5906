import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres, type Postgres } from '../../../../../src/main/kernel/postgres/connect.ts'
import {
  migratePostgres,
  requireSchema,
} from '../../../../../src/main/kernel/postgres/postgres-migrations.ts'
import { postgresRefusal } from '../../../../../src/main/kernel/postgres/postgres-refusals.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'

const first = { version: 1, sql: 'CREATE TABLE trial.notes (id integer)' }
const second = { version: 2, sql: 'ALTER TABLE trial.notes ADD COLUMN words text' }
const older = { name: 'trial', steps: [first] }
const newer = { name: 'trial', steps: [first, second] }

test('a server too old, a full one, a replica: each has its sentence', () => {
  const refused = (code: string) =>
    postgresRefusal(Object.assign(new Error('x'), { code }), 'postgres://bureau/b')
  for (const code of ['ENOTFOUND', 'ECONNREFUSED', '53300', '25006', 'SELF_SIGNED_CERT_IN_CHAIN', '57P01'])
    expect(refused(code)).toMatchObject({
      name: 'AppError',
      message: expect.stringContaining('postgres://bureau/b'),
    })
  const bug = new TypeError('x is not a function')
  expect(postgresRefusal(bug, '')).toBe(bug)
})

describe.skipIf(whyNoPostgres)('a PostgreSQL 17 on this machine', () => {
  let server: PostgresServer
  let postgres: Postgres
  beforeAll(async () => {
    server = await startPostgres()
    postgres = await openPostgres(server.address())
    await postgres.query("CREATE ROLE lea LOGIN PASSWORD 'juste'")
  })
  afterAll(async () => {
    await postgres.close()
    server.stop()
  })

  test('a wrong password, a base or a server that is not there, a server without TLS: each is said', async () => {
    const open = (address: string) => openPostgres(address)
    const lea = { user: 'lea', password: 'juste' }
    const right = await open(server.address(lea))
    await right.close()
    await expect(open(server.address({ ...lea, password: 'faux' }))).rejects.toThrow(
      'refuse ce nom ou ce mot de passe',
    )
    await expect(open(server.address({ user: 'lea' }))).rejects.toThrow('refuse ce nom ou ce mot de passe')
    await expect(open(server.address({ ...lea, database: 'ailleurs' }))).rejects.toThrow('n’existe pas')
    await expect(open('postgres://127.0.0.1:1/b')).rejects.toThrow('ne répond pas')
    await expect(open(`${server.address()}?sslmode=verify-full`)).rejects.toThrow(
      'n’accepte pas le chiffrement TLS',
    )
  })

  test('a server that is killed is told twice, and ends neither a program that listens nor one that writes', async () => {
    const client = await postgres.connection()
    const cuts: string[] = []
    client.once('error', ({ message }) => cuts.push(message))
    client.emit('error', new Error('read ECONNRESET'))
    expect(() => client.emit('error', new Error('Connection terminated unexpectedly'))).not.toThrow()
    expect(cuts).toEqual(['read ECONNRESET'])
    await client.end()
    await postgres.transaction(async writer => {
      expect(() => writer.emit('error', new Error('read ECONNRESET'))).not.toThrow()
    })
  })

  test('a transaction that fails leaves nothing', async () => {
    await postgres.query('CREATE TABLE words (word text)')
    await expect(
      postgres.transaction(async client => {
        await client.query("INSERT INTO words VALUES ('un')")
        throw new Error('cut')
      }),
    ).rejects.toThrow('cut')
    expect(await postgres.query('SELECT * FROM words')).toEqual([])
  })

  test('a schema that another makes meanwhile is looked for again, once; no other refusal is', async () => {
    const cut = (code: string, times: number): Postgres => ({
      ...postgres,
      transaction: run =>
        times-- > 0 ? Promise.reject(Object.assign(new Error('met'), { code })) : postgres.transaction(run),
    })
    await expect(migratePostgres(cut('23505', 2), older)).rejects.toThrow('met')
    await expect(migratePostgres(cut('42501', 1), older)).rejects.toThrow('met')
    expect(await migratePostgres(cut('23505', 1), older)).toEqual({ from: 0, to: 1 })
    await postgres.query('DROP SCHEMA trial CASCADE')
  })

  test('a schema is made once, brought forward, and one of the future is refused untouched', async () => {
    await expect(requireSchema(postgres, older)).rejects.toThrow('office init')
    const both = await Promise.all([migratePostgres(postgres, older), migratePostgres(postgres, older)])
    expect(both.map(({ from }) => from).sort()).toEqual([0, 1])
    await requireSchema(postgres, older)
    await expect(requireSchema(postgres, newer)).rejects.toThrow('n’est pas prête')
    expect(await migratePostgres(postgres, newer)).toEqual({ from: 1, to: 2 })
    await expect(migratePostgres(postgres, older)).rejects.toThrow('version plus récente')
    await expect(requireSchema(postgres, older)).rejects.toThrow('version plus récente')
    expect(await postgres.query('SELECT words FROM trial.notes')).toEqual([])
  })

  test('of a server killed and started again, the cut is said, and the same pool goes on', async () => {
    await postgres.query('SELECT 1')
    server.crash()
    await expect(postgres.query('SELECT 1')).rejects.toThrow('La liaison avec le bureau')
    await expect
      .poll(() => postgres.query<{ one: number }>('SELECT 1 AS one').catch(() => []))
      .toEqual([{ one: 1 }])
  })
})
