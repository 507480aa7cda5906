import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { ImportReport, Job } from '../../../shared/imports/job.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Context } from '../../kernel/context.ts'
import { hold, isHeld } from '../../kernel/database/hold.ts'
import { answers } from '../../kernel/database/turns.ts'
import { dropUploads } from '../../kernel/files/uploads.ts'
import type { Emit } from '../../kernel/hub.ts'
import type { Library } from '../../kernel/library.ts'
import { type Log, silentLog } from '../../kernel/log.ts'
import type { Given } from '../containers/container-entry.ts'
import type { Progress } from '../passes.ts'
import { type ImportRow, imports, readOf } from '../store.ts'
import { ask, askedOf, type ControlRequest, newControl, paceOf } from './job-control.ts'
import { firstWords, keptWords, unexpectedWords } from './job-words.ts'

export type JobKind = 'import' | 'starter'

/** Messages of the worker. */
export type JobMessage =
  | { readonly say: 'progress'; readonly now: Progress }
  | { readonly say: 'done'; readonly report: ImportReport }
  | { readonly say: 'failed'; readonly message: string }
  /** a file ended the thread that reads; another goes on */
  | { readonly say: 'reader-ended'; readonly error: unknown }

/** The task of the worker: files to import, or the id of an import to resume. */
export interface Task {
  readonly folder: string
  readonly id: string
  readonly title: string
  readonly files?: readonly Given[]
  readonly control: SharedArrayBuffer
  /** who may wait for the library meanwhile */
  readonly answers: SharedArrayBuffer
}

interface LiveJob {
  job: Job
  readonly control: SharedArrayBuffer
  readonly completion: Promise<Job>
}

const titles: Readonly<Record<JobKind, string>> = {
  import: 'Import dans la bibliothèque',
  starter: 'Chargement de la bibliothèque de départ',
}
/** Finished jobs kept in mind, so that a window opened late still sees the report. */
const REMEMBERED_JOBS = 20

const isOver = ({ state }: Job) => state !== 'running' && state !== 'paused'

/** The tools of handlers that start and follow long tasks. */
export interface JobContext extends Context {
  readonly jobs: ReturnType<typeof jobs>
}

/** The long tasks of a library: each in a worker with its own connection, followed by `job` events. */
export function jobs(library: Pick<Library, 'folder' | 'db'>, emit: Emit, log: Log = silentLog) {
  const all = new Map<string, LiveJob>()
  const store = imports(library.db)

  function liveJob(id: string): LiveJob {
    const live = all.get(id)
    if (!live)
      throw new AppError('not-found', 'Cette tâche n’est plus connue : elle date d’une session précédente.', {
        id,
      })
    return live
  }

  function tell(entry: { job: Job }, some: Partial<Job>): void {
    entry.job = { ...entry.job, ...some }
    emit({ event: 'job', data: entry.job })
  }

  function follow(initial: Job, task: Task): Job {
    const entry = { job: initial, control: task.control }
    const completion = run(task, entry, log, some => tell(entry, some)).then(async () => {
      const { report } = entry.job
      if (report && report.added + report.updated + report.deleted > 0)
        emit({ event: 'changed', data: { what: 'library' } })
      const importRow = library.db.open ? store.find(task.id) : undefined
      // a token that cannot be dropped now is swept the next day
      if (importRow && isEnded(importRow))
        await dropUploads(library.folder, importRow.files).catch(() => undefined)
      return entry.job
    })
    all.delete(task.id)
    all.set(task.id, Object.assign(entry, { completion }))
    forget(all)
    return initial
  }

  /** Whether some program works on an import, its thread being at it or still to begin. */
  const doneBy = (id: string) => isHeld(library.folder, id) || isHeld(library.folder, startLock(id))

  return {
    /** Starts at once and returns the job as it begins. */
    start(kind: JobKind, files: readonly Given[], onlyCited = false): Job {
      const id = randomUUID()
      const title =
        files.length === 1 && kind === 'import' ? `Import de «\u00a0${files[0]?.name}\u00a0»` : titles[kind]
      const job: Job = {
        id,
        title,
        state: 'running',
        done: 0,
        bytes: 0,
        totalBytes: 0,
        message: 'Lecture des fichiers…',
      }
      // another window must not take for interrupted what the thread has not begun yet
      const release = hold(library.folder, startLock(id))
      try {
        // written down before anything is read: whatever happens next, it can be taken up
        store.begin(
          id,
          title,
          files.map(({ path, name }) => ({ path, name, size: sizeOf(path), direct: true })),
          onlyCited,
        )
      } catch (error) {
        release?.()
        throw error
      }
      const started = follow(job, {
        folder: library.folder,
        id,
        title,
        files,
        control: newControl(),
        answers: answers(),
      })
      const free = () => release?.()
      void liveJob(id).completion.then(free, free)
      return started
    },
    /** Takes up an import cut short where its last committed batch ended. */
    takeUp(id: string): Job {
      const { title, state, counts } = store.get(id)
      if (state === 'done' || state === 'cancelled')
        throw new AppError('refused', 'Cet import est terminé : il n’y a rien à reprendre.', { id })
      const current = all.get(id)
      if ((current && !isOver(current.job)) || doneBy(id))
        throw new AppError('refused', 'Cet import est déjà en cours, ici ou dans une autre fenêtre.', { id })
      const { bytes, totalBytes } = counts
      const job: Job = {
        id,
        title,
        state: 'running',
        done: readOf(counts),
        bytes,
        totalBytes,
        message: 'Reprise de l’import…',
      }
      return follow(job, { folder: library.folder, id, title, control: newControl(), answers: answers() })
    },
    get: (id: string): Job => liveJob(id).job,
    list: (): Job[] => [...all.values()].map(({ job }) => job).reverse(),
    /** The imports kept, as they stand: what no program is working on any more was interrupted. */
    imports: (): ImportRow[] =>
      store.list().map(importRow => {
        if (importRow.state !== 'running' && importRow.state !== 'paused') return importRow
        const live = all.get(importRow.id)
        if (live ? !isOver(live.job) : doneBy(importRow.id))
          return live
            ? { ...importRow, state: live.job.state === 'paused' ? 'paused' : 'running' }
            : importRow
        return { ...importRow, state: 'interrupted' }
      }),
    /** The files of imports that have not ended. */
    waiting: () => store.list().flatMap(importRow => (isEnded(importRow) ? [] : importRow.files)),
    pause(id: string): void {
      const entry = liveJob(id)
      if (entry.job.state !== 'running' || askedOf(entry.control) !== 'go') return
      ask(entry.control, 'pause')
      tell(entry, { state: 'paused', remaining: undefined, message: 'Import en pause.' })
    },
    resume(id: string): void {
      const entry = liveJob(id)
      if (entry.job.state !== 'paused') return
      ask(entry.control, 'go')
      tell(entry, { state: 'running', message: 'Reprise de l’import…' })
    },
    /** Asks a job to stop, or gives up an import that was interrupted; what is committed stays. */
    async cancel(id: string): Promise<void> {
      const live = all.get(id)
      if (live && !isOver(live.job)) return ask(live.control, 'cancel')
      const importRow = store.find(id)
      if (!importRow) return void liveJob(id)
      if (isEnded(importRow)) return
      if (doneBy(id))
        throw new AppError('refused', 'Cet import est en cours dans une autre fenêtre : arrêtez-le là-bas.', {
          id,
        })
      store.setState(id, 'cancelled')
      await dropUploads(library.folder, importRow.files)
    },
    /** The job once finished, whatever its end. */
    completion: (id: string): Promise<Job> => liveJob(id).completion,
    /** Stops everything and waits for it, before the library is closed; imports can be taken up at the next start. */
    async close(): Promise<void> {
      for (const { control, job } of all.values())
        if (!isOver(job) && askedOf(control) !== 'cancel') ask(control, 'close')
      await Promise.all([...all.values()].map(({ completion }) => completion))
    },
  }
}

