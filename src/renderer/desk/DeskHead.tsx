import { Download, PanelRight } from 'lucide-react'
import type { Gathered } from '../../shared/kernel/contract.ts'
import { href } from '../kernel/route.ts'
import { Button, IconButton } from '../ui/button.tsx'
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
