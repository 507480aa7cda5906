import { Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../../shared/kernel/errors.ts'
import type { MeetingReport, SpaceState } from '../../../shared/sharing/office/contract.ts'
import type { OfficeKind } from '../../../shared/sharing/office/thing-state.ts'
import { answers } from '../../kernel/database/turns.ts'
import type { Library } from '../../kernel/library.ts'
import { type Log, silentLog } from '../../kernel/log.ts'
import { type PatientReading, patientReading } from './quiet/patient-reading.ts'

/** Worker data of the thread of the meetings. */
export interface MeetingTask {
  readonly folder: string
  readonly meetings: true
  /** who may wait for the library meanwhile */
  readonly answers: SharedArrayBuffer
  /** holds one cell: 1 asks the meeting to stop after its current step */
  readonly stop: SharedArrayBuffer
}

/** A meeting of one space, or of all; `isUnchanged`: as in `meetSpace`. */
export interface MeetRequest {
  readonly only?: string | undefined
  readonly isUnchanged: boolean
}

/** A thing to put in a space. */
export interface ShareRequest {
  readonly space: string
  readonly kind: OfficeKind
  readonly id: string
}

/** One thing asked of the thread; it answers under the same number. */
export type MeetingRequest = { readonly n: number } & (
  | { readonly meet: MeetRequest }
  | { readonly states: true }
  | { readonly share: ShareRequest }
)
export type MeetingAnswer = { readonly n: number } & (
  | { readonly value: unknown }
  | { readonly refusal: { readonly code: ErrorCode; readonly message: string; readonly detail?: unknown } }
  | { readonly bug: Error }
)

/** Meets the spaces of a library in a thread of its own. */
export interface MeetingThread {
  meet(request: MeetRequest): Promise<MeetingReport[]>
  /** how the spaces stand */
  readonly states: PatientReading<SpaceState[]>
  /** puts a thing in a space; how many went with it */
  share(request: ShareRequest): Promise<number>
  close(): Promise<void>
}

/** Script of the thread: among the hosts in the sources; in the build everything lies in one folder. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../hosts/worker.ts' : './worker.js',
  import.meta.url,
)
/** How long the thread stays without work: longer than from one meeting to the next, so that those of a program share it. */
const IDLE_MS = 5 * 60_000
/** How long a page waits for how the spaces stand: reading thousands of things takes a second, more while they are met. It is then told how they stood. */
const STATES_PATIENCE_MS = 50
/** The closing of the program waits no longer for a host that does not answer. */
const MAX_CLOSING_MS = 3_000

const threads = new WeakMap<Library, MeetingThread>()

/** The thread that meets the spaces of a library; undefined where whoever asks meets them itself. */
export const meetingThreadOf = (library: Library): MeetingThread | undefined => threads.get(library)

interface Caller {
  resolve(value: unknown): void
  reject(error: Error): void
}

/**
 * From now on the spaces of this library are met in a worker with a connection of its own, so that the window goes on answering. The
 * worker begins with the first meeting: in a library of no space there is none.
 */
export function meetInThread(library: Library, log: Pick<Log, 'bug'> = silentLog): MeetingThread {
  const callers = new Map<number, Caller>()
  const stop = new SharedArrayBuffer(4)
  let current: { readonly worker: Worker; readonly exit: Promise<void> } | undefined
  let idleTimer: NodeJS.Timeout | undefined
  let isClosed = false
  let n = 0

  function begin() {
    const task: MeetingTask = { folder: library.folder, meetings: true, answers: answers(), stop }
    const worker = new Worker(workerFile, { workerData: task })
    worker.on('message', (answer: MeetingAnswer) => {
      const caller = callers.get(answer.n)
      callers.delete(answer.n)
      if (callers.size === 0) idleTimer = setTimeout(() => void leave(), IDLE_MS).unref()
      if ('value' in answer) caller?.resolve(answer.value)
      else if ('bug' in answer) caller?.reject(answer.bug)
      else caller?.reject(new AppError(answer.refusal.code, answer.refusal.message, answer.refusal.detail))
    })
    // a worker told to leave answers what it was asked before: later requests go to the next one
    const end = (error: Error) => {
      if (current?.worker !== worker) return
      current = undefined
      for (const caller of callers.values()) caller.reject(error)
      callers.clear()
    }
    worker.on('error', error => {
      log.bug('thread of the meetings', error)
      end(error instanceof Error ? error : new Error(String(error)))
    })
    const exit = new Promise<void>(resolve => {
      worker.on('exit', () => {
        end(new Error('the thread of the meetings stopped'))
        resolve()
      })
    })
    return { worker, exit }
  }

  async function leave(): Promise<void> {
    clearTimeout(idleTimer)
    const before = current
    current = undefined
    before?.worker.postMessage('leave')
    await before?.exit
  }

  function ask<T>(
    request: { readonly meet: MeetRequest } | { readonly states: true } | { readonly share: ShareRequest },
  ): Promise<T> {
    if (isClosed) return Promise.reject(new Error('the library is being closed'))
    clearTimeout(idleTimer)
    current ??= begin()
    const { worker } = current
    n += 1
    const message: MeetingRequest = { n, ...request }
    return new Promise((resolve, reject) => {
      callers.set(message.n, { resolve: value => resolve(value as T), reject })
      worker.postMessage(message)
    })
  }

  const thread: MeetingThread = {
    meet: request => ask({ meet: request }),
    states: patientReading(() => ask<SpaceState[]>({ states: true }), STATES_PATIENCE_MS),
    share: request => ask({ share: request }),
    /** Stops the meeting under way after its current step; one that waits for its host is ended after a while. */
    async close(): Promise<void> {
      isClosed = true
      Atomics.store(new Int32Array(stop), 0, 1)
      clearTimeout(idleTimer)
      threads.delete(library)
      const before = current
      if (!before) return
      before.worker.postMessage('leave')
      const limit = setTimeout(() => void before.worker.terminate(), MAX_CLOSING_MS)
      await before.exit
      clearTimeout(limit)
    },
  }
  threads.set(library, thread)
  return thread
}
