import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres } from '../../../../../../src/main/kernel/postgres/connect.ts'
import {
  migratePostgres,
  type PostgresSchema,
} from '../../../../../../src/main/kernel/postgres/postgres-migrations.ts'
import { liveName } from '../../../../../../src/main/sharing/office/change-store.ts'
import { officeSchema } from '../../../../../../src/main/sharing/office/postgres/office-schema.ts'
import { openPostgresStore } from '../../../../../../src/main/sharing/office/postgres/postgres-store.ts'
import { prepareOffice } from '../../../../../../src/main/sharing/office/postgres/prepare.ts'
import { randomEnvelope, readOn } from '../../../../../fixtures/office/envelopes.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../../fixtures/office/postgres.ts'

const lea = 'a'.repeat(64)
const newest = officeSchema.steps.length
const formats = officeSchema.steps.map(({ version }) => version)
const nameOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe.skipIf(whyNoPostgres)('an office of an earlier format', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
    const root = await openPostgres(server.address())
    await prepareOffice(server.address())
    await root.query("CREATE ROLE lea LOGIN PASSWORD 'x' IN ROLE pretoire_desk")
    await root.close()
  })
  afterAll(() => server.stop())

  /** A database of its own, with the office's schema as that format had it. */
  async function databaseOf(name: string, steps: PostgresSchema['steps']): Promise<string> {
    const root = await openPostgres(server.address())
    await root.query(`CREATE DATABASE ${name}`)
    await root.close()
    const manager = await openPostgres(server.address({ database: name }))
    await migratePostgres(manager, { ...officeSchema, steps })
    await manager.close()
    return name
  }

  test.each(formats)('format %i: all that was there is there still, and one goes on', async format => {
    const database = await databaseOf(`format_${format}`, officeSchema.steps.slice(0, format))
    const address = server.address({ user: 'lea', password: 'x', database })
    const desk = await openPostgres(address)
    await desk.query('SELECT office.register_desk($1)', [lea])
    const { space, sequence, previous, epoch, sealed, signature } = randomEnvelope('ancien', lea, 1)
    await desk.query('SELECT office.append_envelopes($1, $2, $3, $4, $5, $6::bytea[], $7::bytea[])', [
      [space],
      [lea],
      [sequence],
      [previous],
      [epoch],
      [Buffer.from(sealed)],
      [Buffer.from(signature)],
    ])
    const [whole, spoilt] = [randomBytes(100), randomBytes(100)]
    for (const [bytes, parts] of [
      [whole, 1],
      [spoilt, 7],
    ] as const) {
      await desk.query('SELECT office.put_chunk($1, $2, 0, $3)', ['ancien', nameOf(bytes), bytes])
      await desk.query('SELECT office.finish_blob($1, $2, $3)', ['ancien', nameOf(bytes), parts])
    }
    await desk.close()
    if (format < newest) await expect(openPostgresStore(address, lea)).rejects.toThrow('office init')
    expect(await prepareOffice(server.address({ database }))).toMatchObject({ from: format, to: newest })

    const store = await openPostgresStore(address, lea)
    expect((await readOn(store, 'ancien')).envelopes).toMatchObject([{ member: lea, sequence: 1 }])
    expect(await store.blobs.missing('ancien', [nameOf(whole), nameOf(spoilt)])).toEqual([nameOf(spoilt)])
    await store.blobs.put('ancien', nameOf(spoilt), spoilt)
    for (const bytes of [whole, spoilt]) expect(await store.blobs.get('ancien', nameOf(bytes))).toEqual(bytes)
    await store.append([randomEnvelope('ancien', lea, 2)])
    expect((await readOn(store, 'ancien')).envelopes).toHaveLength(2)
    const said = randomEnvelope(liveName('ancien', 'd'.repeat(32)), lea, 1, { previous: '', epoch: 1 })
    expect(await store.live?.add(said, 1, 'begin')).toBe(true)
    await store.close()
  })

  test('one of a newer program is refused by a desk and by its administrator, and stays as it is', async () => {
    const future = { version: newest + 1, sql: 'CREATE TABLE office.future (a integer)' }
    const database = await databaseOf('future', [...officeSchema.steps, future])
    const address = server.address({ user: 'lea', password: 'x', database })
    await expect(openPostgresStore(address, lea)).rejects.toThrow('installez la version récente')
    await expect(prepareOffice(server.address({ database }))).rejects.toThrow('Rien n’y a été changé')
    const manager = await openPostgres(server.address({ database }))
    expect(await manager.query('SELECT max(version) AS version FROM office.format')).toEqual([
      { version: newest + 1 },
    ])
    await manager.close()
  })
})
