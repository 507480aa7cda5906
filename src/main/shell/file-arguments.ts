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
