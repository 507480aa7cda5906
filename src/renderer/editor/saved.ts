import type { SaveState } from './props.ts'

/** What is said of the saving, beside the text. */
export const saidOf = (state: SaveState): string => {
  switch (state.kind) {
    case 'saved':
      return state.at ? `Enregistré à ${hour(state.at)}` : 'Enregistré'
    case 'dirty':
      return 'Modifications non enregistrées'
    case 'saving':
      return 'Enregistrement…'
    case 'failed':
      return `Non enregistré : ${state.message} Le texte reste à l’écran.`
  }
}

const hour = (at: string): string => {
  const date = new Date(at)
  const minutes = `${date.getMinutes()}`.padStart(2, '0')
  return `${date.getHours()}\u00a0h\u00a0${minutes}`
}
