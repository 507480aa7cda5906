import { countDatagrams, hasGathered, sendByWebRtc } from '../datagrams.ts'
import { expect, test } from '../fixture.ts'
import { shellBehind } from './native.ts'

test('a hostile page sends no datagram by WebRTC', async ({ page }) => {
  const socket = await countDatagrams()
  try {
    await sendByWebRtc(page, socket.port)
    await expect.poll(() => hasGathered(page)).toBe(true)
    expect(socket.count()).toBe(0)
    // the same script is heard once the policy is lifted: the socket counts
    await shellBehind(page).evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.setWebRTCIPHandlingPolicy('default'),
    )
    await sendByWebRtc(page, socket.port)
    await expect.poll(socket.count).toBeGreaterThan(0)
  } finally {
    socket.close()
  }
})

test('every page of the program is under that policy, whoever opens it', async ({ page }) => {
  const policies = await shellBehind(page).evaluate(({ BrowserWindow }) => {
    const hidden = new BrowserWindow({ show: false })
    const all = BrowserWindow.getAllWindows().map(({ webContents }) =>
      webContents.getWebRTCIPHandlingPolicy(),
    )
    hidden.destroy()
    return all
  })
  expect(policies).toEqual(['disable_non_proxied_udp', 'disable_non_proxied_udp'])
})
