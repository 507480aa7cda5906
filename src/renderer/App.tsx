import { Library as Books, Building2, Settings as Cog, FolderOpen } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { SourceKind } from '../shared/model/source.ts'
import { asError, call, upload, useCall } from './api.ts'
import { Campaign } from './campaign/Campaign.tsx'
import { Desk } from './Desk.tsx'
import { DossierPage } from './dossiers/DossierPage.tsx'
import { Dossiers, enter } from './dossiers/Dossiers.tsx'
import { addExhibits } from './dossiers/Exhibits.tsx'
import { NewDossier } from './dossiers/NewDossier.tsx'
import { Imports, useImports } from './library/Imports.tsx'
import { Library } from './library/Library.tsx'
import { FirstStart } from './settings/FirstStart.tsx'
import { Settings, useSettings } from './settings/Settings.tsx'
import { Button } from './ui/button.tsx'
import { Box } from './ui/dialog.tsx'
import { pickFiles } from './ui/download.ts'
import { DropAnywhere } from './ui/drop.tsx'
import type { Action } from './ui/keys.ts'
import { useKeys } from './ui/keys.ts'
import { Palette } from './ui/palette.tsx'
import { go, href, useRoute } from './ui/route.ts'
import { Shortcuts } from './ui/shortcuts.tsx'
import { Loading } from './ui/state.tsx'
import { applyLook } from './ui/theme.ts'
import { useSay } from './ui/toast.tsx'

const places = [
  { path: 'dossiers', label: 'Dossiers', icon: FolderOpen, keys: 'Ctrl+1' },
  { path: 'bibliotheque', label: 'Bibliothèque', icon: Books, keys: 'Ctrl+2' },
  { path: 'campagne', label: 'Campagne', icon: Building2, keys: 'Ctrl+3' },
  { path: 'reglages', label: 'Réglages', icon: Cog, keys: 'Ctrl+4' },
] as const

