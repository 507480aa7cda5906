import type { MeasureState } from '../bills/state/measure-state.ts'

/** How the state of a measure is shown: a sign and words say it, colour only repeats them. */
export interface StandingLook {
  readonly sign: string
  readonly words: string
  readonly tone: 'in' | 'out' | 'part' | 'unknown'
}

/** The look of a measure in its state. */
export function standingLook({ standing, phase }: Pick<MeasureState, 'standing' | 'phase'>): StandingLook {
  const isFinal = phase === 'adopted' || phase === 'law'
  switch (standing) {
    case 'in-text':
      return { sign: '●', words: isFinal ? 'dans la loi votée' : 'dans le texte', tone: 'in' }
    case 'restored':
      return { sign: '↺', words: 'rétablie', tone: 'in' }
    case 'law':
      return { sign: '§', words: 'dans la loi', tone: 'in' }
    case 'partly-struck':
      return { sign: '◐', words: 'censurée en partie', tone: 'part' }
    case 'struck':
      return { sign: '⊘', words: 'censurée', tone: 'out' }
    case 'expired':
      return { sign: '∅', words: 'arrivée à son terme', tone: 'out' }
    case 'deleted':
      return { sign: '✕', words: isFinal ? 'hors de la loi' : 'supprimée', tone: 'out' }
    case 'to-be-restored':
      return { sign: '✕', words: 'supprimée en commission', tone: 'out' }
    case 'lapsed':
      return { sign: '✕', words: 'écartée avec le texte', tone: 'out' }
    case 'unknown':
      return { sign: '?', words: 'sort non connu', tone: 'unknown' }
  }
}
