import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { asError, call, exportUrl, useCall } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { keyed } from '../ui/keyed.ts'
import { Failure } from '../ui/state.tsx'
import { count } from '../ui/words.ts'

type Made = Output<'drafts.export'>

interface Props {
  readonly draft: string
  readonly open: boolean
  readonly onClose: () => void
  /** saves what is on screen before it is printed */
  readonly flush: () => Promise<void>
  readonly author: string
}

/** The Word file: a working copy always, the version to be filed once nothing stands in its way. */
export function Export({ draft, open, onClose, flush, author }: Props) {
  const { value: problems } = useCall('drafts.check', open ? { id: draft } : null, [
    'drafts',
    'dossiers',
    'exhibits',
    'library',
  ])
  const [made, setMade] = useState<Made & { readonly final: boolean }>()
  const [error, setError] = useState<ReturnType<typeof asError>>()
  const [busy, setBusy] = useState(false)
  const blocking = (problems ?? []).filter(one => one.severity === 'blocking')
  const close = () => {
    setMade(undefined)
    setError(undefined)
    onClose()
  }
  const write = async (final: boolean) => {
    setBusy(true)
    setError(undefined)
    try {
      await flush()
      setMade({ ...(await call['drafts.export']({ id: draft, final, author })), final })
    } catch (thrown) {
      setError(asError(thrown))
    }
    setBusy(false)
  }
  return (
    <Box title="Exporter vers Word" open={open} onClose={close}>
      {error && <Failure error={error} />}
      {made ? (
        <div className="made" role="status">
          <p>
            {made.final ? 'La version à déposer' : 'La copie de travail'} est prête :{' '}
            {count(made.pages, 'page')}
            {!made.final &&
              made.problems.length > 0 &&
              `, ${count(made.problems.length, 'manque surligné', 'manques surlignés')}`}
            .
          </p>
          <div className="actions">
            <a className="button main" href={exportUrl(made.id)} download={made.name}>
              Enregistrer le fichier Word
            </a>
            <Button onPress={close}>Fermer</Button>
          </div>
          <p className="help">{made.name}</p>
        </div>
      ) : (
        <>
          <p>
            La copie de travail s’exporte toujours ; ce qui manque y est surligné. La version à déposer n’est
            possible qu’une fois le texte complet.
          </p>
          {blocking.length > 0 && (
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
            <Button look="main" isDisabled={busy} onPress={() => void write(false)}>
              {busy ? 'Écriture…' : 'Copie de travail'}
            </Button>
            <Button
              isDisabled={busy || !problems || blocking.length > 0}
              aria-describedby={blocking.length > 0 ? 'blocked' : undefined}
              onPress={() => void write(true)}
            >
              Version à déposer
            </Button>
          </div>
        </>
      )}
    </Box>
  )
}
