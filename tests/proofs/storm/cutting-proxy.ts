import { connect, createServer, type Socket } from 'node:net'
import type { Draw } from '../../fixtures/mutate.ts'

/** A connection that is to be cut is cut after at most so many bytes of what it sends. */
const CUT_BYTES = 40_000

/** The way of all desks to the server: it may lead elsewhere, and cut connections in the middle of what they say. */
export interface CuttingProxy {
  readonly port: number
  /** port that connections are led to from now on */
  lead(port: number): void
  /** share of connections that are cut, from 0 to 1 */
  setCuts(share: number): void
  close(): void
}

export async function openProxy(dice: Draw): Promise<CuttingProxy> {
  let target = 0
  let cuts = 0
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const upstream = connect(target, '127.0.0.1')
    const ends = [client, upstream]
    const end = () => {
      for (const one of ends) {
        one.destroy()
        sockets.delete(one)
      }
    }
    for (const one of ends) {
      sockets.add(one)
      one.on('error', end)
      one.on('close', end)
    }
    // what was said is lost, or only what is answered: then it is done, and nobody knows
    const leftBytes = dice.below(1000) < cuts * 1000 ? dice.below(CUT_BYTES) : Number.POSITIVE_INFINITY
    const isAnswerLost = dice.below(2) === 0
    let said = 0
    client.on('data', bytes => {
      said += bytes.length
      if (said > leftBytes && !isAnswerLost) end()
      else upstream.write(bytes)
    })
    upstream.on('data', bytes => {
      if (said > leftBytes) end()
      else client.write(bytes)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    lead: port => {
      target = port
    },
    setCuts: share => {
      cuts = share
    },
    close() {
      server.close()
      for (const one of sockets) one.destroy()
    },
  }
}
