import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres } from '../../../../../src/main/kernel/postgres/connect.ts'
import { openPostgresStore } from '../../../../../src/main/sharing/office/postgres/postgres-store.ts'
import { prepareOffice } from '../../../../../src/main/sharing/office/postgres/prepare.ts'
import { getSpaceFile, putSpaceFile } from '../../../../../src/main/sharing/office/spaces/space-blobs.ts'
import { foundWith, trialDesk } from '../../../../fixtures/office/desks.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'

const CANARY = 'canari-jaune-7f3a91'

/** Everything of a server that lies on its disk: data, write-ahead log, log. */
function* bytesOf(server: PostgresServer): Generator<Buffer> {
  for (const entry of readdirSync(server.folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) yield readFileSync(join(entry.parentPath, entry.name))
}

/** Whether a word lies in bytes as it is, or as PostgreSQL’s log writes bytes: in hexadecimal. */
const holds = (bytes: Buffer, word: string): boolean =>
  [word, Buffer.from(word).toString('hex'), Buffer.from(word).toString('base64').slice(0, 18)].some(form =>
    bytes.includes(form),
  )

describe.skipIf(whyNoPostgres)('the person who runs the server', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
    await prepareOffice(server.address())
  })
  afterAll(() => server.stop())

  test('finds no word of a text, a title or a name in its data, its write-ahead log or its log', async () => {
    const root = await openPostgres(server.address())
    const open = (login: string) => async (member: string) => {
      await root.query(`CREATE ROLE ${login} LOGIN PASSWORD 'x' IN ROLE pretoire_desk`)
      return openPostgresStore(server.address({ user: login, password: 'x' }), member)
    }
    const [lea, ali] = [await trialDesk(`Léa ${CANARY}`, open('one')), await trialDesk('Ali', open('two'))]
    const space = await foundWith(lea, [{ desk: ali, role: 'writer' }], `Dossier ${CANARY}`)
    await lea.write(space, { text: CANARY.repeat(20) })
    const blob = await putSpaceFile(lea, space, lea.store, Buffer.from(`${CANARY} `.repeat(100_000)))
    await ali.write(space, { blob })
    await ali.read(space)
    expect(ali.changes(space)).toEqual([{ text: CANARY.repeat(20) }])
    expect(Buffer.from((await getSpaceFile(ali, space, ali.store, blob)) ?? []).includes(CANARY)).toBe(true)
    for (const desk of [lea, ali]) {
      await desk.store.close()
      desk.db.close()
    }
    // a word that the server does know shows that the search would see one
    await root.query("SELECT 'moineau-gris-22c1'")
    await root.query('CHECKPOINT')
    await root.close()
    let isControlFound = false
    let files = 0
    for (const bytes of bytesOf(server)) {
      files += 1
      expect(holds(bytes, CANARY)).toBe(false)
      isControlFound ||= bytes.includes('moineau-gris-22c1')
    }
    expect(isControlFound).toBe(true)
    expect(files).toBeGreaterThan(100)
  })
})
