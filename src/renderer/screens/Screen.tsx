import { SourceKind } from '../../shared/kernel/common.ts'
import type { Arrivals } from '../app/useArrivals.ts'
import type { Settings as Preferences } from '../desk/deskSettings.ts'
import { useLaw } from '../desk/useSourceActions.ts'
import { Dossiers, enter } from '../dossiers/Dossiers.tsx'
import { NewDossier } from '../dossiers/NewDossier.tsx'
import type { Importing } from '../imports/useImports.ts'
import { lazyScreen } from '../kernel/lazyScreen.ts'
import { go, type Route } from '../kernel/route.ts'
import type { Receiving } from '../sharing/useReceiving.ts'
import type { Action } from '../ui/keys.ts'
import { CampaignScreen } from './CampaignScreen.tsx'

const Desk = lazyScreen(async () => (await import('../desk/Desk.tsx')).Desk)
const DossierPage = lazyScreen(async () => (await import('./DossierPage.tsx')).DossierPage)
const Orient = lazyScreen(async () => (await import('../procedure/Orient.tsx')).Orient)
const Library = lazyScreen(async () => (await import('./Library.tsx')).Library)
const Packs = lazyScreen(async () => (await import('../sharing/Packs.tsx')).Packs)
const Spaces = lazyScreen(async () => (await import('../sharing/office/Spaces.tsx')).Spaces)
const Settings = lazyScreen(async () => (await import('./Settings.tsx')).Settings)

const views = ['collections', 'doublons', 'absents', 'etat', 'verifier'] as const

interface Props {
  readonly route: Route
  readonly settings: Preferences
  readonly importing: Importing
  readonly receiving: Receiving
  readonly arrivals: Arrivals
  /** what can be done with what is open */
  readonly onActions: (actions: readonly Action[]) => void
  readonly onSample: () => void
  readonly onTour: () => void
}

/** The screen an address asks for. */
export function Screen({
  route,
  settings,
  importing,
  receiving,
  arrivals,
  onActions,
  onSample,
  onTour,
}: Props) {
  const { path, query } = route
  const [place, id, part] = path
  const { values } = settings
  const law = useLaw(values.last)
  const plain = values.profile !== 'lawyer'
  switch (place) {
    case 'bibliotheque':
      return (
        <Library
          id={id}
          pin={query.pt}
          view={views.find(one => one === query.vue)}
          initialQuery={query.q}
          onView={vue => go(['bibliotheque'], { vue })}
          creating={SourceKind.options.find(kind => kind === query.nouvelle)}
          onCreate={kind => go(['bibliotheque'], { nouvelle: kind })}
          campaigns={plain}
          acts={{
            profile: values.citation === 'reflex' ? 'reflex' : 'pretoire',
            open: (one, pin) => go(['bibliotheque', one], { pt: pin }),
            ...(law && { law }),
          }}
          onClose={() => go(['bibliotheque'])}
          onImport={arrivals.pickImport}
          onReceive={() => void receiving.pick()}
          onStarter={() => void importing.starter()}
          onArchive={(file, onlyCited) => void importing.startOffered(file, onlyCited)}
        />
      )
    case 'espaces':
      return <Spaces space={id} />
    case 'lots':
      return <Packs receiving={receiving} />
    case 'campagne':
      return (
        <CampaignScreen
          path={path.slice(1)}
          query={query}
          onBriefing={template => go(['dossiers', 'nouveau'], { modele: template })}
          onStarter={() => void importing.starter()}
          onReceive={() => void receiving.pick()}
        />
      )
    case 'reglages':
      return <Settings values={values} onChange={settings.change} part={query.partie} onTour={onTour} />
    case 'dossier':
      if (id && part)
        return (
          <Desk
            key={part}
            dossier={id}
            draft={part}
            author={values.author ?? ''}
            settings={settings}
            onFiles={arrivals.takeFiles}
            onActions={onActions}
          />
        )
      if (id) {
        const offeredWord = arrivals.wordFor(id)
        return (
          <DossierPage
            key={id}
            id={id}
            fact={query.fait}
            plain={plain}
            {...(offeredWord && { offeredWord })}
          />
        )
      }
      return null
    default:
      if (id === 'orienter') return <Orient key={query.dossier} dossier={query.dossier} onOpen={enter} />
      if (id === 'nouveau') return <NewDossier template={query.modele} plain={plain} />
      return (
        <Dossiers
          last={values.last}
          onNew={() => go(['dossiers', 'nouveau'])}
          onGuide={() => go(['dossiers', 'orienter'])}
          onSample={onSample}
          onImport={arrivals.openExported}
        />
      )
  }
}
