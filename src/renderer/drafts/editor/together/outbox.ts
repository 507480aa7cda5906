import { AppError } from '../../../../shared/kernel/errors.ts'

/** Keys in quick succession travel together: longest time between one and its departure. */
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
  let current: Promise<void> | undefined
  let state: 'held' | 'started' | 'stopped' = 'held'

  const send = async (): Promise<void> => {
    const updates = waiting
    waiting = []
    isTouched = false
    try {
      await post(updates)
      onAway(false)
    } catch (error) {
      waiting = [...updates, ...waiting]
      if (error instanceof AppError && error.code === 'not-found') onOver(error)
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
  const arm = (delayMs: number): void => {
    if (state !== 'started' || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      flush().then(
        () => (waiting.length > 0 || isTouched) && arm(BATCH_MS),
        () => arm(RETRY_MS),
      )
    }, delayMs)
  }
  return {
    start: () => {
      if (state !== 'held') return
      state = 'started'
      if (waiting.length > 0 || isTouched) arm(BATCH_MS)
    },
    add: update => {
      waiting.push(update)
      arm(BATCH_MS)
    },
    touch: () => {
      isTouched = true
      arm(BATCH_MS)
    },
    flush,
    stop: () => {
      state = 'stopped'
      clearTimeout(timer)
    },
  }
}
