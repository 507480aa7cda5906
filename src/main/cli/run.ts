import { AppError } from '../../shared/kernel/errors.ts'
import { libraryFolder } from '../kernel/places.ts'
import { UsageError } from './args.ts'
import { type Output, strongFor } from './output.ts'
import type { ParsedCommand } from './parse.ts'
import type { Cli } from './verb.ts'

/** Runs one command. Its exit code is one of `exitCodes`. */
export async function runCli(argv: readonly string[], output: Output): Promise<number> {
  let helpCommand = 'pretoire help'
  try {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) return await printVersion(output)
    const [{ parse, scan }, { topicOf, verbOf }] = await Promise.all([
      import('./parse.ts'),
      import('./table.ts'),
    ])
    const scanResult = scan(argv)
    const words = scanResult.words.map(one => one.word)
    const topic = topicOf(words)
    if (verbOf(topic)) helpCommand += ` ${topic.join(' ')}`
    if (words.length === 0 && scanResult.flags.has('--version')) return await printVersion(output)
    if (words.length === 0 || scanResult.flags.has('--help') || scanResult.flags.has('-h')) {
      const { helpFor } = await import('./help.ts')
      output.out(helpFor(topic, strongFor(output, scanResult.flags)))
      return words.length === 0 && scanResult.flags.size === 0 ? 2 : 0
    }
    return await runVerb(parse(argv, scanResult), output)
  } catch (error) {
    if (error instanceof UsageError) {
      output.err(`${error.message} Aide : ${helpCommand}`)
      return 2
    }
    return reportFailure(error, output, argv.includes('--verbose'))
  }
}

async function printVersion(output: Output): Promise<number> {
  const { version } = await import('./version.ts')
  output.out(`pretoire ${version()}`)
  return 0
}

async function runVerb(command: ParsedCommand, output: Output): Promise<number> {
  const { verb } = command
  const [{ loadRunners }, { openSession }, { readStandardInput }] = await Promise.all([
    import('./runners.ts'),
    import('./session.ts'),
    import('./stdin.ts'),
  ])
  const run = (await loadRunners(verb.subject))[verb.name]
  if (!run) throw new Error(`«\u00a0${verb.name}\u00a0» est annoncée et n’est faite nulle part.`)
  const request = await readStandardInput(command, output)
  const folder = libraryFolder(request.options.library as string | undefined)
  let bug: unknown
  const session = openSession(folder, output, (_channel, outcome, error) => {
    if (outcome !== 'bug') return
    bug = error
    output.log?.bug('command line', error)
  })
  let print = output.out
  const cli: Cli = {
    call: session.call,
    options: request.options,
    folder,
    file: session.file,
    place: session.place,
    print: (value, text) => print(request.options.json ? JSON.stringify(value) : text()),
    note: output.err,
    bug: error => output.log?.bug('command line', error),
    secret: async (question, which = 'current') =>
      (await import('./passphrase.ts')).passphrase(output, question, which),
    strong: strongFor(output, new Set(request.options['no-color'] ? ['--no-color'] : [])),
    pipe: async path => {
      if (!output.pipe) throw new AppError('refused', 'La sortie standard ne peut pas recevoir ce fichier.')
      await output.pipe(path)
      print = output.err
    },
    ...(output.conversation && { conversation: output.conversation }),
    follow: session.follow,
    during: session.during,
  }
  try {
    return await run(cli, request.words)
  } catch (error) {
    if (error instanceof AppError && error.code === 'bug') throw new BugError(error.message, bug)
    throw error
  } finally {
    await session.close()
    request.remove()
  }
}

/** A bug met while a message was answered: the sentence of the answer, and what was thrown. */
class BugError extends Error {
  override readonly cause: unknown
  constructor(sentence: string, cause: unknown) {
    super(sentence)
    this.cause = cause
  }
}

/** Says in one sentence why a command did not do its work. Anything thrown that is no AppError is a bug. */
function reportFailure(error: unknown, output: Output, verbose: boolean): number {
  if (error instanceof AppError) {
    output.err(error.message)
    return 1
  }
  const cause = error instanceof BugError ? error.cause : error
  // a bug met by a message is logged as it is met
  if (!(error instanceof BugError)) output.log?.bug('command line', error)
  const message = error instanceof Error ? error.message : String(error)
  const sentence =
    error instanceof BugError ? message : `Prétoire a rencontré une erreur inattendue : ${message}`
  output.err(`${sentence}${verbose ? '' : ' (--verbose montre où)'}`)
  if (verbose && cause instanceof Error && cause.stack) output.err(cause.stack)
  return 3
}
