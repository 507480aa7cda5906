import { createServer, type Server } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { openPostgres } from '../../../../../src/main/kernel/postgres/connect.ts'
import { startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'

/** Longer than a server is given to let a desk in. */
const HOLD_MS = 10_500

afterEach(() => vi.useRealTimers())

/** Does nothing else for so long, as a desk that writes thousands of arguments. */
const hold = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

test.skipIf(whyNoPostgres)(
  'a server that answered while the thread was held is not taken for one out of reach',
  async () => {
    const server = await startPostgres()
    try {
      const postgres = await openPostgres(server.address())
      const opening = postgres.connection()
      hold(HOLD_MS)
      await (await opening).end()
      await postgres.close()
    } finally {
      server.stop()
    }
  },
  60_000,
)

test('a server that lets nobody in is given up after ten seconds', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const silent = createServer(() => undefined)
  const port = await listen(silent)
  try {
    const opening = expect(openPostgres(`postgres://lea@127.0.0.1:${port}/bureau`)).rejects.toThrow(
      'est coupée',
    )
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
    vi.advanceTimersByTime(9_000)
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(1_000)
    await opening
  } finally {
    silent.close()
  }
})

function listen(server: Server): Promise<number> {
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}
