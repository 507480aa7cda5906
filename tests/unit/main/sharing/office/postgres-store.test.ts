import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPostgres, type Postgres } from '../../../../../src/main/kernel/postgres/connect.ts'
import { liveName, PAGE_BYTES } from '../../../../../src/main/sharing/office/change-store.ts'
import { openPostgresStore } from '../../../../../src/main/sharing/office/postgres/postgres-store.ts'
import { prepareOffice } from '../../../../../src/main/sharing/office/postgres/prepare.ts'
import { randomEnvelope, readOn } from '../../../../fixtures/office/envelopes.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'

const [lea, ali, eve] = ['a', 'b', 'e'].map(letter => letter.repeat(64))
const forbidden = 'ne donne pas ce droit'

describe.skipIf(whyNoPostgres)('who may do what in the office’s database', () => {
  let server: PostgresServer
  let root: Postgres
  const address = (user: string) => server.address({ user, password: 'x' })
  beforeAll(async () => {
    server = await startPostgres()
    root = await openPostgres(server.address())
    await expect(openPostgresStore(server.address(), lea ?? '')).rejects.toThrow('office init')
    await prepareOffice(server.address())
    for (const name of ['lea', 'ali', 'eve'])
      await root.query(`CREATE ROLE ${name} LOGIN PASSWORD 'x' IN ROLE pretoire_desk`)
  })
  afterAll(async () => {
    await root.close()
    server.stop()
  })

  test('a space is read by those it was opened to, and written by each under one’s own key', async () => {
    const [ofLea, ofAli, ofEve] = await Promise.all([
      openPostgresStore(address('lea'), lea ?? ''),
      openPostgresStore(address('ali'), ali ?? ''),
      openPostgresStore(address('eve'), eve ?? ''),
    ])
    await ofLea.append([randomEnvelope('secret', lea ?? '', 1)])
    for (const other of [ofAli, ofEve]) {
      expect((await readOn(other, 'secret')).envelopes).toEqual([])
      await expect(other.append([randomEnvelope('secret', ali ?? '', 1)])).rejects.toThrow(forbidden)
      await expect(other.openTo('secret', eve ?? '', true)).rejects.toThrow(forbidden)
    }
    await ofLea.openTo('secret', ali ?? '', false)
    expect((await readOn(ofAli, 'secret')).envelopes).toHaveLength(1)
    await expect(ofAli.append([randomEnvelope('secret', lea ?? '', 2)])).rejects.toThrow(forbidden)
    await expect(ofAli.openTo('secret', eve ?? '', false)).rejects.toThrow(forbidden)
    await ofAli.append([randomEnvelope('secret', ali ?? '', 1)])
    const { cursor } = await readOn(ofAli, 'secret')
    await ofLea.closeTo('secret', ali ?? '')
    await expect(ofAli.since('secret', cursor)).rejects.toThrow('ne vous ouvre plus cet espace')
    expect((await readOn(ofAli, 'secret')).envelopes).toEqual([])
    await expect(ofAli.append([randomEnvelope('secret', ali ?? '', 2)])).rejects.toThrow(forbidden)
    for (const store of [ofLea, ofAli, ofEve]) await store.close()
  })

  test('large envelopes come a few at a time', async () => {
    const store = await openPostgresStore(address('lea'), lea ?? '')
    const sealed = new Uint8Array(0.4 * PAGE_BYTES)
    await store.append([1, 2, 3].map(n => randomEnvelope('large', lea ?? '', n, { sealed })))
    const sizes: number[] = []
    for (let cursor = ''; ; ) {
      const page = await store.since('large', cursor)
      sizes.push(page.envelopes.length)
      cursor = page.cursor
      if (page.envelopes.length === 0) break
    }
    expect(sizes).toEqual([2, 1, 0])
    await store.close()
  })

  test('a member who says that a file has more chunks, or gives others in its name, keeps nobody from it', async () => {
    const [ofLea, ofAli] = await Promise.all([
      openPostgresStore(address('lea'), lea ?? ''),
      openPostgresStore(address('ali'), ali ?? ''),
    ])
    await ofLea.append([randomEnvelope('files', lea ?? '', 1)])
    await ofLea.openTo('files', ali ?? '', false)
    const asAli = await openPostgres(address('ali'))
    const file = randomBytes(3000)
    const name = createHash('sha256').update(file).digest('hex')
    for (const [chunk, parts] of [
      [randomBytes(50), 0],
      [file, 9],
    ] as const) {
      await asAli.query("SELECT office.put_chunk('files', $1, 0, $2)", [name, chunk])
      if (parts > 0) await asAli.query("SELECT office.finish_blob('files', $1, $2)", [name, parts])
      await ofLea.blobs.put('files', name, file)
      expect(await ofAli.blobs.get('files', name)).toEqual(file)
      await root.query('DELETE FROM office.blobs')
      await root.query('DELETE FROM office.blob_chunks')
    }
    for (const one of [ofLea, ofAli, asAli]) await one.close()
  })

  test('an announcement names no space, and who does not know the name of one hears nothing of it', async () => {
    const store = await openPostgresStore(address('lea'), lea ?? '')
    const stranger = await openPostgres(address('eve'))
    const [listener, member] = [await stranger.connection(), await stranger.connection()]
    const heard: { channel: string; payload?: string | undefined }[] = []
    for (const one of [listener, member]) one.on('notification', message => void heard.push(message))
    await listener.query('LISTEN pretoire_office')
    const {
      rows: [row],
    } = await member.query<{ channel: string }>("SELECT office.news_channel('annonces') AS channel")
    await member.query(`LISTEN ${row?.channel}`)
    await store.append([randomEnvelope('annonces', lea ?? '', 1)])
    await expect.poll(() => heard).toHaveLength(1)
    await listener.query('SELECT 1')
    expect(heard).toMatchObject([{ channel: row?.channel, payload: '' }])
    expect(row?.channel).not.toContain('annonces')
    for (const one of [listener, member]) await one.end()
    await Promise.all([store.close(), stranger.close()])
  })

  test('a login that wrote in a space holds it for a minute at most, and the others wait ten seconds', async () => {
    const store = await openPostgresStore(address('lea'), lea ?? '')
    await store.append([randomEnvelope('bornes', lea ?? '', 1)])
    const desk = await openPostgres(address('lea'))
    const client = await desk.connection()
    await client.query('BEGIN')
    await client.query("SELECT office.put_chunk('bornes', $1, 0, 'x')", ['c'.repeat(64)])
    expect((await client.query('SHOW transaction_timeout')).rows).toEqual([{ transaction_timeout: '1min' }])
    await client.query('ROLLBACK')
    await client.end()
    const waits = await root.query<{ proname: string }>(
      "SELECT proname FROM pg_proc WHERE 'lock_timeout=10s' = ANY(proconfig) ORDER BY 1",
    )
    expect(waits.map(one => one.proname)).toEqual(['take_lock'])
    await Promise.all([store.close(), desk.close()])
  })

  describe('the lock of a space, held by a login that means harm', () => {
    /** begins to write in the space and does not end */
    const writing = async (user: string, desk: string | undefined) => {
      const postgres = await openPostgres(address(user))
      const client = await postgres.connection()
      await client.query('BEGIN')
      await client.query("SELECT office.append_envelope('tenu', $1, 1, '', 1, 'x', $2)", [
        desk,
        Buffer.alloc(64),
      ])
      await client.query('SET LOCAL transaction_timeout = 0')
      return client
    }
    /** connects as a stranger, and takes the lock by its number */
    const holding = async (...queries: readonly string[]) => {
      const client = await (await openPostgres(address('eve'))).connection()
      for (const query of queries) await client.query(query)
      return client
    }
    const TAKE = "SELECT pg_advisory_lock(hashtextextended('tenu', 0))"
    const isEnded = async (client: Awaited<ReturnType<typeof holding>>) => {
      client.on('error', () => undefined)
      return client.query('SELECT 1').then(
        () => false,
        () => true,
      )
    }
    let store: Awaited<ReturnType<typeof openPostgresStore>>
    let sequence = 0
    const append = () => store.append([randomEnvelope('tenu', lea ?? '', ++sequence)])
    const bound = (wait: string, longest: string) =>
      root.query(`ALTER FUNCTION office.take_lock SET lock_timeout = '${wait}';
        CREATE OR REPLACE FUNCTION office.longest_holding() RETURNS interval LANGUAGE sql IMMUTABLE
          AS $$ SELECT interval '${longest}' $$`)

    beforeAll(async () => {
      store = await openPostgresStore(address('lea'), lea ?? '')
      await append()
      await root.query("INSERT INTO office.desks VALUES ($1, 'ali') ON CONFLICT DO NOTHING", [ali])
      await root.query("INSERT INTO office.access VALUES ('tenu', $1, false)", [ali])
    })
    beforeEach(() => bound('1500ms', '60s'))
    afterAll(async () => {
      await bound('10s', '60s')
      await store.close()
    })

    test('apart from any transaction, is given to who waited', async () => {
      const client = await holding(TAKE)
      await append()
      expect(await isEnded(client)).toBe(true)
    })

    test('beside transactions begun again and again, is given to who waited', async () => {
      const client = await holding(TAKE)
      client.on('error', () => undefined)
      const again = setInterval(() => void client.query('COMMIT; BEGIN').catch(() => undefined), 50)
      await append().finally(() => clearInterval(again))
      expect(await isEnded(client)).toBe(true)
    })

    test('by a transaction of more than a minute, its bound undone, is given to who waited', async () => {
      const client = await writing('ali', ali)
      await bound('1500ms', '100ms')
      await append()
      expect(await isEnded(client)).toBe(true)
    })

    test('by a desk that writes for less is waited for, and refused after', async () => {
      const client = await writing('ali', ali)
      await expect(append()).rejects.toThrow('ne finit pas')
      sequence -= 1
      expect(await isEnded(client)).toBe(false)
      await client.query('ROLLBACK')
      await client.end()
      await append()
    })
  })

  test('another login may not take a desk’s key', async () => {
    await expect(openPostgresStore(address('eve'), lea ?? '')).rejects.toThrow(forbidden)
  })

  test('what is written at once is there still after the server is killed', async () => {
    const store = await openPostgresStore(address('lea'), lea ?? '')
    await store.append([randomEnvelope('seance', lea ?? '', 1)])
    const name = liveName('seance', 'd'.repeat(32))
    const said = (sequence: number) => randomEnvelope(name, lea ?? '', sequence, { previous: '', epoch: 1 })
    await store.live?.add(said(1), 1, 'begin')
    const { position = 0 } = (await store.live?.since(name, 0)) ?? {}
    await store.close()
    server.crash()
    const later = await openPostgresStore(address('lea'), lea ?? '')
    expect(await later.live?.add(said(2), 1, 'say')).toBe(true)
    expect((await later.live?.since(name, position))?.envelopes).toMatchObject([{ sequence: 2 }])
    await later.close()
  })
})
