import type { Log } from '../../kernel/log.ts'
import { type Link, link, type Post } from './link.ts'
import type { CoreStart, Orders, Wants } from './orders.ts'

/** A process begun to be a core. `Door`: how pages reach it, a connection or a port. */
export interface CoreProcess<Door> {
  readonly post: Post
  /** gives it a page; `onFailure` runs where it can no longer take it */
  give(door: Door, onFailure: () => void): void
  onEnd(hear: (how: string) => void): void
  kill(): void
}

interface SupervisorOptions<Door> {
  readonly spawn: () => CoreProcess<Door>
  readonly start: Omit<CoreStart, 'crashed'>
  /** what this host does for its core */
  readonly wants: Partial<Omit<Wants, 'locking' | 'leaving' | 'admission'>>
  readonly log: Pick<Log, 'note'>
  /** sends a page away: no core will take it */
  readonly refuse: (door: Door) => void
  /** hears that the library is being locked, and waits for the end of the core that held it */
  readonly onLock?: (isOver: Promise<void>) => void
  /** no core stays: pages find nobody any more */
  readonly onGivenUp: () => void
}

/** Keeps one core running, and holds nothing of what it holds. */
export interface Supervisor<Door> {
  /** the answer of the first core that opened; rejects where none could begin */
  readonly opened: Promise<{ readonly refusal: string | undefined }>
  /** the core of now */
  readonly core: () => Link<Orders>
  give(door: Door): void
  close(): Promise<void>
}

interface RunningCore<Door> {
  readonly core: CoreProcess<Door>
  readonly orders: Link<Orders>
  readonly ended: Promise<void>
}

/** Cores that end, one after the other, before they opened anything: no further one is begun. */
const MAX_FAILED_STARTS = 3
/** How long a core may take to close its library: seconds on the busiest machine. */
const CLOSE_MS = 30_000

/**
 * Begins a core, and another in its place whenever it ends.
 *
 *   begun --opened--> open --locked--> leaving --ended--> gone      the next one begins when this one leaves
 *   begun, open --ended--> crashed                                  the next one begins at once, and says so
 */
export function supervise<Door>(options: SupervisorOptions<Door>): Supervisor<Door> {
  const { spawn, log, refuse, onGivenUp } = options
  let start = options.start
  let isClosing = false
  let isGivenUp = false
  let spare: CoreProcess<Door> | undefined
  let failedStarts = 0
  let settle: { resolve(opened: { refusal: string | undefined }): void; reject(error: unknown): void }
  const opened = new Promise<{ refusal: string | undefined }>((resolve, reject) => {
    settle = { resolve, reject }
  })
  let current = launch(false)

  function launch(crashed: boolean): RunningCore<Door> {
    const core = spare ?? spawn()
    spare = undefined
    let isLeaving = false
    let hasOpened = false
    let failure: unknown
    const wants: Partial<Wants> = {
      ...options.wants,
      admission: admission => {
        if (start.loopback) start = { ...start, loopback: { ...start.loopback, admission } }
      },
      folder: folder => {
        start = { ...start, folder }
        options.wants.folder?.(folder)
      },
      locking: () => {
        // it loads the program while this one closes the library
        if (!isClosing) spare ??= spawn()
        options.onLock?.(ended)
      },
      leaving: () => {
        isLeaving = true
        if (!isClosing) current = launch(false)
      },
    }
    const orders = link<Orders>(core.post, wants)
    const ended = new Promise<void>(resolve =>
      core.onEnd(how => {
        orders.end()
        resolve()
        if (isLeaving || isClosing) return
        log.note(`the core ended: ${how}`)
        failedStarts = hasOpened ? 0 : failedStarts + 1
        if (failedStarts < MAX_FAILED_STARTS) {
          current = launch(hasOpened || crashed)
          return
        }
        settle.reject(failure ?? new Error(`the core ended: ${how}`))
        isGivenUp = true
        options.wants.windows?.(0)
        onGivenUp()
      }),
    )
    orders.ask('begin', { ...start, crashed }).then(
      answer => {
        hasOpened = true
        // those of the core before come back, or are gone
        options.wants.windows?.(0)
        settle.resolve(answer)
      },
      error => {
        failure = error
        // nobody is answered by a core without a library
        core.kill()
      },
    )
    return { core, orders, ended }
  }

  return {
    opened,
    core: () => current.orders,
    give: function give(door) {
      if (isClosing || isGivenUp) return refuse(door)
      const { core, ended } = current
      // the page goes to the next one
      core.give(door, () => void ended.then(() => give(door)))
    },
    close: async () => {
      isClosing = true
      spare?.kill()
      const { core, orders, ended } = current
      const late = setTimeout(core.kill, CLOSE_MS)
      orders.ask('close').catch(() => undefined)
      await ended
      clearTimeout(late)
    },
  }
}
