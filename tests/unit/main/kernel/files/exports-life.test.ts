import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenApp, openApp } from '../../../../../src/main/hosts/open-app.ts'
import { dropOldExports, keepExport, newExport } from '../../../../../src/main/kernel/files/exports.ts'
import { pathTokens } from '../../../../../src/main/kernel/files/path-tokens.ts'
import { silentLog } from '../../../../../src/main/kernel/log.ts'
import { temporary } from '../../../../contract/program.ts'

const MINUTE_MS = 60_000

let place: ReturnType<typeof temporary>
let folder: string
let app: OpenApp
const open = () => openApp(folder, { tokens: pathTokens(), window: place.folder, log: silentLog })
const waiting = () => readdirSync(join(folder, 'exports')).sort()
const age = (path: string, minutes: number) => {
  const then = new Date(Date.now() - minutes * MINUTE_MS)
  utimesSync(path, then, then)
}
beforeEach(async () => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  app = await open()
})
afterEach(() => place.remove())

test('an export that nobody fetched within a quarter of an hour goes, and says so where it is asked for', async () => {
  const old = await keepExport(folder, 'vieux.txt', Buffer.from('Requête'))
  const fetched = await keepExport(folder, 'pris.txt', Buffer.from('Requête'))
  const young = await keepExport(folder, 'neuf.txt', Buffer.from('Requête'))
  // a bundle of an hour's work: its place is old, what is written in it is not
  const underWay = newExport(folder, 'depot.zip')
  writeFileSync(underWay.path, 'PK')
  for (const { id, name } of [old, fetched])
    for (const path of [join(folder, 'exports', id, name), join(folder, 'exports', id)]) age(path, 16)
  age(join(folder, 'exports', underWay.id), 16)
  // the PDF of an exhibit is no export
  writeFileSync(join(folder, 'exports', 'office-abc.pdf'), '%PDF-')
  age(join(folder, 'exports', 'office-abc.pdf'), 16)

  const get = (id: string) => app.wire(new Request(`pretoire://app/exports/${id}`))
  expect(await (await get(fetched.id)).text()).toBe('Requête')
  dropOldExports(folder)
  expect(waiting()).toEqual([fetched.id, 'office-abc.pdf', underWay.id, young.id].sort())
  expect(await (await get(old.id)).json()).toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('quart d’heure'),
  })
  dropOldExports(folder, Date.now() + 16 * MINUTE_MS)
  expect(waiting()).toEqual(['office-abc.pdf'])
  await app.close()
})

test('those of a window go when it closes, those that a kill left at the next opening, those of a command beside it stay', async () => {
  await keepExport(folder, 'requete.txt', Buffer.from('Requête'))
  const byCommand = '5e1c1f0e-0000-4000-8000-000000000001'
  const byKill = '5e1c1f0e-0000-4000-8000-000000000002'
  for (const id of [byCommand, byKill]) {
    mkdirSync(join(folder, 'exports', id))
    writeFileSync(join(folder, 'exports', id, 'a.txt'), 'Requête')
  }
  await app.close()
  expect(waiting()).toEqual([byCommand, byKill])
  age(join(folder, 'exports', byKill, 'a.txt'), 16)
  age(join(folder, 'exports', byKill), 16)
  app = await open()
  expect(waiting()).toEqual([byCommand])
  expect(existsSync(join(folder, 'exports', byCommand, 'a.txt'))).toBe(true)
  await app.close()
})
