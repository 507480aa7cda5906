import { Worker } from 'node:worker_threads'
import { AppError } from '../../../shared/kernel/errors.ts'
import { answers } from '../../kernel/database/turns.ts'
import type { Library } from '../../kernel/library.ts'
import { type Log, silentLog } from '../../kernel/log.ts'
import type { PackDesk } from './desk.ts'
import { packJournal } from './journal.ts'
import type { PackAnswer, PackAsked, PackTask, PackWork } from './thread.ts'

/** Beside `worker.ts` in the sources; in the build everything lies in one folder. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../hosts/worker.ts' : './worker.js',
  import.meta.url,
)
/** How long the thread stays once nothing is asked and no review waits, in milliseconds. */
const patience = 20_000
/** Never reached: the smaller a heap may grow, the sooner what a pack leaves behind is collected. */
const resourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 12 }

interface Waiting {
  done(value: unknown): void
  fail(error: Error): void
}

/**
 * Packs handled in a thread of their own, so that the window goes on answering while thousands of sources are compared, written
 * or sent. The thread comes with the first message and leaves when no review waits.
 */
export function packsApart(
  library: Pick<Library, 'folder' | 'db'>,
  log: Pick<Log, 'bug'> = silentLog,
): PackDesk {
  const journal = packJournal(library.db)
  const asked = new Map<number, Waiting>()
  let thread: { readonly worker: Worker; readonly gone: Promise<void> } | undefined
  let leaving: NodeJS.Timeout | undefined
  let n = 0

  function begin() {
    const task: PackTask = { folder: library.folder, packs: true, answers: answers() }
    const worker = new Worker(workerFile, { workerData: task, resourceLimits })
    worker.on('message', (answer: PackAnswer) => {
      const waiting = asked.get(answer.n)
      asked.delete(answer.n)
      if (asked.size === 0 && answer.waiting === 0) leaving = setTimeout(leave, patience).unref()
      if ('value' in answer) waiting?.done(answer.value)
      else if ('bug' in answer) waiting?.fail(answer.bug)
      else waiting?.fail(new AppError(answer.refused.code, answer.refused.message, answer.refused.detail))
    })
    // one that was told to leave has answered everything: what is asked since is asked of the next
    const ended = (error: Error) => {
      if (thread?.worker !== worker) return
      thread = undefined
      failAll(error)
    }
    worker.on('error', error => {
      log.bug('thread of the packs', error)
      ended(error instanceof Error ? error : new Error(String(error)))
    })
    const gone = new Promise<void>(resolve => {
      worker.on('exit', () => {
        ended(new Error('the thread of the packs stopped'))
        resolve()
      })
    })
    return { worker, gone }
  }

  function failAll(error: Error): void {
    for (const waiting of asked.values()) waiting.fail(error)
    asked.clear()
  }

  async function leave(): Promise<void> {
    clearTimeout(leaving)
    const now = thread
    thread = undefined
    now?.worker.postMessage('leave')
    await now?.gone
  }

  function ask<T>(work: PackWork, given: unknown = {}): Promise<T> {
    clearTimeout(leaving)
    thread ??= begin()
    const { worker } = thread
    n += 1
    const message: PackAsked = { n, work, given }
    return new Promise((done, fail) => {
      asked.set(message.n, { done: value => done(value as T), fail })
      worker.postMessage(message)
    })
  }

  return {
    prepare: given => ask('prepare', given),
    send: given => ask('send', given),
    review: file => ask('review', file),
    drop: given => ask('drop', given),
    apply: given => ask('apply', given),
    undo: given => ask('undo', given),
    list: () => ask('list'),
    // asked at each change of the library: the thread comes only where there is something to end
    cut: () => (journal.any() ? ask('cut') : journal.cuts()),
    told: given => ask('told', given),
    close: leave,
  }
}
