import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from '../../../../../../src/main/kernel/postgres/connect.ts'
import { DESK_ROLE } from '../../../../../../src/main/sharing/office/postgres/office-schema.ts'
import { prepareOffice } from '../../../../../../src/main/sharing/office/postgres/prepare.ts'
import { type Program, program, temporary } from '../../../../../contract/program.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../../fixtures/office/postgres.ts'

const PASSWORD = 'mot/de:passe@canari'

let place: ReturnType<typeof temporary>
let lea: Program
let server: PostgresServer

beforeAll(async () => {
  place = temporary()
  lea = program(join(place.folder, 'lea'))
  if (whyNoPostgres) return
  server = await startPostgres()
  const admin = await openPostgres(server.address())
  await admin.query(`CREATE ROLE lea LOGIN PASSWORD '${PASSWORD}'`)
  await admin.close()
})
afterAll(async () => {
  server?.stop()
  await lea.close()
  place.remove()
})

test.skipIf(whyNoPostgres)(
  'a server is tried before its address is kept, and each refusal is a sentence',
  async () => {
    const attempt = (password: string, database = 'postgres') =>
      lea.call['office.try']({
        url: `postgres://lea:${encodeURIComponent(password)}@127.0.0.1:${server.port}/${database}`,
      })
    await expect(attempt('faux')).rejects.toThrow('refuse ce nom ou ce mot de passe')
    await expect(attempt(PASSWORD, 'absente')).rejects.toThrow('n’existe pas')
    await expect(attempt(PASSWORD)).rejects.toThrow('office init')
    await prepareOffice(server.address())
    const admin = await openPostgres(server.address())
    await admin.query(`GRANT ${DESK_ROLE} TO lea`)
    await admin.close()
    expect((await attempt(PASSWORD)).sentence).toContain('vous accepte')
    await expect(attempt('canari')).rejects.not.toThrow('canari')
  },
)

test('a path that is no folder of an office is a sentence, not a bug, and nothing is written there', async () => {
  const file = place.file('notes.txt', 'Madame, Monsieur,')
  const paths = [
    file,
    `${file}/bureau`,
    `${place.folder}/absent/plus loin`,
    `${place.folder}/${'a'.repeat(300)}`,
    `${place.folder}/nul\0`,
    '/etc/passwd',
    '/dev/null',
    '/proc/self/mem',
  ]
  for (const url of paths)
    for (const attempt of [
      lea.call['office.try']({ url }),
      lea.call['office.create']({ title: 'Recours', url, name: 'Léa' }),
    ]) {
      const error = await attempt.then(
        () => undefined,
        (refusal: unknown) => refusal,
      )
      expect.soft({ url, error }).toMatchObject({ error: { code: expect.stringMatching(/^(?!bug$)/) } })
    }
  expect(readFileSync(file, 'utf8')).toBe('Madame, Monsieur,')
  expect(await lea.call['office.state']({})).toEqual([])
})