/** Lock of an import from before it is written down until its thread ends. */
const startLock = (id: string) => `${id}-start`

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0

const isEnded = ({ state }: ImportRow) => state === 'done' || state === 'cancelled'

/** Limits of the thread that reads, in MB, as for those of batches-in-worker.ts. */
const resourceLimits = { maxOldGenerationSizeMb: 1900, maxYoungGenerationSizeMb: 12 }

/** Script of the worker, beside this file in the sources as in the build. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../hosts/worker.ts' : './worker.js',
  import.meta.url,
)

function run(
  task: Task,
  entry: { readonly job: Job },
  log: Log,
  tell: (change: Partial<Job>) => void,
): Promise<void> {
  const pace = paceOf(() => performance.now(), entry.job.bytes)
  let hasEnded = false
  const end = (change: Partial<Job>) => {
    if (hasEnded) return
    hasEnded = true
    tell({ ...change, first: undefined, remaining: undefined })
  }
  return new Promise(resolve => {
    const worker = new Worker(workerFile, { workerData: task, resourceLimits })
    worker.on('message', (message: JobMessage) => {
      if (message.say === 'progress') tell(progress(message.now, entry.job, askedOf(task.control), pace))
      else if (message.say === 'reader-ended') log.bug('reader of an import', message.error)
      else if (message.say === 'failed') end({ state: 'failed', message: message.message })
      else end(outcome(message.report, askedOf(task.control), entry.job.totalBytes))
    })
    worker.on('error', error => {
      log.bug('worker of a job', error)
      end({ state: 'failed', message: unexpectedWords(error) })
    })
    worker.on('exit', () => {
      end({ state: 'failed', message: unexpectedWords() })
      resolve()
    })
  })
}

function progress(
  now: Progress,
  job: Job,
  control: ControlRequest,
  pace: ReturnType<typeof paceOf>,
): Partial<Job> {
  if (job.state === 'paused') {
    pace.rest()
    return { done: now.done, bytes: now.bytes, totalBytes: now.totalBytes, remaining: undefined }
  }
  const { first, ...counts } = now
  const isStopping = control === 'cancel' || control === 'close'
  const message = isStopping ? 'Arrêt en cours…' : first ? firstWords(first) : 'Lecture et indexation…'
  // a first reading is quicker than the second: its pace tells nothing of the end
  if (first) pace.rest()
  return { ...counts, first, remaining: first ? undefined : pace(counts), message }
}

function outcome(report: ImportReport, control: ControlRequest, totalBytes: number): Partial<Job> {
  const final = { report, done: report.read }
  if (control === 'cancel')
    return { ...final, state: 'cancelled', message: `Import arrêté à votre demande. ${keptWords(report)}` }
  if (control === 'close')
    return {
      ...final,
      state: 'cancelled',
      message: 'L’import reprendra où il en est, quand vous le voudrez.',
    }
  return { ...final, state: 'done', bytes: totalBytes, message: keptWords(report) }
}

function forget(all: Map<string, LiveJob>): void {
  for (const [id, { job }] of all) {
    if (all.size <= REMEMBERED_JOBS) return
    if (isOver(job)) all.delete(id)
  }
}
