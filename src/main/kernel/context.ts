import type { Confirm } from './allowed-addresses.ts'
import type { PathTokens } from './files/path-tokens.ts'
import type { Emit } from './hub.ts'
import type { Library } from './library.ts'
import type { Log } from './log.ts'
import type { ReadForeign } from './readers/foreign-reader.ts'

/** The part of the program that differs from one host to another. */
export interface Host {
  /** the paths that the user handed over: by the command line, the drop or the dialogs of Electron; none by a browser */
  readonly tokens: PathTokens
  /** asks the user outside the page; left out where who sends the messages is the user: the command line */
  readonly confirm?: Confirm | undefined
  /** opens a link outside the page, once the user said yes there; whether they could be asked. Left out where a page opens its own */
  readonly openLink?: ((address: string) => Promise<boolean>) | undefined
  readonly emit: Emit
  readonly log: Log
}

/** The tools of every group of handlers. A subject whose handlers need more extends it, in its own room. */
export interface Context {
  readonly library: Library
  readonly host: Host
}

/** The tools of handlers that read files from elsewhere, in a worker. */
export interface ForeignContext extends Context {
  readonly read: ReadForeign
}
