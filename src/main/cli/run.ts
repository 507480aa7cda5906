import { answer } from '../../shared/answer.ts'
import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Job } from '../../shared/model/job.ts'
import { client } from '../../shared/rpc.ts'
import { createHub } from '../hub.ts'
import type { jobs } from '../jobs.ts'
import type { Library } from '../library.ts'
import type { PackDesk } from '../packs/desk.ts'
import { libraryFolder } from '../places.ts'
import { amendmentVerbs } from './amendments.ts'
import { readArgs, UsageError } from './args.ts'
import { argumentVerbs } from './arguments.ts'
import { billVerbs } from './bills.ts'
import { briefVerbs } from './briefs.ts'
import { bundleVerbs } from './bundles.ts'
import { dossierVerbs } from './dossiers.ts'
import { eventVerbs } from './events.ts'
import { exhibitVerbs } from './exhibits.ts'
import { filingVerbs } from './filings.ts'
import { graphVerbs } from './graph.ts'
import { importVerbs } from './imports.ts'
import { keepingVerbs } from './keeping.ts'
import { libraryVerbs } from './library.ts'
import { limitVerbs } from './limits.ts'
import { memberVerbs } from './members.ts'
import { modelVerbs } from './models.ts'
import { organiseVerbs } from './organise.ts'
import { packVerbs } from './packs.ts'
import { returningVerbs } from './returning.ts'
import { setVerbs } from './sets.ts'
import { sharingVerbs } from './sharing.ts'
import type { Cli, Verb } from './verb.ts'
import { versionVerbs } from './versions.ts'
import { writingVerbs } from './writing.ts'

const verbs: readonly Verb[] = [
  ...importVerbs,
  ...libraryVerbs,
  ...amendmentVerbs,
  ...graphVerbs,
  ...organiseVerbs,
  ...billVerbs,
  ...argumentVerbs,
  ...dossierVerbs,
  ...limitVerbs,
  ...eventVerbs,
  ...exhibitVerbs,
  ...bundleVerbs,
  ...filingVerbs,
  ...sharingVerbs,
  ...writingVerbs,
  ...modelVerbs,
  ...briefVerbs,
  ...setVerbs,
  ...versionVerbs,
  ...returningVerbs,
  ...packVerbs,
  ...memberVerbs,
  ...keepingVerbs,
]

/** Where a command writes. */
export interface Output {
  out(text: string): void
  err(text: string): void
  /** overwrites its own line; only where somebody is looking */
  progress?: (text: string) => void
}

/** Runs one command. 0: done; 1: problems found, or it could not be done; 2: the command was not understood. */
export async function runCli(argv: readonly string[], output: Output): Promise<number> {
  try {
    const { options, words } = readArgs(argv)
    if (options.help || words.length === 0) {
      output.out(help())
      return options.help ? 0 : 2
    }
    // the longest name that fits: « deadlines calendar » is no dossier given to « deadlines »
    const verb = verbs
      .filter(one => one.name === words.slice(0, one.name.split(' ').length).join(' '))
      .toSorted((a, b) => b.name.length - a.name.length)[0]
    if (!verb) throw new UsageError(`« ${words.slice(0, 2).join(' ')} » : commande inconnue.`)
    const program = opener(libraryFolder(options.library), output)
    const cli: Cli = {
      call: client(async (channel, input) => answer((await program.open()).handlers, channel, input)),
      options,
      folder: libraryFolder(options.library),
      print: (value, text) => output.out(options.json ? JSON.stringify(value) : text()),
      note: output.err,
      follow: job => program.follow(job),
      during: (run, message) => program.during(run, message),
    }
    try {
      return (await verb.run(cli, words.slice(verb.name.split(' ').length))) ?? 0
    } finally {
      await program.close()
    }
  } catch (error) {
    if (error instanceof UsageError) {
      output.err(`${error.message} Aide : npm run -s cli -- --help`)
      return 2
    }
    output.err(
      error instanceof AppError
        ? error.message
        : `Prétoire a rencontré une erreur inattendue : ${error instanceof Error ? error.message : String(error)}`,
    )
    return 1
  }
}

/** The program, opened when the first message needs it. */
function opener(folder: string, output: Output) {
  const hub = createHub()
  let opened:
    | Promise<{ library: Library; handlers: Handlers; work: ReturnType<typeof jobs>; packs: PackDesk }>
    | undefined
  const open = () => {
    opened ??= (async () => {
      const [{ createApp }, { jobs }, { openLibrary }, { packsApart }, { cutShort }] = await Promise.all([
        import('../app.ts'),
        import('../jobs.ts'),
        import('../library.ts'),
        import('../packs/apart.ts'),
        import('./cut-packs.ts'),
      ])
      const library = openLibrary(folder)
      cutShort(library, output)
      const work = jobs(library, hub.emit)
      // in a thread whose memory is bounded, as in the window
      const packs = packsApart(library)
      return {
        library,
        work,
        packs,
        handlers: createApp(library, { paths: true, emit: hub.emit }, work, packs),
      }
    })()
    return opened
  }
  return {
    open,
    close: async () => {
      const now = await opened?.catch(() => undefined)
      await now?.packs.close()
      now?.library.close()
    },
    during: async <T>(run: string, message: () => Promise<T>): Promise<T> => {
      const stop = hub.subscribe(event => {
        if (event.event !== 'progress' || event.data.run !== run) return
        const { done, total, message: at } = event.data
        output.progress?.(total > 1 ? `${done + 1} / ${total} : ${at}` : at)
      })
      try {
        return await message()
      } finally {
        stop()
        output.progress?.('')
      }
    },
    follow: async (started: Job): Promise<Job> => {
      const { handlers, work } = await open()
      // Stopped from the keyboard, an import can be taken up again.
      const leave = () => void work.close()
      process.once('SIGINT', leave)
      try {
        return await ended(started, hub, handlers, output)
      } finally {
        process.off('SIGINT', leave)
        output.progress?.('')
      }
    },
  }
}

function ended(
  started: Job,
  hub: ReturnType<typeof createHub>,
  handlers: Handlers,
  output: Output,
): Promise<Job> {
  return new Promise((done, fail) => {
    const see = (job: Job) => {
      if (job.state !== 'running' && job.state !== 'paused') {
        stop()
        done(job)
        return
      }
      const share = job.totalBytes ? ` (${Math.floor((100 * job.bytes) / job.totalBytes)} %)` : ''
      const left = job.remaining === undefined ? '' : `, encore ${Math.ceil(job.remaining)} s`
      output.progress?.(`${job.title} : ${job.done.toLocaleString('fr-FR')}${share}${left}`)
    }
    const stop = hub.subscribe(event => {
      if (event.event === 'job' && event.data.id === started.id) see(event.data)
    })
    // It may have ended before we listened.
    Promise.resolve(handlers['jobs.get']({ id: started.id })).then(job => see(job as Job), fail)
  })
}

function help(): string {
  const width = Math.max(...verbs.map(one => one.usage.length))
  return [
    'Prétoire en ligne de commande.',
    '',
    'npm run -s cli -- [--library DOSSIER] COMMANDE [--json]',
    '',
    ...verbs.map(one => `  ${one.usage.padEnd(Math.min(width, 60))}  ${one.about}`),
    '',
    'La bibliothèque est celle de --library, sinon de PRETOIRE_LIBRARY, sinon celle de l’utilisateur.',
    'Codes de sortie : 0 fait ; 1 problèmes trouvés ou échec ; 2 commande mal formée.',
  ].join('\n')
}
