import type { AskExhibits } from '../exhibits/apart.ts'
import type { jobs } from '../imports/jobs/jobs.ts'
import type { OfferDesk } from '../offers/desk.ts'
import type { PackDesk } from '../sharing/desk.ts'
import type { Desktop } from '../updates/hand-over.ts'
import type { Trust } from '../updates/trust.ts'
import type { pageChecks } from '../word/office/checking.ts'
import type { PathTokens } from './files/path-tokens.ts'
import type { Emit } from './hub.ts'
import type { Library } from './library.ts'
import type { Log } from './log.ts'

/** What differs from one host to another. */
export interface Host {
  /** the paths that the user handed over: by the command line, the drop or the dialogs of Electron; none by a browser */
  readonly tokens: PathTokens
  readonly emit: Emit
  readonly log: Log
  /** hands a file over to the system; a host without a screen leaves it out */
  readonly desktop?: Desktop | undefined
  /** what updates are held against; left out, the keys and the version of this copy */
  readonly trust?: Trust | undefined
}

/** What every group of handlers works with. */
export interface Context {
  readonly library: Library
  readonly host: Host
  readonly jobs: ReturnType<typeof jobs>
  readonly packs: PackDesk
  /** the files given from outside the window */
  readonly offers: OfferDesk
  /** opens the files of exhibits, in a thread */
  readonly ask: AskExhibits
  /** the pages of the Word files just made, and what LibreOffice is at */
  readonly checks: ReturnType<typeof pageChecks>
}