/** The window: the rail, what is open, and what may be done from anywhere. */
export function App() {
  const { path, query } = useRoute()
  const [place = 'dossiers', id, part] = path
  const { values, change } = useSettings()
  const importing = useImports()
  const say = useSay()
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  const [sample, setSample] = useState(false)
  const [here, setHere] = useState<readonly Action[]>([])
  const { value: dossiers } = useCall('dossiers.list', {})

  useEffect(() => applyLook({ theme: values?.theme, textSize: values?.textSize }), [values])

  const openSample = (type: 'recourse' | 'advocacy') => {
    setSample(false)
    call['dossiers.sample']({ type }).then(enter, say.failed)
  }
  const pickImport = () => void pickFiles().then(importing.start)
  const openExported = async () => {
    const [file] = await pickFiles({ many: false })
    if (file) call['dossiers.import']({ file: await upload(file) }).then(enter, say.failed)
  }
  const { start } = importing
  const inDossier = place === 'dossier' ? id : undefined
  const dropped = useCallback(
    (files: readonly File[]) => {
      if (!inDossier) return void start(files)
      addExhibits(inDossier, files).then(
        added =>
          say.done(
            added.length > 1 ? `${added.length} pièces ajoutées au dossier.` : 'Pièce ajoutée au dossier.',
          ),
        thrown => say.failed(asError(thrown)),
      )
    },
    [inDossier, start, say],
  )

  const actions: readonly Action[] = [
    { id: 'palette', group: 'Partout', label: 'Commandes', keys: 'Ctrl+K', run: () => setPalette(true) },
    { id: 'help', group: 'Partout', label: 'Raccourcis du clavier', keys: '?', run: () => setHelp(true) },
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
        setTimeout(() => document.getElementById('library-search')?.focus(), 60)
      },
    },
    ...here,
    {
      id: 'new',
      group: 'Faire',
      label: 'Nouveau dossier',
      keys: 'Ctrl+Maj+N',
      run: () => go(['dossiers', 'nouveau']),
    },
    { id: 'import', group: 'Faire', label: 'Importer des fichiers dans la bibliothèque', run: pickImport },
    {
      id: 'starter',
      group: 'Faire',
      label: 'Charger la bibliothèque de départ',
      run: () => void importing.starter(),
    },
    { id: 'sample', group: 'Faire', label: 'Ouvrir un dossier d’exemple', run: () => setSample(true) },
    { id: 'exported', group: 'Faire', label: 'Ouvrir un dossier exporté', run: () => void openExported() },
    {
      id: 'backup',
      group: 'Faire',
      label: 'Sauvegarder maintenant',
      run: () =>
        void call['backups.create']({}).then(
          made => say.done(`Sauvegarde faite : ${made.file}.`),
          say.failed,
        ),
    },
    ...(['light', 'dark', 'auto'] as const).map(theme => ({
      id: `theme-${theme}`,
      group: 'Affichage',
      label: { light: 'Thème clair', dark: 'Thème sombre', auto: 'Thème du système' }[theme],
      run: () => change({ theme }),
    })),
    ...(dossiers ?? []).map(one => ({
      id: `dossier-${one.id}`,
      group: 'Dossiers',
      label: one.title,
      run: () => go(['dossier', one.id]),
    })),
  ]
  useKeys(actions)

  if (!values) return <Loading />
  const plain = values.profile !== 'lawyer'
  if (!values.profile && (dossiers?.length ?? 0) === 0 && path.length === 0)
    return (
      <>
        <FirstStart
          onStart={async (profile, then) => {
            change({ profile })
            go(then === 'sample' || then === 'empty' ? ['dossiers'] : ['bibliotheque'])
            if (then === 'sample') {
              await importing.starter()
              setSample(true)
            } else if (then === 'starter') await importing.starter()
            else if (then === 'import') pickImport()
          }}
        />
        <DropAnywhere words="Déposez pour importer dans la bibliothèque" onFiles={dropped} />
        <Imports importing={importing} />
      </>
    )

  const screen = () => {
    switch (place) {
      case 'bibliotheque':
        return (
          <Library
            id={id}
            pin={query.pt}
            creating={SourceKind.options.find(kind => kind === query.nouvelle)}
            onCreate={kind => go(['bibliotheque'], { nouvelle: kind })}
            acts={{
              profile: values.citation === 'reflex' ? 'reflex' : 'pretoire',
              open: (one, pin) => go(['bibliotheque', one], { pt: pin }),
            }}
            onClose={() => go(['bibliotheque'])}
            onImport={pickImport}
            onStarter={() => void importing.starter()}
          />
        )
      case 'campagne':
        return (
          <Campaign
            onBriefing={template => go(['dossiers', 'nouveau'], { modele: template })}
            onStarter={() => void importing.starter()}
          />
        )
      case 'reglages':
        return <Settings values={values} onChange={change} />
      case 'dossier':
        if (id && part)
          return (
            <Desk key={part} dossier={id} draft={part} author={values.author ?? ''} onActions={setHere} />
          )
        if (id) return <DossierPage key={id} id={id} fact={query.fait} plain={plain} />
        return null
      default:
        if (id === 'nouveau') return <NewDossier template={query.modele} plain={plain} />
        return (
          <Dossiers
            onNew={() => go(['dossiers', 'nouveau'])}
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
      <nav className="rail" aria-label="Prétoire">
        {places.map(({ path: to, label, icon: Icon }) => {
          const current = to === place || (to === 'dossiers' && place === 'dossier')
          return (
            <a key={to} href={href([to])} aria-current={current ? 'page' : undefined}>
              <Icon size={19} strokeWidth={1.6} aria-hidden />
              <span>{label}</span>
            </a>
          )
        })}
        <button
          type="button"
          className="rail-more"
          onClick={() => setPalette(true)}
          aria-keyshortcuts="Control+K"
        >
          <kbd>Ctrl K</kbd>
          <span>Commandes</span>
        </button>
      </nav>
      <main id="main" tabIndex={-1} className="content">
        {screen()}
      </main>
      <Imports importing={importing} />
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
      <Box title="Dossier d’exemple" open={sample} onClose={() => setSample(false)}>
        <p>Un vrai travail, déjà avancé, que vous pouvez modifier sans crainte.</p>
        <div className="actions">
          <Button look="main" onPress={() => openSample('recourse')}>
            Un recours
          </Button>
          <Button onPress={() => openSample('advocacy')}>Une note aux député·es</Button>
        </div>
      </Box>
    </div>
  )
}
