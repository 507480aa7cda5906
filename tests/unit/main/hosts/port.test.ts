import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { listenAgain, windowPath } from '../../../../src/main/hosts/listening.ts'

const folder = mkdtempSync(join(tmpdir(), 'pretoire-port-'))
const open: Server[] = []
const server = () => {
  const one = createServer()
  open.push(one)
  return one
}
const close = (one: Server) => new Promise(done => one.close(done))

afterEach(async () => {
  await Promise.all(open.splice(0).map(close))
  for (const name of ['port', 'chemin']) rmSync(join(folder, name), { force: true })
})

test('the next launch listens where the last one did', async () => {
  const first = server()
  const port = await listenAgain(first, folder)
  await close(first)
  expect(await listenAgain(server(), folder)).toBe(port)
})

test('a second program beside the first takes another port', async () => {
  const port = await listenAgain(server(), folder)
  expect(await listenAgain(server(), folder)).not.toBe(port)
})

test('a port that is asked is neither looked up nor remembered', async () => {
  const first = server()
  const port = await listenAgain(first, folder)
  await close(first)
  await listenAgain(server(), folder, 0)
  expect(await listenAgain(server(), folder)).toBe(port)
})

test('a folder that cannot be written does not stop the window', async () => {
  writeFileSync(join(folder, 'file'), '')
  expect(await listenAgain(server(), join(folder, 'file'))).toBeGreaterThan(0)
})

test('the path of the windows is the same at each launch, read by this account alone', () => {
  const path = windowPath(folder)
  expect(path).toMatch(/^\/[\w-]{22}\/$/)
  expect(windowPath(folder)).toBe(path)
  if (process.platform !== 'win32') expect(statSync(join(folder, 'chemin')).mode & 0o777).toBe(0o600)
})

test.each(['', '/', '../../..', 'a'.repeat(23)])('a path that reads « %s » is made anew', text => {
  writeFileSync(join(folder, 'chemin'), text)
  expect(windowPath(folder)).toMatch(/^\/[\w-]{22}\/$/)
})

test('a folder that is not there is not made for a path', () => {
  expect(windowPath(join(folder, 'absent'))).toMatch(/^\/[\w-]{22}\/$/)
  expect(existsSync(join(folder, 'absent'))).toBe(false)
})
