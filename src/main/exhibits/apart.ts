import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import type { ExhibitAnswer, ExhibitAsked, ExhibitTask, ExhibitWork } from './thread.ts'

/** Beside `worker.ts` in the sources; in the build everything lies in one folder. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? '../worker.ts' : './worker.js', import.meta.url)
/** How long a thread stays once nothing is asked of it, in milliseconds. */
const patience = 20_000

export interface Asking {
  /** milliseconds after which a file is given up: one made to be read for ever must not hold the others */
  readonly limit?: number
  readonly signal?: AbortSignal
  readonly told?: (now: unknown) => void
}

type Given<W extends keyof ExhibitWork> = Parameters<ExhibitWork[W]>[0]
type Answer<W extends keyof ExhibitWork> = Awaited<ReturnType<ExhibitWork[W]>>

/** Asks one thing of a thread that opens files. Rejects with `damaged` when the thread fell over the file, or took too long. */
export type AskExhibits = <W extends keyof ExhibitWork>(
  work: W,
  given: Given<W>,
  asking?: Asking,
) => Promise<Answer<W>>

/** A thread that opens files, begun with the first question; a file that upsets it costs its own answer and no other. */
export function exhibitsApart(): AskExhibits {
  const free: Worker[] = []
  let n = 0

  function take(): Worker {
    const worker =
      free.pop() ?? new Worker(workerFile, { workerData: { exhibits: true } satisfies ExhibitTask })
    worker.removeAllListeners()
    worker.ref()
    return worker
  }

  /** Kept a while for the next question, without keeping the program open. */
  function rest(worker: Worker): void {
    worker.removeAllListeners()
    worker.unref()
    free.push(worker)
    setTimeout(() => {
      const at = free.indexOf(worker)
      if (at >= 0) void free.splice(at, 1)[0]?.terminate()
    }, patience).unref()
  }

  return (work, given, { limit, signal, told } = {}) =>
    new Promise((done, fail) => {
      if (signal?.aborted) return fail(stopped())
      const worker = take()
      n += 1
      const asked: ExhibitAsked = { n, work, given }
      let timer: NodeJS.Timeout | undefined
      const leave = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
      }
      const drop = (error: Error) => {
        leave()
        worker.removeAllListeners()
        void worker.terminate()
        fail(error)
      }
      const stop = () => drop(stopped())
      if (limit) timer = setTimeout(() => drop(fallen()), limit)
      signal?.addEventListener('abort', stop, { once: true })
      worker.on('message', (answer: ExhibitAnswer) => {
        if (answer.n !== asked.n) return
        if ('told' in answer) return told?.(answer.told)
        leave()
        rest(worker)
        if ('value' in answer) done(answer.value as never)
        else if ('refused' in answer) fail(new AppError(answer.refused.code, answer.refused.message))
        else fail(new Error(answer.bug))
      })
      worker.on('error', () => drop(fallen()))
      worker.on('exit', () => drop(fallen()))
      worker.postMessage(asked)
    })
}

const stopped = () => new AppError('cancelled', 'Arrêté à votre demande. Rien n’a été gardé.')
const fallen = () =>
  new AppError('damaged', 'Ce fichier ne se laisse pas lire : il est abîmé, ou fait pour ne pas l’être.')
