import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/kernel/errors.ts'
import { type Log, silentLog } from '../kernel/log.ts'
import type { ExhibitAnswer, ExhibitAsked, ExhibitTask, ExhibitWork } from './thread.ts'

/** Beside `worker.ts` in the sources; in the build everything lies in one folder. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../hosts/worker.ts' : './worker.js',
  import.meta.url,
)
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

/**
 * Threads that open files, begun with the first question: one for the bundles, one for all the rest, where each question waits for
 * the one before. A file that upsets its thread costs its own answer and no other; why the thread fell goes to the log.
 */
export function exhibitsApart(log: Pick<Log, 'bug'> = silentLog): AskExhibits {
  const [short, long] = [lane(log), lane(log)]
  return (work, given, asking = {}) => (work === 'bundle' ? long : short)(work, given, asking) as never
}

type Lane = (work: keyof ExhibitWork, given: unknown, asking: Asking) => Promise<unknown>

/** What a thread that is at work tells: its listeners stay as long as it does, each question takes its turn behind them. */
interface Turn {
  heard(answered: ExhibitAnswer): void
  ended(): void
}

/** One thread, and the questions it answers one after the other. */
function lane(log: Pick<Log, 'bug'>): Lane {
  let thread: Worker | undefined
  let turn: Turn | undefined
  let leaving: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let n = 0

  function begin(): Worker {
    const worker = new Worker(workerFile, { workerData: { exhibits: true } satisfies ExhibitTask })
    // of one that was dropped nothing is heard any more
    const mine = () => (thread === worker ? turn : undefined)
    worker.on('message', (answered: ExhibitAnswer) => mine()?.heard(answered))
    worker.on('error', error => {
      log.bug('thread of the exhibits', error)
      mine()?.ended()
    })
    worker.on('exit', () => mine()?.ended())
    return worker
  }

  function drop(): void {
    const worker = thread
    thread = undefined
    void worker?.terminate()
  }

  function answer(
    work: keyof ExhibitWork,
    given: unknown,
    { limit, signal, told }: Asking,
  ): Promise<unknown> {
    if (signal?.aborted) throw stopped()
    clearTimeout(leaving)
    thread ??= begin()
    const worker = thread
    worker.ref()
    n += 1
    const asked: ExhibitAsked = { n, work, given }
    return new Promise((done, fail) => {
      const end = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
        turn = undefined
      }
      const giveUp = (error: Error) => {
        end()
        drop()
        fail(error)
      }
      const stop = () => giveUp(stopped())
      const timer = limit === undefined ? undefined : setTimeout(() => giveUp(fallen()), limit)
      signal?.addEventListener('abort', stop, { once: true })
      turn = {
        ended: () => giveUp(fallen()),
        heard: answered => {
          if ('told' in answered) return told?.(answered.told)
          end()
          // kept a while for the next question, without keeping the program open
          worker.unref()
          leaving = setTimeout(drop, patience).unref()
          if ('value' in answered) done(answered.value)
          else if ('refused' in answered) fail(new AppError(answered.refused.code, answered.refused.message))
          else fail(answered.bug)
        },
      }
      worker.postMessage(asked)
    })
  }

  return (work, given, asking) => {
    const answered = last.then(() => answer(work, given, asking))
    last = answered.catch(() => undefined)
    return answered
  }
}

const stopped = () => new AppError('cancelled', 'Arrêté à votre demande. Rien n’a été gardé.')
const fallen = () =>
  new AppError('damaged', 'Ce fichier ne se laisse pas lire : il est abîmé, ou fait pour ne pas l’être.')
