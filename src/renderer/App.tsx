import { Suspense, useEffect, useRef, useState } from 'react'
import { remindedSetting } from '../shared/procedure/reminders.ts'
import { idleMinutes } from '../shared/safekeeping/model.ts'
import { useAppActions } from './app/appActions.ts'
import { OfferBox } from './app/OfferBox.tsx'
import { Rail } from './app/Rail.tsx'
import { useArrivals } from './app/useArrivals.ts'
import { useLinksOut } from './app/useLinksOut.ts'
import { useOpeningPlace } from './app/useOpeningPlace.ts'
import { SampleBox, useSampleTour } from './app/useSampleTour.tsx'
import { useTypingBack } from './desk/typing.ts'
import { SealedImportBox } from './dossiers/SealedDossier.tsx'
import { useGuide } from './help/useGuide.tsx'
import { Imports } from './imports/Imports.tsx'
import { useImports } from './imports/useImports.ts'
import { call, subscribe, useCall } from './kernel/api.ts'
import { lazyScreen, readScreens } from './kernel/lazyScreen.ts'
import { go, useRoute } from './kernel/route.ts'
import { useIdleLock, useLocked } from './kernel/vault.ts'
import { Reminders } from './procedure/Reminders.tsx'
import { Erasing } from './safekeeping/Erasing.tsx'
import { LockedNotice } from './safekeeping/LockedNotice.tsx'
import { StandingNotices } from './safekeeping/StandingNotices.tsx'
import { FirstVault } from './safekeeping/Vault.tsx'
import { Screen } from './screens/Screen.tsx'
import { FirstStart } from './settings/FirstStart.tsx'
import { useSettings } from './settings/useSettings.ts'
import { OfficePulse } from './sharing/office/OfficePulse.tsx'
import { useReceiving } from './sharing/useReceiving.ts'
import { Boundary } from './ui/boundary.tsx'
import { DropAnywhere } from './ui/drop.tsx'
import { useFocusAfterRemoval } from './ui/focusAfterRemoval.ts'
import { type Action, useKeys, useMenuCommands } from './ui/keys.ts'
import { Palette, Shortcuts } from './ui/palette.tsx'
import { Loading } from './ui/state.tsx'
import { useSay } from './ui/toast.tsx'

/** Mark before the title of a window that is asked for, until the user comes to it. */
const MARK = '● '

/**
 * Brings the window forward when another launch asks for it. A browser may keep it where it is: its title, which the bar of the
 * system shows, says then that it waits.
 */
function useForward(): void {
  useEffect(() => {
    const title = document.title
    const settle = () => {
      document.title = title
    }
    const stop = subscribe('forward', () => {
      window.focus()
      if (!document.hasFocus()) document.title = `${MARK}${title}`
    })
    window.addEventListener('focus', settle)
    return () => {
      stop()
      window.removeEventListener('focus', settle)
      settle()
    }
  }, [])
}

/** Where the first start leads: a volunteer who takes the starter library, to the next thing to do about its texts. */
function firstPlace(
  profile: 'lawyer' | 'volunteer',
  begin: 'sample' | 'import' | 'starter' | 'empty',
): string {
  if (begin === 'sample' || begin === 'empty') return 'dossiers'
  return profile === 'volunteer' && begin === 'starter' ? 'campagne' : 'bibliotheque'
}

const SendDialog = lazyScreen(async () => (await import('./sharing/SendDialog.tsx')).SendDialog)
const Tour = lazyScreen(async () => (await import('./app/Tour.tsx')).Tour)

