import type { Events } from '../../shared/contract/contract.ts'
import { Subject } from '../../shared/kernel/endpoint.ts'

/** An event on its way to the windows: `{ event: 'job', data: Job }`. */
export type AppEvent = { [E in keyof Events]: { readonly event: E; readonly data: Events[E] } }[keyof Events]
/** All that `changed` may speak of. */
export const everything = Subject.options

export type Emit = (event: AppEvent) => void

/** Where the events of the program meet the windows that listen. */
export interface Hub {
  readonly emit: Emit
  /** returns what ends the subscription */
  subscribe(listener: Emit): () => void
  readonly listeners: () => number
  /** tells how many windows listen, each time that changes */
  onListeners(hear: (count: number) => void): void
  /** how many events after which windows read again were emitted so far */
  readonly changes: () => number
}

/** Opens a hub without listeners; a listener that throws does not stop the others. */
export function createHub(): Hub {
  const listeners = new Set<Emit>()
  let changes = 0
  let tellCount = (_count: number): void => {}
  const remove = (listener: Emit) => {
    if (listeners.delete(listener)) tellCount(listeners.size)
  }
  return {
    emit: event => {
      if (event.event === 'changed' || event.event === 'job') changes += 1
      for (const listener of listeners) {
        try {
          listener(event)
        } catch {
          remove(listener)
        }
      }
    },
    subscribe: listener => {
      listeners.add(listener)
      tellCount(listeners.size)
      return () => remove(listener)
    },
    listeners: () => listeners.size,
    onListeners: hear => {
      tellCount = hear
    },
    changes: () => changes,
  }
}
