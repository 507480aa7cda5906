import { useState } from 'react'
import { useCall } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { keyed } from '../../ui/keyed.ts'
import { Leave } from '../../ui/leave.tsx'
import { Failure } from '../../ui/state.tsx'
import './export.css'
import { Check } from './Check.tsx'
import { FilingChoices } from './FilingChoices.tsx'
import { type Kind, Kinds } from './Kinds.tsx'
import { MadeFile } from './MadeFile.tsx'
import { PdfChoices } from './PdfChoices.tsx'
import { RedlineChoices } from './RedlineChoices.tsx'
import { TextChoices } from './TextChoices.tsx'
import { useExport } from './useExport.ts'

interface Props {
  readonly draft: string
  readonly open: boolean
  readonly onClose: () => void
  /** saves what is on screen before it is printed */
  readonly flush: () => Promise<void>
  readonly author: string
}

/** What a draft becomes outside Prétoire: a Word file, a PDF, a text. The version to be filed waits for what is missing. */
export function Export({ draft, open, onClose, flush, author }: Props) {
  const { value: problems } = useCall('drafts.check', open ? { id: draft } : null, [
    'drafts',
    'dossiers',
    'exhibits',
    'library',
  ])
  const blocking = (problems ?? []).filter(one => one.severity === 'blocking')
  const [kind, setKind] = useState<Kind>('working')
  const { wish, change, made, error, busy, pages, make, verify, stop, forget } = useExport(
    draft,
    flush,
    author,
  )
  const filed = kind === 'final' || (kind === 'pdf' && wish.final)
  const more = () => {
    stop()
    forget()
  }
  const close = () => {
    more()
    onClose()
  }
  return (
    <Box title="Exporter" open={open} onClose={close} wide>
      {error && <Failure error={error} />}
      {made ? (
        <MadeFile made={made} pages={pages} onVerify={verify} onMore={more} onClose={close} />
      ) : (
        <>
          <Kinds value={kind} onChange={setKind} />
          {kind === 'working' && (
            <Check checked={wish.comments} onChange={comments => change({ comments })}>
              Avec les commentaires, comme commentaires de Word
            </Check>
          )}
          {kind === 'pdf' && <PdfChoices wish={wish} onChange={change} onClose={close} />}
          {filed && <FilingChoices wish={wish} onChange={change} pdf={kind === 'pdf'} />}
          {kind === 'redline' && <RedlineChoices draft={draft} wish={wish} onChange={change} />}
          {kind === 'text' && <TextChoices wish={wish} onChange={change} draft={draft} flush={flush} />}
          {filed && blocking.length > 0 && (
            <div className="blocked" id="blocked">
              <p>
                <b>La version à déposer attend encore :</b>
              </p>
              <ul>
                {keyed(blocking, one => one.message).map(({ key, item: one }) => (
                  <li key={key}>
                    {one.message}
                    {one.law && <span className="law"> {one.law}</span>}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div className="actions">
            <Button
              look="main"
              busy={busy}
              isDisabled={(kind === 'redline' && !wish.from) || (filed && (!problems || blocking.length > 0))}
              aria-describedby={filed && blocking.length > 0 ? 'blocked' : undefined}
              onPress={() => void make(kind)}
            >
              {busy ? (kind === 'pdf' ? 'LibreOffice fait le PDF…' : 'Écriture…') : verbs[kind]}
            </Button>
            <Leave busy={busy && kind === 'pdf'} onStop={stop} onClose={close} />
          </div>
        </>
      )}
    </Box>
  )
}

const verbs: Readonly<Record<Kind, string>> = {
  working: 'Écrire la copie de travail',
  final: 'Écrire la version à déposer',
  pdf: 'Faire le PDF',
  text: 'Écrire le fichier',
  redline: 'Écrire la comparaison',
}
