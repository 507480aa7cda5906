import { fork } from 'node:child_process'
import type { Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { CoreProcess } from './supervisor.ts'

/** Where the entry of a core is, in the sources and in the build. */
export const coreFile = (): string =>
  fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './core.ts' : './core.js', import.meta.url))

/** A connection that is handed to a core. */
interface Handed {
  readonly connection: number
}
/** The answer of a core that has it. */
interface Taken {
  readonly taken: number
}
const isHanded = (message: unknown): message is Handed =>
  typeof message === 'object' && message !== null && 'connection' in message
const isTaken = (message: unknown): message is Taken =>
  typeof message === 'object' && message !== null && 'taken' in message

/** In a core: hears of each connection handed to it, which it says to have before a byte is read. */
export function takeConnections(hear: (socket: Socket) => void): void {
  process.on('message', (message, socket: Socket | undefined) => {
    if (!isHanded(message)) return
    process.send?.({ taken: message.connection } satisfies Taken)
    // none where its page left meanwhile
    if (socket) hear(socket)
  })
}

/** Begins a core under the Node of this process, with its flags. Connections are handed to it unread. */
export function coreProcess(): CoreProcess<Socket> {
  const child = fork(coreFile(), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  // said by its end
  child.on('error', () => undefined)
  /** connections that the core has not taken: this process keeps its hold of each until then */
  const untaken = new Map<number, { readonly socket: Socket; readonly onFailure: () => void }>()
  let count = 0
  child.on('message', message => {
    if (!isTaken(message)) return
    untaken.get(message.taken)?.socket.destroy()
    untaken.delete(message.taken)
  })
  child.once('exit', async () => {
    // two turns: its last messages are read between them. « disconnect » does not come while a connection is on its way
    await setImmediate()
    await setImmediate()
    for (const { onFailure } of untaken.values()) onFailure()
    untaken.clear()
  })
  return {
    post: {
      send: message => void (child.connected && child.send(message as object)),
      hear: listener => void child.on('message', listener),
    },
    give: (socket, onFailure) => {
      if (!child.connected) return onFailure()
      count += 1
      untaken.set(count, { socket, onFailure })
      child.send({ connection: count } satisfies Handed, socket, { keepOpen: true }, () => undefined)
    },
    onEnd: hear => void child.once('exit', (code, signal) => hear(signal ?? `code ${code}`)),
    kill: () => void child.kill('SIGKILL'),
  }
}
