import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { SourceKind } from '../shared/library/model.ts'
import { remindedSetting } from '../shared/procedure/reminders.ts'
import { call, upload, useCall } from './api.ts'
import { useAppActions } from './appActions.ts'
import { Campaign } from './campaign/Campaign.tsx'
import { Dossiers, enter } from './dossiers/Dossiers.tsx'
import { addExhibits, addedText } from './dossiers/exhibits/adding.ts'
import { NewDossier } from './dossiers/NewDossier.tsx'
import { Reminders } from './dossiers/Reminders.tsx'
import { useLaw } from './lawDay.ts'
import { Imports } from './library/Imports.tsx'
import { isPack, useReceiving } from './library/packs/receiving.ts'
import { useImports } from './library/useImports.ts'
import { type AcceptedFile, OfferBox } from './OfferBox.tsx'
import { Rail } from './Rail.tsx'
import { SampleBox } from './SampleBox.tsx'
import { FirstStart } from './settings/FirstStart.tsx'
import { useSettings } from './settings/useSettings.ts'
import { Boundary } from './ui/boundary.tsx'
import { pickFiles } from './ui/download.ts'
import { DropAnywhere } from './ui/drop.tsx'
import { useFocusAfterRemoval } from './ui/focusAfterRemoval.ts'
import type { Action } from './ui/keys.ts'
import { useKeys, useMenuCommands } from './ui/keys.ts'
import { lazyScreen, readScreens } from './ui/lazyScreen.ts'
import { Palette } from './ui/palette.tsx'
import { go, useRoute } from './ui/route.ts'
import { Shortcuts } from './ui/shortcuts.tsx'
import { Loading } from './ui/state.tsx'
import { applyLook } from './ui/theme.ts'
import { useSay } from './ui/toast.tsx'
import { useDownloads } from './useDownloads.ts'
import { useForward } from './useForward.ts'
import { useUnforeseen } from './useUnforeseen.ts'

const Desk = lazyScreen(async () => (await import('./Desk.tsx')).Desk)
const DossierPage = lazyScreen(async () => (await import('./dossiers/DossierPage.tsx')).DossierPage)
const Orient = lazyScreen(async () => (await import('./dossiers/Orient.tsx')).Orient)
const Library = lazyScreen(async () => (await import('./library/Library.tsx')).Library)
const Packs = lazyScreen(async () => (await import('./library/packs/Packs.tsx')).Packs)
const SendDialog = lazyScreen(async () => (await import('./library/packs/SendDialog.tsx')).SendDialog)
const Tour = lazyScreen(async () => (await import('./tour/Tour.tsx')).Tour)
const Settings = lazyScreen(async () => (await import('./settings/Settings.tsx')).Settings)

const views = ['collections', 'doublons', 'absents'] as const

