import { Worker } from 'node:worker_threads'
import { AppError } from '../../../shared/kernel/errors.ts'
import { answers } from '../../kernel/database/turns.ts'
import type { Library } from '../../kernel/library.ts'
import { type Log, silentLog } from '../../kernel/log.ts'
import { packJournal } from './journal.ts'
import type { PackDesk } from './pack-desk.ts'
import type { PackAnswer, PackRequest, PackRequestName, PackTask } from './thread.ts'

/** Script of the thread: beside `worker.ts` in the sources; in the build everything lies in one folder. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../hosts/worker.ts' : './worker.js',
  import.meta.url,
)
/** How long the worker stays once it has answered everything and no review waits. */
const IDLE_MS = 20_000
/** Never reached: the smaller a heap may grow, the sooner what a pack leaves behind is collected. */
const resourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 12 }

interface Caller {
  resolve(value: unknown): void
  reject(error: Error): void
}

/**
 * Handles packs in a worker, so that the window goes on answering while thousands of sources are compared, written or sent. The
 * worker starts with the first request and leaves when no review waits.
 */
export function threadedPackDesk(
  library: Pick<Library, 'folder' | 'db'>,
  log: Pick<Log, 'bug'> = silentLog,
): PackDesk {
  const journal = packJournal(library.db)
  const callers = new Map<number, Caller>()
  let thread: { readonly worker: Worker; readonly exit: Promise<void> } | undefined
  let idleTimer: NodeJS.Timeout | undefined
  let n = 0

  function begin() {
    const task: PackTask = { folder: library.folder, packs: true, answers: answers() }
    const worker = new Worker(workerFile, { workerData: task, resourceLimits })
    worker.on('message', (answer: PackAnswer) => {
      const caller = callers.get(answer.n)
      callers.delete(answer.n)
      if (callers.size === 0 && answer.waiting === 0) idleTimer = setTimeout(leave, IDLE_MS).unref()
      if ('value' in answer) caller?.resolve(answer.value)
      else if ('bug' in answer) caller?.reject(answer.bug)
      else caller?.reject(new AppError(answer.refusal.code, answer.refusal.message, answer.refusal.detail))
    })
    // a worker told to leave has answered everything: later requests go to the next one
    const stop = (error: Error) => {
      if (thread?.worker !== worker) return
      thread = undefined
      failAll(error)
    }
    worker.on('error', error => {
      log.bug('thread of the packs', error)
      stop(error instanceof Error ? error : new Error(String(error)))
    })
    const exit = new Promise<void>(resolve => {
      worker.on('exit', () => {
        stop(new Error('the thread of the packs stopped'))
        resolve()
      })
    })
    return { worker, exit }
  }

  function failAll(error: Error): void {
    for (const caller of callers.values()) caller.reject(error)
    callers.clear()
  }

  async function leave(): Promise<void> {
    clearTimeout(idleTimer)
    const now = thread
    thread = undefined
    now?.worker.postMessage('leave')
    await now?.exit
  }

  function ask<T>(work: PackRequestName, input: unknown = {}): Promise<T> {
    clearTimeout(idleTimer)
    thread ??= begin()
    const { worker } = thread
    n += 1
    const message: PackRequest = { n, work, input }
    return new Promise((resolve, reject) => {
      callers.set(message.n, { resolve: value => resolve(value as T), reject })
      worker.postMessage(message)
    })
  }

  return {
    prepare: input => ask('prepare', input),
    send: input => ask('send', input),
    review: file => ask('review', file),
    drop: input => ask('drop', input),
    apply: input => ask('apply', input),
    undo: input => ask('undo', input),
    list: () => ask('list'),
    // asked at each change of the library: the thread comes only where there is something to end
    cut: () => (journal.any() ? ask('cut') : journal.cuts()),
    told: input => ask('told', input),
    close: leave,
  }
}
