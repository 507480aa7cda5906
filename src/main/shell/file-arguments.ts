import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The files a command line names, as absolute paths: what is no option, but for the program itself (`own`: its executable and its
 * folder). A desktop may give a `file:` address in place of a path.
 */
export function fileArguments(argv: readonly string[], cwd: string, own: readonly string[]): string[] {
  const ours = new Set(own.map(path => resolve(cwd, path)))
  return argv
    .filter(argument => argument !== '' && !argument.startsWith('-'))
    .flatMap(argument => pathOf(argument, cwd))
    .filter(path => !ours.has(path))
}

function pathOf(argument: string, cwd: string): string[] {
  if (!/^[a-z][a-z\d+.-]+:\/\//i.test(argument)) return [resolve(cwd, argument)]
  try {
    return [fileURLToPath(argument)]
  } catch {
    // an address of something else than a file
    return []
  }
}

/** Files given from outside: they wait until the program is open, then go to its window, which asks before one is taken. */
interface OfferedFiles {
  readonly add: (paths: readonly string[]) => void
  /** the files a command line names; `argv` begins with the executable */
  readonly addNamed: (argv: readonly string[], cwd: string) => void
  /** gives those that wait, then each as it comes, to `take` */
  readonly deliver: (take: (path: string) => void) => void
}

/** Holds the files given from outside; `own`: the program's executable and folder, which a command line names too. */
export function offeredFiles(own: readonly string[]): OfferedFiles {
  const queue: string[] = []
  let give = (path: string): void => void queue.push(path)
  const add = (paths: readonly string[]) => {
    for (const path of paths) give(path)
  }
  return {
    add,
    addNamed: (argv, cwd) => add(fileArguments(argv.slice(1), cwd, own)),
    deliver: take => {
      give = take
      add(queue.splice(0))
    },
  }
}
