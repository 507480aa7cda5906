import type { SaveState } from '../props.ts'

/** Describes the state of saving, beside the text. */
export const saidOf = (state: SaveState): string => {
  switch (state.kind) {
    case 'saved':
      return state.at ? `Enregistré à ${hour(state.at)}` : 'Enregistré'
    case 'dirty':
      return 'Modifications non enregistrées'
    case 'saving':
      return 'Enregistrement…'
    case 'failed':
      return `Non enregistré\u00a0: ${state.message} Le texte reste à l’écran.`
  }
}

const hour = (at: string): string => {
  const date = new Date(at)
  const minutes = `${date.getMinutes()}`.padStart(2, '0')
  return `${date.getHours()}\u00a0h\u00a0${minutes}`
}

/** State of saving, observed without drawing the window again: beside a long text that would cost a key its frame. */
export interface Saved {
  readonly now: () => SaveState
  readonly set: (state: SaveState) => void
  readonly hear: (listener: (state: SaveState) => void) => () => void
}

export const savedState = (): Saved => {
  let now: SaveState = { kind: 'saved' }
  const listeners = new Set<(state: SaveState) => void>()
  return {
    now: () => now,
    set: state => {
      now = state
      for (const listener of listeners) listener(state)
    },
    hear: listener => {
      listeners.add(listener)
      listener(now)
      return () => void listeners.delete(listener)
    },
  }
}
