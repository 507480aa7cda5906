import { fileURLToPath } from 'node:url'
import type { CoreProcess } from './supervisor.ts'

/** A utility process of Electron, as far as it is used. */
interface UtilityProcess {
  readonly pid: number | undefined
  postMessage(message: unknown): void
  on(event: 'message', hear: (message: unknown) => void): unknown
  once(event: 'exit', hear: (code: number) => void): unknown
}

/** The entry of a core under Electron, in the build. */
export const utilityFile = (): string => fileURLToPath(new URL('./core-entry.cjs', import.meta.url))

/** A core in a utility process of Electron. Pages reach it through the process that begins it. */
export function utilityCore(child: UtilityProcess): CoreProcess<never> {
  return {
    post: {
      send: message => child.postMessage(message),
      hear: listener => void child.on('message', listener),
    },
    give: (_door, onFailure) => onFailure(),
    onEnd: hear => void child.once('exit', code => hear(`code ${code}`)),
    // Electron ends it by a signal that a core leaves to its supervisor
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
    },
  }
}

/** The way to the process that began this core: Electron's for a utility process, none for a child of Node. */
export function utilityPost() {
  const { parentPort } = process as { readonly parentPort?: NodeJS.Process['parentPort'] }
  return (
    parentPort && {
      send: (message: unknown) => parentPort.postMessage(message),
      hear: (listener: (message: unknown) => void) => {
        parentPort.on('message', ({ data }) => listener(data))
      },
    }
  )
}
