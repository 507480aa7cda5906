import { AppError } from '../../../../shared/kernel/errors.ts'

/** Between two departures: a key after a pause leaves at once, those in quick succession travel together. */
const BATCH_MS = 50
/** Between two attempts, while the host cannot be reached. */
const RETRY_MS = 2_000

/**
 * Sends what is written here to the others: in its order, one message at a time, none lost while the host is away. Nothing leaves before
 * it is started.
 */
export interface Outbox {
  readonly start: () => void
  readonly add: (update: Uint8Array) => void
  /** something else than words is to be said: where the caret is */
  readonly touch: () => void
  /** sends what waits; rejects where it cannot be now, and keeps it */
  readonly flush: () => Promise<void>
  readonly stop: () => void
}

interface Options {
  readonly post: (updates: readonly Uint8Array[]) => Promise<unknown>
  readonly onAway: (isAway: boolean) => void
  /** the session is over: nothing can be sent any more */
  readonly onOver: (error: AppError) => void
}

export function outbox({ post, onAway, onOver }: Options): Outbox {
  let waiting: Uint8Array[] = []
  let isTouched = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastDeparture = Number.NEGATIVE_INFINITY
  let current: Promise<void> | undefined
  let state: 'held' | 'started' | 'stopped' = 'held'

  const send = async (): Promise<void> => {
    const updates = waiting
    waiting = []
    isTouched = false
    lastDeparture = performance.now()
    try {
      await post(updates)
      onAway(false)
    } catch (error) {
      waiting = [...updates, ...waiting]
      // a host out of reach answers `not-found`: `cancelled` alone ends the session
      if (error instanceof AppError && error.code === 'cancelled') onOver(error)
      else onAway(true)
      throw error
    }
  }
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    await current?.catch(() => undefined)
    if (waiting.length === 0 && !isTouched) return
    current = send().finally(() => {
      current = undefined
    })
    await current
  }
  // a timer even where nothing is to be waited for: a key moves the caret too, and both leave together
  const arm = (delayMs = Math.max(0, lastDeparture + BATCH_MS - performance.now())): void => {
    if (state !== 'started' || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      flush().then(
        () => (waiting.length > 0 || isTouched) && arm(),
        () => arm(RETRY_MS),
      )
    }, delayMs)
  }
  return {
    start: () => {
      if (state !== 'held') return
      state = 'started'
      if (waiting.length > 0 || isTouched) arm()
    },
    add: update => {
      waiting.push(update)
      arm()
    },
    touch: () => {
      isTouched = true
      arm()
    },
    flush,
    stop: () => {
      state = 'stopped'
      clearTimeout(timer)
    },
  }
}
