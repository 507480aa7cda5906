import { resolve } from 'node:path'
import { answer, type Observe } from '../../shared/contract/answer.ts'
import { client } from '../../shared/contract/client.ts'
import type { Handlers } from '../../shared/contract/contract.ts'
import { uncapital } from '../../shared/french/wording.ts'
import { type Job, starterWords } from '../../shared/imports/job.ts'
import type { jobs } from '../imports/jobs/jobs.ts'
import { pathTokens } from '../kernel/files/path-tokens.ts'
import { createHub } from '../kernel/hub.ts'
import type { Library } from '../kernel/library.ts'
import type { PackDesk } from '../sharing/packs/pack-desk.ts'
import type { Output } from './output.ts'
import { unlockForCommand } from './passphrase.ts'

/** The program, opened when the first message needs it. */
export function openSession(folder: string, output: Output, observe: Observe) {
  const hub = createHub()
  const tokens = pathTokens()
  let connection:
    | Promise<{ library: Library; handlers: Handlers; work: ReturnType<typeof jobs>; packs: PackDesk }>
    | undefined
  const open = () => {
    connection ??= (async () => {
      const [
        { createApp },
        { jobs },
        { openLibrary },
        { threadedPackDesk: packsApart },
        { cutShort },
        { endCutErasure },
        { takeUpTyping },
        { endLaunch },
        { recoveredSentence },
      ] = await Promise.all([
        import('../app.ts'),
        import('../imports/jobs/jobs.ts'),
        import('../library/open-library.ts'),
        import('../sharing/packs/thread-desk.ts'),
        import('./library/cut-packs.ts'),
        import('../safekeeping/erasure/erase.ts'),
        import('../drafts/journal/replay.ts'),
        import('../drafts/journal/launch.ts'),
        import('../../shared/drafts/recovered.ts'),
      ])
      await unlockForCommand(folder, output)
      const library = openLibrary(folder)
      if (library.isReadOnly) for (const { message } of library.warnings) output.err(message)
      else {
        await endCutErasure(library, output.err)
        cutShort(library, output)
      }
      const work = jobs(library, hub.emit, output.log)
      // in a thread whose memory is bounded, as in the window
      const packs = packsApart(library, output.log)
      const handlers = createApp(
        library,
        { tokens, emit: hub.emit, ...(output.log && { log: output.log }) },
        work,
        packs,
      )
      for (const text of takeUpTyping(library)) output.err(recoveredSentence(text))
      endLaunch(library)
      return { library, work, packs, handlers }
    })()
    return connection
  }
  return {
    file: (path: string) => ({ token: tokens.addFile(resolve(path)) }),
    place: (path: string, replace: boolean) => tokens.addPlace({ path: resolve(path), replace }),
    call: client(async (channel, input) => answer((await open()).handlers, channel, input, observe)),
    close: async () => {
      const now = await connection?.catch(() => undefined)
      await now?.packs.close()
      if (now) await markWritten(now.library)
      now?.library.close()
    },
    during: async <T>(run: string, message: () => Promise<T>): Promise<T> => {
      const stop = hub.subscribe(event => {
        if (event.event !== 'progress' || event.data.run !== run) return
        const { done: step, total, message: at } = event.data
        output.progress?.(total > 1 ? `${step + 1} / ${total} : ${at}` : at)
      })
      try {
        return await message()
      } finally {
        stop()
        output.progress?.('')
      }
    },
    follow: async (job: Job): Promise<Job> => {
      const { handlers, work } = await open()
      // Stopped from the keyboard, an import can be taken up again.
      const leave = () => void work.close()
      process.once('SIGINT', leave)
      try {
        return await jobEnd(job, hub, handlers, output)
      } finally {
        process.off('SIGINT', leave)
        output.progress?.('')
      }
    },
  }
}

function jobEnd(
  start: Job,
  hub: ReturnType<typeof createHub>,
  handlers: Handlers,
  output: Output,
): Promise<Job> {
  return new Promise((settle, reject) => {
    const see = (job: Job) => {
      if (job.state !== 'running' && job.state !== 'paused') {
        stop()
        settle(job)
        return
      }
      const share = job.totalBytes ? ` (${Math.floor((100 * job.bytes) / job.totalBytes)} %)` : ''
      const timeLeft = job.remaining === undefined ? '' : `, encore ${Math.ceil(job.remaining)} s`
      const first = job.first ? `, ${uncapital(starterWords(job.first))}` : ''
      output.progress?.(`${job.title} : ${job.done.toLocaleString('fr-FR')}${share}${first}${timeLeft}`)
    }
    const stop = hub.subscribe(event => {
      if (event.event === 'job' && event.data.id === start.id) see(event.data)
    })
    // It may have ended before we listened.
    Promise.resolve(handlers['jobs.get']({ id: start.id })).then(job => see(job as Job), reject)
  })
}

/** Writes the marker after a command that changed something: one that only reads leaves the folder as it was. */
async function markWritten(library: Library): Promise<void> {
  if (library.isReadOnly) return
  const { markLibrary } = await import('../library/marker.ts')
  try {
    if (Number(library.db.prepare('SELECT total_changes()').pluck().get()) > 0) markLibrary(library)
  } catch {
    // the older marker stays
  }
}
