import { sourceKinds } from '../../shared/library/kinds/registry.ts'
import type { ReviewItem } from '../../shared/sharing/review.ts'
import { count } from '../ui/quantities.ts'
import type { State } from './choices.ts'

/** Labels of the kinds of items of a pack. */
export const whats: Readonly<Record<ReviewItem['what'], { readonly one: string; readonly many: string }>> = {
  ...sourceKinds,
  bill: { one: 'texte suivi', many: 'textes suivis' },
  template: { one: 'modèle', many: 'modèles' },
  billText: { one: 'texte d’étape', many: 'textes d’étapes' },
  targets: { one: 'liste de parlementaires', many: 'listes de parlementaires' },
  project: { one: 'projet local', many: 'projets locaux' },
  opening: { one: 'formule d’ouverture', many: 'formules d’ouverture' },
  campaign: { one: 'campagne', many: 'campagnes' },
  amendment: { one: 'amendement', many: 'amendements' },
  draft: { one: 'document', many: 'documents' },
  set: { one: 'envoi personnalisé', many: 'envois personnalisés' },
}

/** The states of an item beside what is here. */
export const stateWords: Readonly<Record<State, { readonly one: string; readonly many: string }>> = {
  conflict: { one: 'à choisir', many: 'à choisir' },
  changed: { one: 'modifié', many: 'modifiés' },
  new: { one: 'nouveau', many: 'nouveaux' },
  older: { one: 'plus ancien que le vôtre\u00a0: laissé', many: 'plus anciens, laissés' },
  same: { one: 'rien à faire', many: 'sans changement' },
}

/** Says what taking a pack does. */
export function outcomeText(additions: number, changes: number): string {
  const parts = [
    additions > 0 && count(additions, 'fiche ajoutée', 'fiches ajoutées'),
    changes > 0 && count(changes, 'fiche modifiée', 'fiches modifiées'),
  ].filter(Boolean)
  return parts.join(', ') || 'rien à changer'
}
