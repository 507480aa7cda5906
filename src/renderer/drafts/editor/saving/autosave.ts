import { whenIdle } from '../page/slices.ts'
import type { SaveState } from '../props.ts'

interface Options {
  /** saves what is on screen now; resolves with the moment it was saved */
  readonly save: () => Promise<string>
  readonly onState: (state: SaveState) => void
  /** milliseconds after the last key, and at most while typing goes on */
  readonly pause?: number
  readonly maxWaitMs?: number
}

/** Saves a moment after the last change and regularly while changes go on; one save at a time, none lost. */
export interface Autosave {
  readonly markDirty: () => void
  /** saves now what is not saved; rejects with the reason */
  readonly flush: () => Promise<void>
  /** whether something is not saved yet */
  readonly pending: () => boolean
  readonly stop: () => void
}

export const autosave = ({ save, onState, pause = 1000, maxWaitMs = 5000 }: Options): Autosave => {
  let dirty = false
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined

  const run = async (): Promise<void> => {
    dirty = false
    onState({ kind: 'saving' })
    try {
      const at = await save()
      if (!dirty) onState({ kind: 'saved', at })
    } catch (error) {
      dirty = true
      since = Date.now()
      onState({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
      throw error
    }
  }
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (running) await running.catch(() => undefined)
    if (!dirty) return
    running = run().finally(() => {
      running = undefined
      if (dirty) arm()
    })
    await running
  }
  const arm = (): void => {
    clearTimeout(timer)
    const remainingMs = since + maxWaitMs - Date.now()
    timer = setTimeout(
      () => whenIdle(() => void flush().catch(() => undefined)),
      Math.max(0, Math.min(pause, remainingMs)),
    )
  }
  return {
    markDirty: () => {
      if (!dirty) {
        dirty = true
        since = Date.now()
        onState({ kind: 'dirty' })
      }
      arm()
    },
    flush,
    pending: () => dirty || running !== undefined,
    stop: () => clearTimeout(timer),
  }
}
