import type { Output } from '../../shared/contract/contract.ts'
import { campaignSections } from '../campaign/Campaign.tsx'
import { beginTemplate } from '../dossiers/NewDossier.tsx'
import { asError, call } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { lockLibrary } from '../kernel/vault.ts'
import type { Action } from '../ui/keys.ts'
import { useRecentActs, useSay } from '../ui/toast.tsx'
import { commandWords, dossierButtons, dossierSections, settingsSections } from './commandWords.ts'
import { places } from './Rail.tsx'

/** The dialog that asked gives the keyboard back first. */
const GIVE_BACK_MS = 60
/** A screen that is not read by then will not come by itself. */
const SHOWN_MS = 5000

/** Gives the keyboard to the element of that id, or presses it, as soon as its screen is read and drawn. */
function whenShown(id: string, act: 'focus' | 'click'): void {
  const found = (): boolean => {
    const element = document.getElementById(id)
    element?.[act]()
    return element !== null
  }
  setTimeout(() => {
    if (found()) return
    const observer = new MutationObserver(() => {
      if (found()) observer.disconnect()
    })
    observer.observe(document.body, { childList: true, subtree: true })
    setTimeout(() => observer.disconnect(), SHOWN_MS)
  }, GIVE_BACK_MS)
}

interface ActionContext {
  /** what can be done with what is open */
  readonly screenActions: readonly Action[]
  readonly dossiers: Output<'dossiers.list'>
  readonly templates: Output<'templates.list'>
  /** the dossier that is open, itself or by one of its texts */
  readonly dossier: string | undefined
  readonly palette: () => void
  readonly help: () => void
  /** the guide, at the page about what is shown */
  readonly manual: () => void
  readonly sample: () => void
  readonly import: () => void
  readonly starter: () => void
  /** the report of the last import, from which the others are reached */
  readonly reports: () => void
  readonly openExport: () => void
  readonly receive: () => void
  readonly packs: () => void
  /** where a dossier is open */
  readonly sendAuthorities?: () => void
  readonly tour: () => void
  readonly theme: (theme: 'light' | 'dark' | 'auto') => void
}

/** Builds the actions available everywhere, for the palette and the keys. */
export function useAppActions(options: ActionContext): readonly Action[] {
  const say = useSay()
  const { dossier } = options
  const actions: Action[] = [
    { id: 'palette', group: 'Partout', label: 'Commandes', keys: 'Ctrl+K', run: options.palette },
    { id: 'manual', group: 'Partout', label: 'Guide de Prétoire', keys: 'F1', run: options.manual },
    { id: 'help', group: 'Partout', label: 'Raccourcis du clavier', keys: '?', run: options.help },
    ...places.map(one => ({
      id: one.path,
      group: 'Aller',
      label: one.label,
      keys: one.keys,
      run: () => go([one.path]),
    })),
    {
      id: 'search',
      group: 'Aller',
      label: 'Chercher dans la bibliothèque',
      keys: 'Ctrl+Maj+F',
      run: () => {
        go(['bibliotheque'])
        whenShown('library-search', 'focus')
      },
    },
    ...options.screenActions,
    ...(dossier
      ? [
          ...dossierSections.map(([id, label]) => ({
            id: `dossier-${id}`,
            group: 'Ce dossier',
            label,
            run: () => go(['dossier', dossier], { fait: id }),
          })),
          ...dossierButtons.map(([id, label]) => ({
            id,
            group: 'Ce dossier',
            label,
            run: () => {
              go(['dossier', dossier])
              whenShown(id, 'click')
            },
          })),
        ]
      : []),
    {
      id: 'new',
      group: 'Faire',
      label: 'Nouveau dossier',
      keys: 'Ctrl+Maj+N',
      run: () => go(['dossiers', 'nouveau']),
    },
    {
      id: 'guide',
      group: 'Faire',
      label: 'Par où commencer\u00a0?',
      run: () => go(['dossiers', 'orienter']),
    },
    {
      id: 'import',
      group: 'Faire',
      label: 'Importer des fichiers dans la bibliothèque',
      run: options.import,
    },
    {
      id: 'starter',
      group: 'Faire',
      label: 'Charger la bibliothèque de départ',
      run: options.starter,
    },
    { id: 'reports', group: 'Aller', label: 'Rapports des imports', run: options.reports },
    ...(
      [
        ['collections', 'Collections'],
        ['verifier', 'Vérifier un projet'],
        ['absents', 'Textes cités et absents'],
        ['etat', 'État de la bibliothèque'],
        ['doublons', 'Doublons possibles'],
      ] as const
    ).map(([vue, label]) => ({
      id: vue,
      group: 'Bibliothèque',
      label,
      run: () => go(['bibliotheque'], { vue }),
    })),
    ...campaignSections.map(one => ({
      id: `campaign-${one.path}`,
      group: 'Campagne',
      label: one.label,
      words: one.words,
      run: () => go(['campagne', one.path]),
    })),
    { id: 'sample', group: 'Faire', label: 'Ouvrir un dossier d’exemple', run: options.sample },
    { id: 'tour', group: 'Faire', label: 'Faire la visite', run: options.tour },
    { id: 'exported', group: 'Faire', label: 'Ouvrir un dossier exporté', run: options.openExport },
    { id: 'receive', group: 'Faire', label: 'Recevoir un lot', run: options.receive },
    { id: 'packs', group: 'Aller', label: 'Lots reçus', run: options.packs },
    { id: 'spaces', group: 'Aller', label: 'Espaces partagés', run: () => go(['espaces']) },
    ...(options.sendAuthorities
      ? [
          {
            id: 'send-authorities',
            group: 'Faire',
            label: 'Envoyer les autorités citées dans ce dossier',
            run: options.sendAuthorities,
          },
        ]
      : []),
    {
      id: 'backup',
      group: 'Faire',
      label: 'Sauvegarder maintenant',
      run: () =>
        void call['backups.create']({}).then(
          backup => say.success(`Sauvegarde faite\u00a0: ${backup.file}.`),
          say.error,
        ),
    },
    {
      id: 'lock',
      group: 'Faire',
      label: 'Verrouiller la bibliothèque',
      run: () => void lockLibrary().catch(cause => say.error(asError(cause))),
    },
    ...(['light', 'dark', 'auto'] as const).map(theme => ({
      id: `theme-${theme}`,
      group: 'Affichage',
      label: { light: 'Thème clair', dark: 'Thème sombre', auto: 'Thème du système' }[theme],
      run: () => options.theme(theme),
    })),
    ...settingsSections.map(([id, label]) => ({
      id: `settings-${id}`,
      group: 'Réglages',
      label,
      run: () => go(['reglages'], { partie: id }),
    })),
    ...options.templates.map(one => ({
      id: `template-${one.id}`,
      group: 'Nouveau dossier',
      label: one.title,
      run: () => beginTemplate(one),
    })),
    ...useRecentActs().map(act => ({
      id: `undo-${act.id}`,
      group: 'Dernières actions',
      label: `Annuler\u00a0: ${act.text}`,
      run: act.undo,
    })),
    ...options.dossiers.map(one => ({
      id: `open-${one.id}`,
      group: 'Dossiers',
      label: one.title,
      run: () => go(['dossier', one.id]),
    })),
  ]
  return actions.map(one => {
    const words = commandWords[one.id]
    return words ? { ...one, words } : one
  })
}
