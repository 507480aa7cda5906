import { Worker } from 'node:worker_threads'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Log } from '../log.ts'
import { type Budget, budgetFor } from './budget.ts'
import { cancelledError, unreadableError } from './causes.ts'
import type { TaskReply, TaskRequest } from './serve-tasks.ts'
import { bytesOf, cpuOf } from './worker-usage.ts'

/** The worker's script: `hosts/worker.ts` in the sources, beside this file in the build. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../hosts/worker.ts' : './worker.js',
  import.meta.url,
)
/** How long a worker stays once nothing is asked of it, in milliseconds. */
const IDLE_MS = 20_000
/** How often the work and the memory of a worker that reads are looked at, in milliseconds. */
const WATCH_MS = 200
const YOUNG_HEAP_MB = 24
/** How many times its own work a file may take by the clock: a worker that waits for ever does not work. */
const CLOCK_PER_CPU = 12

export interface QueueOptions {
  /** name of what it does, for the log */
  readonly name: string
  /** what tells the worker's script which tasks are its own */
  readonly workerData: object
  readonly log: Pick<Log, 'bug'>
  /** megabytes of objects, beyond which V8 ends the worker */
  readonly heapMb: number
  /** budget of a request; that of the file it names, unless told otherwise */
  readonly budget?: (input: unknown) => Budget
}

export interface RequestOptions {
  /** milliseconds by the clock after which a file is given up, instead of those of its budget */
  readonly limit?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (now: unknown) => void
}

/** Asks a worker for one task. Rejects with the sentence of an `AppError`, whatever the file did. */
export type AskWorker = (task: string, input: unknown, options?: RequestOptions) => Promise<unknown>

const endings = new Set<() => void>()

/** Ends every worker that reads files, with what it holds in memory: of a locked library none stays. The next question begins another. */
export function endReaders(): void {
  for (const end of endings) end()
}

/** The request a worker is answering. The listeners of a worker live as long as it does; each request takes its turn behind them. */
interface PendingTask {
  onReply(reply: TaskReply): void
  onExit(): void
}

/**
 * A worker thread with its queue: files are read there one after the other, each within a budget of time and memory. One that
 * upsets its worker or goes beyond costs its own answer and no other: the worker is ended, and the next file has a new one.
 */
export function workerQueue({ name, workerData, log, heapMb, budget = budgetFor }: QueueOptions): AskWorker {
  let worker: Worker | undefined
  let pending: PendingTask | undefined
  let idleTimer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  /** bytes that the worker still held after its last answer */
  let heldBytes = 0
  let n = 0

  function begin(): Worker {
    const fresh = new Worker(workerFile, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    })
    // of one that was dropped nothing is heard any more
    const current = () => (worker === fresh ? pending : undefined)
    fresh.on('message', (reply: TaskReply) => current()?.onReply(reply))
    fresh.on('error', error => {
      log.bug(name, error)
      current()?.onExit()
    })
    fresh.on('exit', () => current()?.onExit())
    heldBytes = 0
    return fresh
  }

  function drop(): void {
    const formerWorker = worker
    worker = undefined
    void formerWorker?.terminate()
  }

  function answer(task: string, input: unknown, options: RequestOptions): Promise<unknown> {
    const { signal, onProgress } = options
    if (signal?.aborted) throw cancelledError()
    clearTimeout(idleTimer)
    const { cpuMs, memoryBytes } = budget(input)
    // what an earlier file left is not counted against this one
    if (heldBytes > memoryBytes / 2) drop()
    worker ??= begin()
    const reader = worker
    reader.ref()
    n += 1
    const request: TaskRequest = { n, task, input }
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        clearInterval(watch)
        signal?.removeEventListener('abort', stop)
        pending = undefined
      }
      const giveUp = (error: AppError) => {
        end()
        drop()
        reject(error)
      }
      const stop = () => giveUp(cancelledError())
      const before = cpuOf(reader)
      const limitMs = options.limit ?? (cpuMs === undefined ? undefined : cpuMs * CLOCK_PER_CPU)
      const timer = limitMs === undefined ? undefined : setTimeout(() => giveUp(unreadableError()), limitMs)
      const watch = setInterval(async () => {
        const [bytes, now] = await Promise.all([bytesOf(reader), cpuOf(reader)])
        if (worker !== reader) return
        heldBytes = bytes
        const isBeyond = bytes > memoryBytes || (cpuMs !== undefined && now - (await before) > cpuMs)
        if (isBeyond && pending === mine) giveUp(unreadableError())
      }, WATCH_MS)
      signal?.addEventListener('abort', stop, { once: true })
      const mine: PendingTask = {
        onExit: () => giveUp(unreadableError()),
        onReply: reply => {
          if ('progress' in reply) return onProgress?.(reply.progress)
          end()
          // kept a while for the next file, without keeping the program open
          reader.unref()
          idleTimer = setTimeout(drop, IDLE_MS).unref()
          if ('value' in reply) return resolve(reply.value)
          if (reply.thrown) log.bug(`${name}, ${task}`, reply.thrown)
          reject(new AppError(reply.refusal.code, reply.refusal.message, reply.refusal.detail))
        },
      }
      pending = mine
      reader.postMessage(request)
    })
  }

  endings.add(() => {
    clearTimeout(idleTimer)
    if (pending) pending.onExit()
    else drop()
  })
  return (task, input, options = {}) => {
    const reply = last.then(() => answer(task, input, options))
    last = reply.catch(() => undefined)
    return reply
  }
}
