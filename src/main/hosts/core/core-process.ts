import { fork } from 'node:child_process'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { CoreProcess } from './supervisor.ts'

/** Where the entry of a core is, in the sources and in the build. */
export const coreFile = (): string =>
  fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './core.ts' : './core.js', import.meta.url))

/** Begins a core under the Node of this process, with its flags. Connections are handed to it unread. */
export function coreProcess(): CoreProcess<Socket> {
  const child = fork(coreFile(), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  // said by its end
  child.on('error', () => undefined)
  return {
    post: {
      send: message => void (child.connected && child.send(message as object)),
      hear: listener => void child.on('message', listener),
    },
    give: (socket, onFailure) => {
      if (!child.connected) return onFailure()
      child.send('connection', socket, error => error && onFailure())
    },
    onEnd: hear => void child.once('exit', (code, signal) => hear(signal ?? `code ${code}`)),
    kill: () => void child.kill('SIGKILL'),
  }
}
