import type { Style } from './style.ts'

/** The texts for which a Word model may be chosen once for all: those for a court, those for members of parliament. */
export type TextKind = 'filing' | 'briefing'
export const textKinds: readonly TextKind[] = ['filing', 'briefing']

/** The kind of a text, by the manner it is printed in. */
export const kindOf = (style: Style): TextKind =>
  style === 'association' || style === 'lawyer' ? 'filing' : 'briefing'

/** The setting that keeps the model of a kind, by its id; empty for none. */
export const defaultModelKey = (kind: TextKind): string => `model.${kind}`

/** Warning shown for a kind whose default model has been removed. */
export const MISSING_DEFAULT_MODEL: Readonly<Record<TextKind, string>> = {
  filing:
    'Le modèle Word choisi pour les nouveaux recours n’est plus dans la bibliothèque\u00a0: ils prennent leur manière, sans lui.',
  briefing:
    'Le modèle Word choisi pour les nouvelles notes n’est plus dans la bibliothèque\u00a0: elles prennent leur manière, sans lui.',
}
