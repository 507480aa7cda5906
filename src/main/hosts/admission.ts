import { createHash, randomBytes } from 'node:crypto'

/** How an address or a page lets a window in, and who holds a session of this launch. */
export interface Admission {
  /** A secret that opens one session. `onEnd` runs once it opens nothing more. */
  issue(options?: TicketOptions): string
  /** Lets in who holds the secret of that digest, as if it had been issued here. */
  admit(digest: string, options?: TicketOptions): void
  /** The secret of a new session, or undefined for a ticket that is unknown, used or too old. */
  redeem(ticket: string, by: Bearer): string | undefined
  /** Whether a secret is that of a session given to such a bearer. */
  holds(session: string, by: Bearer): boolean
  /** Ends every ticket; the sessions stay. */
  close(): void
}
export interface TicketOptions {
  readonly lifeMs?: number
  readonly onEnd?: (how: End) => void
}
type End = 'used' | 'expired'

/** Who may come in, by digests alone: what one process of a launch hands to the next. */
export interface AdmissionState {
  readonly tickets: readonly {
    readonly digest: string
    readonly expiresAt: number
    readonly isPreviewed: boolean
  }[]
  readonly sessions: readonly (readonly [digest: string, by: Bearer])[]
}
export const nobody: AdmissionState = { tickets: [], sessions: [] }
/** A browser that opens a page, or a program that asks an address. */
export type Bearer = 'browser' | 'program'

interface AdmissionOptions {
  /** who may come in already */
  readonly state?: AdmissionState
  readonly onTicketEnd?: (digest: string, how: End) => void
  /** hears of each ticket and session, and of their end */
  readonly onChange?: (state: AdmissionState) => void
}

interface Ticket {
  readonly onEnd: (how: End) => void
  readonly expiry: NodeJS.Timeout
  readonly expiresAt: number
  /** a program has had its session of it */
  isPreviewed: boolean
}

/** Long enough for a person to copy an address from a terminal. */
const ADDRESS_LIFE_MS = 10 * 60_000

/** A secret nobody guesses. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
/** Secrets are looked up by their hash: how long that takes tells nothing of them. */
export const digestOf = (value: string) => createHash('sha256').update(value).digest('base64url')

/**
 * Single-use tickets exchanged for sessions, all of one launch.
 *
 *   issued --program--> previewed --browser--> dead
 *   issued --browser--> dead          (each state ends in « dead » when its time is over)
 *
 * A program may ask an address once before the person opens it (terminals and messengers preview links): that must not shut
 * the person out. Once a browser has opened it, it opens nothing more to anybody.
 */
export function createAdmission(options: AdmissionOptions = {}): Admission {
  const { state = nobody, onTicketEnd = () => {}, onChange = () => {} } = options
  const tickets = new Map<string, Ticket>()
  const sessions = new Map<string, Bearer>(state.sessions)
  const tellChange = () =>
    onChange({
      tickets: [...tickets].map(([digest, { expiresAt, isPreviewed }]) => ({
        digest,
        expiresAt,
        isPreviewed,
      })),
      sessions: [...sessions],
    })
  const end = (key: string, how: End) => {
    const ticket = tickets.get(key)
    if (!ticket) return
    clearTimeout(ticket.expiry)
    tickets.delete(key)
    ticket.onEnd(how)
    onTicketEnd(key, how)
    tellChange()
  }
  const admit = (
    key: string,
    { lifeMs = ADDRESS_LIFE_MS, onEnd = () => {} }: TicketOptions,
    isPreviewed = false,
  ) => {
    const expiry = setTimeout(() => end(key, 'expired'), lifeMs)
    expiry.unref()
    tickets.set(key, { onEnd, expiry, expiresAt: Date.now() + lifeMs, isPreviewed })
  }
  for (const { digest, expiresAt, isPreviewed } of state.tickets)
    admit(digest, { lifeMs: Math.max(0, expiresAt - Date.now()) }, isPreviewed)
  return {
    issue: (ticket = {}) => {
      const value = newSecret()
      admit(digestOf(value), ticket)
      tellChange()
      return value
    },
    admit: (key, ticket = {}) => {
      admit(key, ticket)
      tellChange()
    },
    redeem: (value, by) => {
      const key = digestOf(value)
      const ticket = tickets.get(key)
      if (!ticket || (by === 'program' && ticket.isPreviewed)) return undefined
      if (by === 'program') ticket.isPreviewed = true
      else end(key, 'used')
      const session = newSecret()
      sessions.set(digestOf(session), by)
      tellChange()
      return session
    },
    holds: (value, by) => sessions.get(digestOf(value)) === by,
    close: () => {
      for (const key of [...tickets.keys()]) end(key, 'expired')
    },
  }
}
