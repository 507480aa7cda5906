import { Socket } from 'node:net'
import type { Client, ClientConfig } from 'pg'
import { type EncryptedConnection, requireCertificate } from './certificate.ts'

const BEAT_MS = 1_000

/**
 * Calls `onEnd` once so much time has passed, in beats: one that comes late counts as one. A thread that was held has not heard what
 * came meanwhile, and hears it before the next beat. Returns what ends it.
 */
export function startPatience(ms: number, onEnd: () => void): () => void {
  let beats = Math.ceil(ms / BEAT_MS)
  const timer = setInterval(() => {
    beats -= 1
    if (beats > 0) return
    clearInterval(timer)
    onEnd()
  }, BEAT_MS)
  timer.unref()
  return () => clearInterval(timer)
}

type OnConnect = (error: Error | null, client?: Client) => void

const tooLong = () => Object.assign(new Error('timeout expired'), { code: 'ETIMEDOUT' })

/**
 * The driver's client, which gives up a server that does not let it in. The driver's own limit counts the time that the thread was held, and
 * takes a server that answered meanwhile for one out of reach. `certificate`: fingerprint of the only one that the server may show.
 */
export function patientClient(
  Base: typeof Client,
  patienceMs: number,
  certificate: string | undefined,
): typeof Client {
  return class extends Base {
    readonly #socket: Socket

    constructor(config?: ClientConfig) {
      const socket = new Socket()
      // a pool keeps its password from being spread
      super({ ...config, password: config?.password, stream: () => socket })
      this.#socket = socket
      // the driver's types leave its connection out
      if (certificate)
        requireCertificate((this as unknown as { connection: EncryptedConnection }).connection, certificate)
    }

    override connect(): Promise<Client>
    override connect(callback: OnConnect): void
    override connect(callback?: OnConnect): Promise<Client> | undefined {
      const end = startPatience(patienceMs, () => this.#socket.destroy(tooLong()))
      const entering = super.connect().finally(end)
      if (!callback) return entering
      entering.then(() => callback(null, this), callback)
      return undefined
    }
  }
}
