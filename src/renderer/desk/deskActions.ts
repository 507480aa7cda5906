import { useEffect, useRef } from 'react'
import type { Action } from '../ui/keys.ts'
import { type Side, sideNames, sides } from './DeskSide.tsx'

export interface Acts {
  readonly outline: () => void
  readonly side: () => void
  readonly show: (side: Side) => void
  readonly page: () => void
  readonly find: (kind: 'find' | 'replace') => void
  readonly again: (by: 1 | -1) => void
  readonly export: () => void
  readonly spelling: () => void
  readonly look: () => void
  readonly grounds: () => void
  readonly typography: () => void
  readonly citations: () => void
  readonly focus: () => void
  readonly zoom: (by: 1 | -1 | 0) => void
}

/** Lists what can be done with a text that is open; `on` gives the acts as they are when one is run. */
export function deskActions(on: () => Acts): readonly Action[] {
  const group = 'Texte'
  return [
    { id: 'outline', group, label: 'Montrer ou fermer le plan', keys: 'F7', run: () => on().outline() },
    { id: 'side', group, label: 'Montrer ou fermer le panneau', keys: 'F8', run: () => on().side() },
    ...sides.map((one, index) => ({
      id: `side-${one}`,
      group,
      label: `Panneau ${sideNames[one]}`,
      keys: `Alt+${index + 1}`,
      run: () => on().show(one),
    })),
    { id: 'find', group, label: 'Chercher dans le texte', keys: 'Ctrl+F', run: () => on().find('find') },
    {
      id: 'replace',
      group,
      label: 'Remplacer dans le texte',
      keys: 'Ctrl+H',
      run: () => on().find('replace'),
    },
    { id: 'next', group, label: 'Résultat suivant', keys: 'F3', run: () => on().again(1) },
    { id: 'previous', group, label: 'Résultat précédent', keys: 'Maj+F3', run: () => on().again(-1) },
    { id: 'page', group, label: 'Revenir à la page', keys: 'F6', run: () => on().page() },
    {
      id: 'spelling',
      group,
      label: 'Mot suivant à vérifier (orthographe)',
      keys: 'Ctrl+;',
      run: () => on().spelling(),
    },
    {
      id: 'typography',
      group,
      label: 'Typographie française\u00a0: revoir et appliquer',
      run: () => on().typography(),
    },
    {
      id: 'citations',
      group,
      label: 'Reconnaître les citations du texte',
      run: () => on().citations(),
    },
    {
      id: 'focus',
      group,
      label: 'Concentration\u00a0: la page seule',
      keys: 'Ctrl+Maj+L',
      run: () => on().focus(),
    },
    { id: 'zoom-in', group, label: 'Agrandir la page', keys: 'Alt+9', run: () => on().zoom(1) },
    { id: 'zoom-out', group, label: 'Réduire la page', keys: 'Alt+8', run: () => on().zoom(-1) },
    { id: 'zoom-whole', group, label: 'Page à sa taille', keys: 'Alt+0', run: () => on().zoom(0) },
    {
      id: 'export',
      group,
      label: 'Exporter\u00a0: Word, PDF, texte',
      keys: 'Ctrl+E',
      run: () => on().export(),
    },
    { id: 'grounds', group, label: 'Insérer des moyens', run: () => on().grounds() },
    { id: 'look', group, label: 'Présentation du texte', run: () => on().look() },
    { id: 'print', group, label: 'PDF de travail\u00a0: imprimer la fenêtre', run: () => window.print() },
  ]
}

/** Tells the window what can be done with the text that is open, for as long as it is. */
export function useDeskActions(onActions: (actions: readonly Action[]) => void, acts: Acts): void {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    onActions(deskActions(() => latest.current))
    return () => onActions([])
  }, [onActions])
}
