import { createHash, randomBytes } from 'node:crypto'

/** How an address or a page lets a window in, and who holds a session of this launch. */
export interface Admission {
  /** A secret that opens one session. `onEnd` runs once it opens nothing more. */
  issue(options?: TicketOptions): string
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
/** A browser that opens a page, or a program that asks an address. */
export type Bearer = 'browser' | 'program'

interface Ticket {
  readonly onEnd: (how: End) => void
  readonly expiry: NodeJS.Timeout
  /** a program has had its session of it */
  isPreviewed: boolean
}

/** Long enough for a person to copy an address from a terminal. */
const ADDRESS_LIFE_MS = 10 * 60_000

const secret = () => randomBytes(32).toString('base64url')
/** Secrets are looked up by their hash: how long that takes tells nothing of them. */
const digest = (value: string) => createHash('sha256').update(value).digest('base64url')

/**
 * Single-use tickets exchanged for sessions, all of one launch.
 *
 *   issued --program--> previewed --browser--> dead
 *   issued --browser--> dead          (each state ends in « dead » when its time is over)
 *
 * A program may ask an address once before the person opens it (terminals and messengers preview links): that must not shut
 * the person out. Once a browser has opened it, it opens nothing more to anybody.
 */
export function createAdmission(): Admission {
  const tickets = new Map<string, Ticket>()
  const sessions = new Map<string, Bearer>()
  const end = (key: string, how: End) => {
    const ticket = tickets.get(key)
    if (!ticket) return
    clearTimeout(ticket.expiry)
    tickets.delete(key)
    ticket.onEnd(how)
  }
  return {
    issue: ({ lifeMs = ADDRESS_LIFE_MS, onEnd = () => {} } = {}) => {
      const value = secret()
      const key = digest(value)
      const expiry = setTimeout(() => end(key, 'expired'), lifeMs)
      expiry.unref()
      tickets.set(key, { onEnd, expiry, isPreviewed: false })
      return value
    },
    redeem: (value, by) => {
      const key = digest(value)
      const ticket = tickets.get(key)
      if (!ticket || (by === 'program' && ticket.isPreviewed)) return undefined
      if (by === 'program') ticket.isPreviewed = true
      else end(key, 'used')
      const session = secret()
      sessions.set(digest(session), by)
      return session
    },
    holds: (value, by) => sessions.get(digest(value)) === by,
    close: () => {
      for (const key of [...tickets.keys()]) end(key, 'expired')
    },
  }
}