/** The window: the rail, what is open, and what may be done from anywhere. */
export function App() {
  const route = useRoute()
  const { path } = route
  const [place = 'dossiers', id, part] = path
  const { values, change } = useSettings()
  const say = useSay()
  useLinksOut(say.error)
  const { value: vault } = useCall('vault.status', {})
  const isSealed = Boolean(vault && vault.state !== 'clear')
  const importing = useImports()
  const receiving = useReceiving(showPacks)
  const [sending, setSending] = useState<string>()
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  const guide = useGuide(route)
  const [sample, setSample] = useState(false)
  const [screenActions, setHere] = useState<readonly Action[]>([])
  const { value: dossiers } = useCall('dossiers.list', {})
  const { value: templates } = useCall('templates.list', palette ? {} : null)

  // where the user was, offered when Prétoire opens again
  const last = place === 'dossier' && id ? [id, ...(part ? [part] : [])].join('/') : undefined
  const storedPlace = useRef<string>(undefined)
  useEffect(() => {
    // told once for each place: another window may well be elsewhere
    if (!last || !values || storedPlace.current === last) return
    storedPlace.current = last
    // nobody asked for it: a library that is only read does not keep it, and nobody is told that nothing was saved
    if (values.last !== last) void call['settings.save']({ values: { last } }).catch(() => undefined)
  }, [last, values])

  const isOpening = useOpeningPlace(route, values?.profile)

  // once the first screen is drawn
  useEffect(() => {
    if (values) readScreens()
  }, [values])
  useEffect(() => applyLook({ theme: values?.theme, textSize: values?.textSize }), [values])

  const inDossier = place === 'dossier' ? id : undefined
  const arrivals = useArrivals({ dossier: inDossier, importing, receiving })
  const { pickImport, takeFiles, takeOffered, sealedDossier } = arrivals
  const isInText = inDossier !== undefined && part !== undefined
  const { isTouring, openSample, tourAgain, endTour } = useSampleTour({ values, change, isInText })

  const actions = useAppActions({
    screenActions: screenActions,
    dossiers: dossiers ?? [],
    templates: templates ?? [],
    dossier: inDossier,
    palette: () => setPalette(true),
    help: () => setHelp(true),
    manual: guide.open,
    sample: () => setSample(true),
    import: pickImport,
    starter: () => void importing.starter(),
    reports: () => importing.openReport(),
    openExport: arrivals.openExported,
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
  useForward()
  useTypingBack()
  useLocked()
  useIdleLock(isSealed && values ? idleMinutes(values) : 0, say.error)

  if (!values || isOpening) return <Loading />
  const openChosen = (type: 'recourse' | 'advocacy') => {
    setSample(false)
    openSample(type)
  }
  if (!values.profile && (dossiers?.length ?? 0) === 0 && path.length === 0)
    return (
      <>
        <FirstStart
          vault={<FirstVault />}
          onStart={async (profile, onEnd, office) => {
            change({ profile, ...(office && { office: JSON.stringify(office) }) })
            go([firstPlace(profile, onEnd)])
            if (onEnd === 'sample') {
              await importing.starter()
              setSample(true)
            } else if (onEnd === 'starter') await importing.starter()
            else if (onEnd === 'import') pickImport()
          }}
        />
        <DropAnywhere words="Déposez pour importer dans la bibliothèque" onFiles={takeFiles} />
        <Imports importing={importing} onReceive={() => void receiving.pick()} onPacks={showPacks} />
        <OfferBox dossiers={dossiers ?? []} onTake={takeOffered} />
        {sealedDossier && <SealedImportBox {...sealedDossier} />}
      </>
    )

  return (
    <div className="app">
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        Aller au contenu
      </button>
      <Boundary panel="Navigation">
        <Rail
          place={placeInRail[place] ?? place}
          onPalette={() => setPalette(true)}
          shared={<OfficePulse isHere={place === 'espaces'} />}
        />
      </Boundary>
      <main id="main" tabIndex={-1} className="content">
        <Boundary panel="Sécurité">
          <StandingNotices />
        </Boundary>
        <Boundary panel={screenNames[place] ?? 'Dossiers'} resetKey={path.join('/')}>
          <Suspense fallback={<Loading />}>
            <Erasing>
              <Screen
                route={route}
                settings={{ values, change }}
                importing={importing}
                receiving={receiving}
                arrivals={arrivals}
                onActions={setHere}
                onSample={() => setSample(true)}
                onTour={tourAgain}
              />
            </Erasing>
          </Suspense>
        </Boundary>
      </main>
      <Boundary panel="Rappels">
        <Reminders
          seenKeys={values[remindedSetting]}
          onSeen={reminderKey => change({ [remindedSetting]: reminderKey })}
        />
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
        onFiles={takeFiles}
      />
      {sealedDossier && <SealedImportBox {...sealedDossier} />}
      <Palette open={palette} onClose={() => setPalette(false)} actions={actions} />
      <Shortcuts open={help} onClose={() => setHelp(false)} actions={actions} />
      {sending && (
        // the name of a dossier is often that of somebody one defends: it goes nowhere by itself
        <Suspense>
          <SendDialog what={{ dossier: sending }} onClose={() => setSending(undefined)} />
        </Suspense>
      )}
      {isTouring && isInText && (
        <Suspense>
          <Tour onEnd={endTour} />
        </Suspense>
      )}
      <OfferBox dossiers={dossiers ?? []} onTake={takeOffered} />
      <LockedNotice />
      {guide.box}
      <SampleBox open={sample} onClose={() => setSample(false)} onOpen={openChosen} />
    </div>
  )
}

/** The screens by the names of the rail. */
const screenNames: Readonly<Record<string, string>> = {
  bibliotheque: 'Bibliothèque',
  lots: 'Bibliothèque',
  espaces: 'Espaces partagés',
  campagne: 'Campagne',
  reglages: 'Réglages',
  dossier: 'Dossier',
}

/** The line of the rail that a screen without one of its own is under. */
const placeInRail: Readonly<Record<string, string>> = { lots: 'bibliotheque' }

const showPacks = () => go(['lots'])

/** Says an error that nobody foresaw, met by the program outside of any answer to this window. */
function useUnforeseen(): void {
  const say = useSay()
  useEffect(() => subscribe('unforeseen', ({ message }) => say.error(new Error(message))), [say])
}

/** Says whether a file left to the system's dialog was written; a browser says it by itself. */
function useDownloads(): void {
  const say = useSay()
  useEffect(
    () =>
      subscribe('download', ({ name, reason }) => {
        if (reason === undefined) say.success(`«\u00a0${name}\u00a0» est enregistré.`)
        else say.error(new Error(`«\u00a0${name}\u00a0» n’a pas été enregistré\u00a0: ${reason}`))
      }),
    [say],
  )
}

/** Look chosen by the user; kept in the settings under these keys. */
interface Look {
  readonly theme?: string
  readonly textSize?: string
}

/** Puts the chosen theme and text size on the page; `auto` follows the system. */
function applyLook({ theme, textSize }: Look): void {
  const root = document.documentElement
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  else delete root.dataset.theme
  root.style.setProperty('--text-size', `${Number(textSize) || 100}%`)
}
