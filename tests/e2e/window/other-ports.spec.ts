import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findBrowser } from '../browser.ts'
import { countDatagrams, hasGathered, sendByWebRtc } from '../datagrams.ts'
import { expect, inShell, test } from '../fixture.ts'
import { openOwnWindow } from '../own-window.ts'
import { firstStart } from '../window.ts'

/** A server of another account of this computer: what it was sent. */
async function stranger() {
  const requests: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = []
  const server = createServer((request, response) => {
    requests.push({ url: request.url ?? '', headers: request.headers })
    response.end('<!doctype html><title>ailleurs</title>')
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { origin: `http://127.0.0.1:${port}`, requests, close }
}

test.beforeEach(() => {
  test.skip(inShell(), 'La fenêtre d’Electron n’a ni port ni cookie.')
})

test('a page of another port is given nothing that opens the dossiers', async ({ page, second }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const other = await stranger()
  try {
    for (const path of ['/', '/call/dossiers.list', '/events', '/entrer'])
      await second.goto(other.origin + path)
    expect(other.requests.length).toBeGreaterThanOrEqual(4)
    for (const { headers } of other.requests) {
      expect(headers.cookie).toBeUndefined()
      expect(headers.authorization).toBeUndefined()
      expect(headers.referer).toBeUndefined()
    }
    // the same browser still has its session, for our own pages
    await second.goto(page.url())
    await expect(second.getByRole('heading', { name: 'Dossiers' })).toBeVisible()
  } finally {
    other.close()
  }
})

test('reloaded, or opened in another tab by its bare address, the window is the same', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Dossiers' })).toBeVisible()
  // the bare address answers 403 before it leads on, which a console tells as an error
  const tab = await page.context().newPage()
  await tab.goto(`${new URL(page.url()).origin}/#/reglages`)
  await expect(tab.getByRole('heading', { name: 'Réglages', level: 1 })).toBeVisible()
  expect(new URL(tab.url()).pathname).toBe(new URL(page.url()).pathname)
})

test('somebody else’s browser is told nothing at the bare address', async ({ page, browser }) => {
  const theirs = await browser.newContext()
  const tab = await theirs.newPage()
  const answer = await tab.goto(`${new URL(page.url()).origin}/`)
  expect(answer?.status()).toBe(403)
  await expect(tab.getByText('Cette adresse ne suffit pas')).toBeVisible()
  expect(await tab.content()).not.toContain(new URL(page.url()).pathname.slice(1, -1))
  await theirs.close()
})

test('the window the program opens reaches no other port, and sends no datagram', async ({ folder }) => {
  test.skip(process.platform === 'win32', 'Le navigateur est mené par une commande du shell.')
  test.skip(!findBrowser(), 'Ni Chrome, ni Chromium, ni Edge.')
  const own = await openOwnWindow({ folder })
  const [other, socket] = await Promise.all([stranger(), countDatagrams()])
  try {
    await sendByWebRtc(own.page, socket.port)
    await expect.poll(() => hasGathered(own.page)).toBe(true)
    const tab = await own.page.context().newPage()
    await tab.goto(other.origin).catch(() => undefined)
    expect(other.requests).toEqual([])
    expect(socket.count()).toBe(0)
  } finally {
    other.close()
    socket.close()
    await own.end()
  }
})

test('the datagrams of the same script are counted where nothing stops them', async ({ page }) => {
  const socket = await countDatagrams()
  try {
    await sendByWebRtc(page, socket.port)
    await expect.poll(socket.count).toBeGreaterThan(0)
  } finally {
    socket.close()
  }
})
