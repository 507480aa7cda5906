import { fileArguments } from './file-arguments.ts'

/** Files given from outside: they wait until the program is open, then go to its window, which asks before one is taken. */
export interface OfferedFiles {
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