/** The window: the rail, what is open, and what may be done from anywhere. */
export function App() {
  const { path, query } = useRoute()
  const [place = 'dossiers', id, part] = path
  const { values, change } = useSettings()
  const importing = useImports()
  const receiving = useReceiving(showPacks)
  const say = useSay()
  const [sending, setSending] = useState<string>()
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  const [sample, setSample] = useState(false)
  const [isTouring, setTouring] = useState(false)
  const [here, setHere] = useState<readonly Action[]>([])
  const { value: dossiers } = useCall('dossiers.list', {})
  const { value: templates } = useCall('templates.list', palette ? {} : null)

  // where the user was, offered when Prétoire opens again
  const last = place === 'dossier' && id ? [id, ...(part ? [part] : [])].join('/') : undefined
  const told = useRef<string>(undefined)
  useEffect(() => {
    // told once for each place: another window may well be elsewhere
    if (!last || !values || told.current === last) return
    told.current = last
    if (values.last !== last) change({ last })
  }, [last, values, change])

  useForward()
  const law = useLaw(values?.last)

  // once the first screen is drawn
  useEffect(() => {
    if (values) readScreens()
  }, [values])
  useEffect(() => applyLook({ theme: values?.theme, textSize: values?.textSize }), [values])

  const openSample = (type: 'recourse' | 'advocacy') => {
    setSample(false)
    call['dossiers.sample']({ type }).then(opened => {
      enter(opened)
      if (values && !values.tour) startTour()
    }, say.failed)
  }
  const startTour = () => {
    setTouring(true)
    // seen once, whether it is gone through or not
    change({ tour: 'seen' })
  }
  const endTour = () => {
    setTouring(false)
    document.querySelector<HTMLElement>('.editor-page')?.focus({ preventScroll: true })
  }
  const tourAgain = () => {
    if (place === 'dossier' && part) return startTour()
    call['dossiers.sample']({ type: 'recourse' }).then(opened => {
      enter(opened)
      startTour()
    }, say.failed)
  }
  const openExported = async () => {
    const [file] = await pickFiles({ many: false })
    if (file) call['dossiers.import']({ file: await upload(file) }).then(enter, say.failed)
  }
  const { start } = importing
  const { open: openPack } = receiving
  // a pack alone is examined, not imported
  const bring = useCallback(
    (files: readonly File[]) => {
      const [file] = files
      return file && isPack(files) ? openPack(file) : start(files)
    },
    [start, openPack],
  )
  const pickImport = () => void pickFiles().then(bring)
  const inDossier = place === 'dossier' ? id : undefined
  const dropped = useCallback(
    (files: readonly File[]) => {
      if (!inDossier || isPack(files)) return void bring(files)
      void addExhibits(inDossier, files).then(done =>
        done.refused.length > 0 ? say.failed(new Error(addedText(done))) : say.done(addedText(done)),
      )
    },
    [inDossier, bring, say],
  )

  const [word, setWord] = useState<AcceptedFile>()
  const offered = useMemo(
    () => word?.file && { name: word.name, file: word.file, onRead: () => setWord(undefined) },
    [word],
  )
  const takeOffered = (accepted: AcceptedFile) => {
    const { kind, name, file, dossier } = accepted
    switch (kind) {
      case 'pack':
        return void receiving.openOffered(name, file)
      case 'dossier':
        return void call['dossiers.import']({ file }).then(enter, say.failed)
      case 'import':
        return void importing.startOffered(file)
      case 'word':
        if (!dossier) return
        setWord(accepted)
        return go(['dossier', dossier])
    }
  }

  const actions = useAppActions({
    here,
    dossiers: dossiers ?? [],
    templates: templates ?? [],
    dossier: inDossier,
    palette: () => setPalette(true),
    help: () => setHelp(true),
    sample: () => setSample(true),
    import: pickImport,
    starter: () => void importing.starter(),
    reports: () => importing.openReport(),
    exported: () => void openExported(),
    receive: () => void receiving.pick(),
    packs: showPacks,
    ...(inDossier && { sendAuthorities: () => setSending(inDossier) }),
    theme: theme => change({ theme }),
    tour: tourAgain,
  })
  useKeys(actions)
  useFocusAfterRemoval()
  useMenuCommands(actions)
  useDownloads()
  useUnforeseen()

  if (!values) return <Loading />
  const plain = values.profile !== 'lawyer'
  if (!values.profile && (dossiers?.length ?? 0) === 0 && path.length === 0)
    return (
      <>
        <FirstStart
          onStart={async (profile, then, office) => {
            change({ profile, ...(office && { office: JSON.stringify(office) }) })
            go(then === 'sample' || then === 'empty' ? ['dossiers'] : ['bibliotheque'])
            if (then === 'sample') {
              await importing.starter()
              setSample(true)
            } else if (then === 'starter') await importing.starter()
            else if (then === 'import') pickImport()
          }}
        />
        <DropAnywhere words="Déposez pour importer dans la bibliothèque" onFiles={dropped} />
        <Imports importing={importing} onReceive={() => void receiving.pick()} onPacks={showPacks} />
        <OfferBox dossiers={dossiers ?? []} onTake={takeOffered} />
      </>
    )

  const screen = () => {
    switch (place) {
      case 'bibliotheque':
        return (
          <Library
            id={id}
            pin={query.pt}
            view={views.find(one => one === query.vue)}
            asked={query.q}
            onView={vue => go(['bibliotheque'], { vue })}
            creating={SourceKind.options.find(kind => kind === query.nouvelle)}
            onCreate={kind => go(['bibliotheque'], { nouvelle: kind })}
            acts={{
              profile: values.citation === 'reflex' ? 'reflex' : 'pretoire',
              open: (one, pin) => go(['bibliotheque', one], { pt: pin }),
              ...(law && { law }),
            }}
            onClose={() => go(['bibliotheque'])}
            onImport={pickImport}
            onReceive={() => void receiving.pick()}
            onStarter={() => void importing.starter()}
          />
        )
      case 'lots':
        return <Packs receiving={receiving} />
      case 'campagne':
        return (
          <Campaign
            path={path.slice(1)}
            query={query}
            onBriefing={template => go(['dossiers', 'nouveau'], { modele: template })}
            onStarter={() => void importing.starter()}
          />
        )
      case 'reglages':
        return <Settings values={values} onChange={change} part={query.partie} onTour={tourAgain} />
      case 'dossier':
        if (id && part)
          return (
            <Desk
              key={part}
              dossier={id}
              draft={part}
              author={values.author ?? ''}
              settings={{ values, change }}
              onFiles={dropped}
              onActions={setHere}
            />
          )
        if (id)
          return (
            <DossierPage
              key={id}
              id={id}
              fact={query.fait}
              plain={plain}
              {...(word?.dossier === id && offered && { offered })}
            />
          )
        return null
      default:
        if (id === 'orienter') return <Orient key={query.dossier} dossier={query.dossier} />
        if (id === 'nouveau') return <NewDossier template={query.modele} plain={plain} />
        return (
          <Dossiers
            last={values.last}
            onNew={() => go(['dossiers', 'nouveau'])}
            onGuide={() => go(['dossiers', 'orienter'])}
            onSample={() => setSample(true)}
            onImport={() => void openExported()}
          />
        )
    }
  }
  return (
    <div className="app">
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        Aller au contenu
      </button>
      <Boundary panel="Navigation">
        <Rail place={place === 'lots' ? 'bibliotheque' : place} onPalette={() => setPalette(true)} />
      </Boundary>
      <main id="main" tabIndex={-1} className="content">
        <Boundary panel={screenNames[place] ?? 'Dossiers'} resetKey={path.join('/')}>
          <Suspense fallback={<Loading />}>{screen()}</Suspense>
        </Boundary>
      </main>
      <Boundary panel="Rappels">
        <Reminders seen={values[remindedSetting]} onSeen={seen => change({ [remindedSetting]: seen })} />
      </Boundary>
      <Boundary panel="Imports">
        <Imports importing={importing} onReceive={() => void receiving.pick()} onPacks={showPacks} />
      </Boundary>
      <DropAnywhere
        words={
          inDossier
            ? 'Déposez pour ajouter aux pièces du dossier'
            : 'Déposez pour importer dans la bibliothèque'
        }
        onFiles={dropped}
      />
      <Palette open={palette} onClose={() => setPalette(false)} actions={actions} />
      <Shortcuts open={help} onClose={() => setHelp(false)} actions={actions} />
      {sending && (
        // the name of a dossier is often that of somebody one defends: it goes nowhere by itself
        <Suspense>
          <SendDialog what={{ dossier: sending }} onClose={() => setSending(undefined)} />
        </Suspense>
      )}
      {isTouring && place === 'dossier' && part && (
        <Suspense>
          <Tour onEnd={endTour} />
        </Suspense>
      )}
      <OfferBox dossiers={dossiers ?? []} onTake={takeOffered} />
      <SampleBox open={sample} onClose={() => setSample(false)} onOpen={openSample} />
    </div>
  )
}

/** The screens by the names of the rail. */
const screenNames: Readonly<Record<string, string>> = {
  bibliotheque: 'Bibliothèque',
  lots: 'Bibliothèque',
  campagne: 'Campagne',
  reglages: 'Réglages',
  dossier: 'Dossier',
}

const showPacks = () => go(['lots'])
