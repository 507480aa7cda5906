import type { MessagePort } from 'node:worker_threads'
import { AppError } from '../../../shared/kernel/errors.ts'
import { refusal } from '../../kernel/database/refusals.ts'
import { heed } from '../../kernel/database/turns.ts'
import type { Library } from '../../kernel/library.ts'
import { openLibrary } from '../../library/open-library.ts'
import { meetSpaces, readStates } from './desk/meet-all.ts'
import { stopAt } from './desk/slices.ts'
import { shareThing } from './desk/sync.ts'
import type { MeetingAnswer, MeetingRequest, MeetingTask } from './meeting-thread.ts'
import { openSharedSpaces } from './shared-spaces.ts'

/** Megabytes of pages kept in memory: the window has its own. */
const CACHE_MB = 16

/** Meets spaces with its own connection to the library, until it is told to leave. What is asked how they stand waits for no host. */
export function serveMeetings({ folder, answers, stop }: MeetingTask, port: MessagePort): void {
  heed(answers)
  stopAt(stop)
  const library = openLibrary(folder, CACHE_MB)
  const pending = new Set<Promise<void>>()
  port.on('message', (request: MeetingRequest | 'leave') => {
    if (request === 'leave') {
      void Promise.all(pending).then(() => {
        library.close()
        port.close()
      })
      return
    }
    const work = answerTo(library, request).then(answer => {
      port.postMessage(answer)
      pending.delete(work)
    })
    pending.add(work)
  })
}

async function answerTo(library: Library, request: MeetingRequest): Promise<MeetingAnswer> {
  const { n } = request
  try {
    const spaces = await openSharedSpaces(library)
    if (!spaces) return { n, value: [] }
    if ('meet' in request) return { n, value: await meetSpaces(library, spaces, request.meet) }
    if ('share' in request) {
      const { space, kind, id } = request.share
      return { n, value: await shareThing(library, space, kind, id) }
    }
    return { n, value: await readStates(library, spaces) }
  } catch (thrown) {
    const error = refusal(thrown)
    if (error instanceof AppError)
      return { n, refusal: { code: error.code, message: error.message, detail: error.detail } }
    // an error keeps its stack on its way to the log
    return { n, bug: error instanceof Error ? error : new Error(String(error)) }
  }
}
