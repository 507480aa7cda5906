/** Kinds of error a host can act on. */
export type ErrorCode =
  | 'invalid' // the message itself is wrong
  | 'not-found'
  | 'stale' // saved from a revision that is no longer the last one
  | 'locked' // the library is sealed, and nobody gave its passphrase
  | 'refused' // a rule of the product forbids it (a blocking check, a path from the page)
  | 'damaged' // a file or a database that cannot be read
  | 'cancelled'
  | 'full' // no space left, or a limit reached
  | 'bug'

/** An error meant for the user: `message` is a French sentence that says what happened, what was kept, what to do. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** Data a screen may use, such as the current revision of a stale save. JSON only. */
  readonly detail: unknown
  constructor(code: ErrorCode, message: string, detail?: unknown) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.detail = detail
  }
}
