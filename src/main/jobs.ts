import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { AppError } from '../shared/errors.ts'
import type { ImportReport, Job } from '../shared/model/job.ts'
import type { Emit } from './hub.ts'
import type { Given } from './import/entry.ts'
import type { Progress } from './import/run.ts'
import type { Library } from './library.ts'
import { paced } from './pace.ts'

export type JobKind = 'import' | 'starter'

/** What the worker says of its work. */
export type Said =
  | { readonly say: 'progress'; readonly now: Progress }
  | { readonly say: 'done'; readonly report: ImportReport }
  | { readonly say: 'failed'; readonly message: string }

/** What the worker is given. `stop` holds one cell: 1 asks it to stop after the batch in hand. */
export interface Task {
  readonly folder: string
  readonly files: readonly Given[]
  readonly stop: SharedArrayBuffer
}

interface Running {
  job: Job
  readonly stop: SharedArrayBuffer
  readonly finished: Promise<Job>
}

const titles: Readonly<Record<JobKind, string>> = {
  import: 'Import dans la bibliothèque',
  starter: 'Chargement de la bibliothèque de départ',
}
/** Finished jobs kept in mind, so that a window opened late still sees the report. */
const remembered = 20

/** The long tasks of a library: each in a worker with its own connection, followed by `job` events. */
export function jobs(library: Pick<Library, 'folder'>, emit: Emit) {
  const all = new Map<string, Running>()

  function running(id: string): Running {
    const found = all.get(id)
    if (!found)
      throw new AppError('not-found', 'Cette tâche n’est plus connue : elle date d’une session précédente.', {
        id,
      })
    return found
  }

  return {
    /** Starts at once and returns the job as it begins. */
    start(kind: JobKind, files: readonly Given[]): Job {
      const id = randomUUID()
      const stop = new SharedArrayBuffer(4)
      const title = files.length === 1 && kind === 'import' ? `Import de « ${files[0]?.name} »` : titles[kind]
      let job: Job = {
        id,
        title,
        state: 'running',
        done: 0,
        bytes: 0,
        totalBytes: 0,
        message: 'Lecture des fichiers…',
      }
      const tell = (change: Partial<Job>) => {
        job = { ...job, ...change }
        entry.job = job
        emit({ event: 'job', data: job })
      }
      const finished = run({ folder: library.folder, files, stop }, tell).then(() => {
        if (job.report && job.report.added + job.report.updated + job.report.deleted > 0)
          emit({ event: 'changed', data: { what: 'library' } })
        return job
      })
      const entry: Running = { job, stop, finished }
      all.set(id, entry)
      forget(all)
      return job
    },
    get: (id: string): Job => running(id).job,
    list: (): Job[] => [...all.values()].map(({ job }) => job).reverse(),
    /** Asks a job to stop; what it has committed stays. Nothing happens to one already finished. */
    cancel(id: string): void {
      Atomics.store(new Int32Array(running(id).stop), 0, 1)
    },
    /** The job once finished, whatever its end. */
    finished: (id: string): Promise<Job> => running(id).finished,
    /** Stops everything and waits for it, before the library is closed. */
    async close(): Promise<void> {
      for (const { stop } of all.values()) Atomics.store(new Int32Array(stop), 0, 1)
      await Promise.all([...all.values()].map(({ finished }) => finished))
    },
  }
}

/** Beside this file in the sources as in the build. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

function run(task: Task, tell: (change: Partial<Job>) => void): Promise<void> {
  const pace = paced()
  const stopped = () => Atomics.load(new Int32Array(task.stop), 0) === 1
  let ended = false
  let total = 0
  const end = (change: Partial<Job>) => {
    if (ended) return
    ended = true
    tell({ ...change, remaining: undefined })
  }
  return new Promise(resolve => {
    const worker = new Worker(workerFile, { workerData: task })
    worker.on('message', (said: Said) => {
      if (said.say === 'progress') total = said.now.totalBytes
      if (said.say === 'progress')
        tell({
          ...said.now,
          remaining: pace(said.now),
          message: stopped() ? 'Arrêt en cours…' : 'Lecture et indexation…',
        })
      else if (said.say === 'failed') end({ state: 'failed', message: said.message })
      else if (stopped())
        end({
          state: 'cancelled',
          report: said.report,
          done: said.report.read,
          message: `Import arrêté à votre demande. ${kept(said.report)} Relancez l’import pour lire la suite.`,
        })
      else
        end({
          state: 'done',
          report: said.report,
          done: said.report.read,
          bytes: total,
          message: kept(said.report),
        })
    })
    worker.on('error', error => end({ state: 'failed', message: unexpected(error) }))
    worker.on('exit', () => {
      end({ state: 'failed', message: unexpected() })
      resolve()
    })
  })
}

function kept({ added, updated, unchanged, deleted, rejected }: ImportReport): string {
  const parts = [
    count(added, 'ajoutée'),
    count(updated, 'mise à jour', 'mises à jour'),
    count(unchanged, 'déjà à jour', 'déjà à jour'),
    count(deleted, 'retirée'),
  ].filter(Boolean)
  const sentence = parts.length ? `Fiches : ${parts.join(', ')}.` : 'Aucune fiche ajoutée.'
  if (!rejected.length) return sentence
  return `${sentence} ${rejected.length === 1 ? 'Un élément n’a pas été pris' : `${rejected.length} éléments n’ont pas été pris`} : le rapport dit lesquels et pourquoi.`
}

function count(n: number, one: string, many = `${one}s`): string {
  return n ? `${n.toLocaleString('fr-FR')} ${n > 1 ? many : one}` : ''
}

function unexpected(error?: unknown): string {
  const cause = error instanceof Error ? ` (${error.message})` : ''
  return `L’import s’est arrêté sur une erreur de Prétoire${cause}. Ce qui était déjà enregistré est gardé : relancez l’import, il reprendra sans rien doubler.`
}

function forget(all: Map<string, Running>): void {
  for (const [id, { job }] of all) {
    if (all.size <= remembered) return
    if (job.state !== 'running') all.delete(id)
  }
}
