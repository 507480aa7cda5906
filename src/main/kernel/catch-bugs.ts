import type { Log } from './log.ts'

/**
 * Logs what nothing caught, and lets the program go on: each message is answered on its own, and SQLite undoes a transaction that
 * an exception left. `tell` says it to whoever runs the host, where somebody can hear it.
 */
export function catchBugs(log: Log, tell: (sentence: string, error: unknown) => void): void {
  const onBug = (where: string) => (error: unknown) => {
    log.bug(where, error)
    tell(
      `Une erreur inattendue est survenue. Ce qui était enregistré est gardé ; le détail est dans le journal (${log.folder}).`,
      error,
    )
  }
  process.on('uncaughtException', onBug('uncaughtException'))
  process.on('unhandledRejection', onBug('unhandledRejection'))
}
