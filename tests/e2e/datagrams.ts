import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { Page } from '@playwright/test'

/** A socket of this computer that counts the datagrams it is sent. */
export interface DatagramCounter {
  readonly port: number
  readonly count: () => number
  readonly close: () => void
}

export async function countDatagrams(): Promise<DatagramCounter> {
  const socket = createSocket('udp4')
  let count = 0
  socket.on('message', () => {
    count += 1
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { port: socket.address().port, count: () => count, close: () => socket.close() }
}

/** Has a page do what a hostile script would: ask a STUN and a TURN server its own address, which carries words in its name. */
export const sendByWebRtc = (page: Page, port: number): Promise<void> =>
  page.evaluate(async at => {
    const iceServers = [
      { urls: `stun:127.0.0.1:${at}` },
      { urls: `turn:127.0.0.1:${at}`, username: 'dossier', credential: 'secret' },
    ]
    const connection = new RTCPeerConnection({ iceServers })
    Object.assign(globalThis, { connection })
    connection.createDataChannel('x')
    await connection.setLocalDescription(await connection.createOffer())
  }, port)

/** Whether the page has ended its search for ways out: it sends nothing more. */
export const hasGathered = (page: Page): Promise<boolean> =>
  page.evaluate(
    () => (Reflect.get(globalThis, 'connection') as RTCPeerConnection).iceGatheringState === 'complete',
  )
