import { Download, PanelRight } from 'lucide-react'
import { useState } from 'react'
import type { Draft } from '../../shared/drafts/model.ts'
import type { Gathered } from '../../shared/kernel/contract.ts'
import { asError, call } from '../kernel/api.ts'
import { href } from '../kernel/route.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { useSay } from '../ui/toast.tsx'
import { Mail } from '../word/Mail.tsx'

interface Props {
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
export function DeskHead({ draftContext, flush, onGrounds, onLook, onExport, sideOpen, onSide }: Props) {
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

interface StaleSaveProps {
  /** what is on screen and could not be saved */
  readonly mine?: Draft
  readonly onClose: () => void
  /** opens the text again as it is now saved */
  readonly onReload: () => void
}

/** Two windows wrote the same text: both versions are offered, none is lost. */
export function Stale({ mine, onClose, onReload }: StaleSaveProps) {
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const act = async (what: () => Promise<unknown>) => {
    setBusy(true)
    await what().then(onReload, cause => say.error(asError(cause)))
    setBusy(false)
  }
  if (!mine) return null
  const keep = async () => {
    const other = await call['drafts.get']({ id: mine.id })
    await call['drafts.save']({ draft: { ...mine, revision: other.revision } })
  }
  const both = async () => {
    const { id: _id, revision: _revision, updatedAt: _at, ...text } = mine
    const copy = await call['drafts.create']({
      dossier: mine.dossier,
      template: mine.template,
      title: `${mine.title} (version de cette fenêtre)`,
    })
    await call['drafts.save']({ draft: { ...text, title: copy.title, id: copy.id, revision: copy.revision } })
    say.success('Les deux versions sont gardées : la vôtre est un texte à part dans le dossier.')
  }
  return (
    <Box title="Ce texte a été enregistré ailleurs" open onClose={onClose} alert>
      <p>
        Une autre fenêtre a enregistré ce texte depuis que vous l’avez ouvert. Votre version est encore à
        l’écran, l’autre est dans la bibliothèque : rien n’est perdu.
      </p>
      <div className="actions column">
        <Button look="main" busy={busy} onPress={() => void act(both)}>
          Garder les deux
        </Button>
        <Button busy={busy} onPress={() => void act(keep)}>
          Garder la mienne, à la place de l’autre
        </Button>
        <Button busy={busy} onPress={onReload}>
          Prendre l’autre, abandonner la mienne
        </Button>
      </div>
    </Box>
  )
}
