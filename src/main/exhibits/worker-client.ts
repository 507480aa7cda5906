import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Context } from '../kernel/context.ts'
import { type Log, silentLog } from '../kernel/log.ts'
import type { ExhibitReply, ExhibitRequest, ExhibitTask, ExhibitWork } from './worker-tasks.ts'

/** The worker's script: `hosts/worker.ts` in the sources, beside this file in the build. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../hosts/worker.ts' : './worker.js',
  import.meta.url,
)
/** How long a thread stays once nothing is asked of it, in milliseconds. */
const IDLE_MS = 20_000

export interface RequestOptions {
  /** milliseconds after which a file is given up: one made to be read for ever must not hold the others */
  readonly limit?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (now: unknown) => void
}

type Input<W extends keyof ExhibitWork> = Parameters<ExhibitWork[W]>[0]
type Answer<W extends keyof ExhibitWork> = Awaited<ReturnType<ExhibitWork[W]>>

/** Asks one thing of a thread that opens files. Rejects with `damaged` when the thread fell over the file, or took too long. */
export type AskExhibits = <W extends keyof ExhibitWork>(
  work: W,
  input: Input<W>,
  asking?: RequestOptions,
) => Promise<Answer<W>>

/** The tools of handlers that open the files of exhibits, in a thread. */
export interface ExhibitContext extends Context {
  readonly ask: AskExhibits
}

/**
 * Threads that open files, begun with the first question: one for the bundles, one for all the rest, where each question waits for
 * the one before. A file that upsets its thread costs its own answer and no other; why the thread fell goes to the log.
 */
export function exhibitWorkerClient(log: Pick<Log, 'bug'> = silentLog): AskExhibits {
  const [short, long] = [lane(log), lane(log)]
  return (work, input, asking = {}) => (work === 'bundle' ? long : short)(work, input, asking) as never
}

type Lane = (work: keyof ExhibitWork, input: unknown, asking: RequestOptions) => Promise<unknown>

/** The request a worker is answering. The listeners of a worker live as long as it does; each request takes its turn behind them. */
interface PendingTask {
  onReply(reply: ExhibitReply): void
  onExit(): void
}

/** A worker thread with its queue: requests are answered one after the other. */
function lane(log: Pick<Log, 'bug'>): Lane {
  let thread: Worker | undefined
  let pending: PendingTask | undefined
  let idleTimer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let n = 0

  function begin(): Worker {
    const worker = new Worker(workerFile, { workerData: { exhibits: true } satisfies ExhibitTask })
    // of one that was dropped nothing is heard any more
    const current = () => (thread === worker ? pending : undefined)
    worker.on('message', (reply: ExhibitReply) => current()?.onReply(reply))
    worker.on('error', error => {
      log.bug('thread of the exhibits', error)
      current()?.onExit()
    })
    worker.on('exit', () => current()?.onExit())
    return worker
  }

  function drop(): void {
    const worker = thread
    thread = undefined
    void worker?.terminate()
  }

  function answer(
    work: keyof ExhibitWork,
    input: unknown,
    { limit, signal, onProgress }: RequestOptions,
  ): Promise<unknown> {
    if (signal?.aborted) throw cancelError()
    clearTimeout(idleTimer)
    thread ??= begin()
    const worker = thread
    worker.ref()
    n += 1
    const request: ExhibitRequest = { n, work, input }
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
        pending = undefined
      }
      const giveUp = (error: Error) => {
        end()
        drop()
        reject(error)
      }
      const stop = () => giveUp(cancelError())
      const timer = limit === undefined ? undefined : setTimeout(() => giveUp(crashError()), limit)
      signal?.addEventListener('abort', stop, { once: true })
      pending = {
        onExit: () => giveUp(crashError()),
        onReply: reply => {
          if ('progress' in reply) return onProgress?.(reply.progress)
          end()
          // kept a while for the next question, without keeping the program open
          worker.unref()
          idleTimer = setTimeout(drop, IDLE_MS).unref()
          if ('value' in reply) resolve(reply.value)
          else if ('refusal' in reply) reject(new AppError(reply.refusal.code, reply.refusal.message))
          else reject(reply.bug)
        },
      }
      worker.postMessage(request)
    })
  }

  return (work, input, asking) => {
    const reply = last.then(() => answer(work, input, asking))
    last = reply.catch(() => undefined)
    return reply
  }
}

const cancelError = () => new AppError('cancelled', 'Arrêté à votre demande. Rien n’a été gardé.')
const crashError = () =>
  new AppError('damaged', 'Ce fichier ne se laisse pas lire : il est abîmé, ou fait pour ne pas l’être.')
