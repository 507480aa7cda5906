import { Download, PanelRight } from 'lucide-react'
import type { Gathered } from '../../shared/contract/contract.ts'
import { nextZoom } from '../drafts/editor/view/view.ts'
import { LinkedBar } from '../drafts/versions/LinkedBar.tsx'
import { Reassembly } from '../drafts/versions/Reassembly.tsx'
import { FiledBar } from '../filings/Filings.tsx'
import { href } from '../kernel/route.ts'
import { Boundary } from '../ui/boundary.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import type { Action } from '../ui/keys.ts'
import { Failure, Loading } from '../ui/state.tsx'
import { Mail } from '../word/Mail.tsx'
import { DeskDialogs } from './DeskDialogs.tsx'
import { DeskPage } from './DeskPage.tsx'
import { DeskPanels } from './DeskPanels.tsx'
import { DrawnLater } from './DeskSide.tsx'
import { useDeskActions } from './deskActions.ts'
import type { Settings } from './deskSettings.ts'
import { type OpenDesk, useDesk } from './useDesk.ts'

interface Props {
  readonly dossier: string
  readonly draft: string
  readonly author: string
  /** the preferences that shape the page, and their change */
  readonly settings: Settings
  /** files dropped on the page that the text does not take */
  readonly onFiles: (files: readonly File[]) => void
  /** what can be done here, for the palette and the keys */
  readonly onActions: (actions: readonly Action[]) => void
}

/** A text being written: outline, page, and beside it the library, the exhibits or the checks, following the caret. */
export function Desk({ dossier, draft, author, settings, onFiles, onActions }: Props) {
  const desk = useDesk(dossier, draft, settings)
  const { draftContext, error, editor, panel, state } = desk
  const { view } = state
  useDeskActions(onActions, {
    outline: () => desk.act({ kind: 'toggle-outline' }),
    side: panel.toggle,
    show: panel.show,
    page: () => editor.current?.focus(),
    find: kind => editor.current?.find(kind),
    again: by => editor.current?.findAgain(by),
    export: () => desk.open('export'),
    spelling: () => editor.current?.spelling(),
    look: () => desk.open('look'),
    grounds: () => desk.open('grounds'),
    typography: () => editor.current?.typography(),
    citations: () => editor.current?.citations(),
    focus: () => desk.setView({ focus: !view.focus }),
    zoom: by => desk.setView({ zoom: by === 0 ? 100 : nextZoom(view.zoom, by) }),
  })

  if (error && !draftContext)
    return (
      <div className="screen">
        <Failure error={error} retry={desk.reload} />
      </div>
    )
  if (!draftContext || draftContext.draft.id !== draft)
    return (
      <div className="screen">
        <Loading what="Ouverture du texte" />
      </div>
    )
  return (
    <div className={`desk${panel.open ? ' side-open' : ''}`}>
      <Boundary panel="Titre du texte">
        <DeskHead
          draftContext={draftContext}
          flush={desk.flush}
          onGrounds={desk.narrow ? undefined : () => desk.open('grounds')}
          onLook={() => desk.open('look')}
          onExport={() => desk.open('export')}
          sideOpen={panel.open}
          onSide={panel.setOpen}
        />
      </Boundary>
      <div className="desk-bars">
        <Bars desk={desk} filing={draftContext.filed} />
      </div>
      <DeskPage
        desk={desk}
        draftContext={draftContext}
        settings={settings}
        author={author}
        onFiles={onFiles}
      />
      <DeskPanels desk={desk} draftContext={draftContext} author={author} />
      <DeskDialogs desk={desk} draftContext={draftContext} author={author} />
    </div>
  )
}

/** Stands above the page: says that the text was filed, else offers the changes of its template and linked passages. */
const Bars = ({ desk, filing }: { readonly desk: OpenDesk; readonly filing: Gathered['filed'] }) =>
  filing ? (
    <FiledBar dossier={desk.dossier} draft={desk.draft} date={filing.date} />
  ) : (
    <Boundary panel="Mises à jour">
      <DrawnLater>
        <Reassembly key={desk.state.adoptions} draft={desk.draft} flush={desk.flush} onAdopt={desk.adopt} />
        <LinkedBar draft={desk.draft} flush={desk.flush} onAdopt={desk.adopt} onGo={desk.goToBlock} />
      </DrawnLater>
    </Boundary>
  )

interface DeskHeadProps {
  readonly draftContext: Gathered
  /** saves the last words */
  readonly flush: () => Promise<void>
  /** nothing where there is no room for it */
  readonly onGrounds: (() => void) | undefined
  readonly onLook: () => void
  readonly onExport: () => void
  readonly sideOpen: boolean
  readonly onSide: (open: boolean) => void
}

/** Where the text being written is, and what is done with the whole of it. */
function DeskHead({ draftContext, flush, onGrounds, onLook, onExport, sideOpen, onSide }: DeskHeadProps) {
  const { draft, dossier, filed: filing, template } = draftContext
  const mailWords = template?.length?.words
  return (
    <header className="desk-head">
      <nav aria-label="Fil" className="crumbs">
        <a href={href(['dossier', dossier.id])}>{dossier.title}</a>
        <span aria-hidden> › </span>
        <h1>{draft.title}</h1>
      </nav>
      <div className="actions">
        {onGrounds && dossier.type === 'recourse' && !filing && (
          <Button look="quiet" onPress={onGrounds}>
            Moyens
          </Button>
        )}
        {!filing && (
          <Button look="quiet" onPress={onLook}>
            Présentation
          </Button>
        )}
        {mailWords !== undefined && <Mail draft={draft.id} flush={flush} maxWords={mailWords} />}
        <Button data-tour="export" onPress={onExport}>
          <Download size={15} aria-hidden /> Exporter
        </Button>
        <IconButton
          icon={PanelRight}
          name={sideOpen ? 'Fermer le panneau' : 'Ouvrir le panneau'}
          keys="F8"
          onPress={() => onSide(!sideOpen)}
        />
      </div>
    </header>
  )
}
