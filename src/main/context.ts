import type { AskExhibits } from './exhibits/apart.ts'
import type { Emit } from './hub.ts'
import type { jobs } from './jobs.ts'
import type { Log } from './kernel/log.ts'
import type { Library } from './library.ts'
import type { pageChecks } from './office/checking.ts'
import type { PackDesk } from './packs/desk.ts'

/** What differs from one host to another. */
export interface Host {
  /** may the message name a file by its path? Never when it comes from a page on loopback */
  readonly paths: boolean
  readonly emit: Emit
  readonly log: Log
}

/** What every group of handlers works with. */
export interface Context {
  readonly library: Library
  readonly host: Host
  readonly jobs: ReturnType<typeof jobs>
  readonly packs: PackDesk
  /** opens the files of exhibits, in a thread */
  readonly ask: AskExhibits
  /** the pages of the Word files just made, and what LibreOffice is at */
  readonly checks: ReturnType<typeof pageChecks>
}
