import { useState } from 'react'
import { call } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { useSay } from '../ui/toast.tsx'

/** The program's log, and a report to be read before it is given to anybody. */
export function Diagnostic() {
  const say = useSay()
  const [page, setShown] = useState<{ readonly title: string; readonly text: string }>()
  const [place, setPlace] = useState<{ readonly folder: string; readonly isRevealable: boolean }>()
  const showLog = () =>
    call['diagnostics.log']({}).then(log => {
      setPlace(log)
      setShown({ title: 'Journal', text: log.lines.join('\n') || 'Le journal est vide.' })
    }, say.error)
  const makeReport = () =>
    call['diagnostics.report']({}).then(({ text }) => setShown({ title: 'Rapport', text }), say.error)
  return (
    <section aria-labelledby="diagnostic">
      <h2 id="diagnostic">Diagnostic</h2>
      <p className="help">
        Le journal retient l’heure, la durée et les erreurs du logiciel&nbsp;; jamais un texte, un nom de
        partie ni une recherche. Relisez le rapport avant de le confier à qui répare.
      </p>
      <div className="actions">
        <Button onPress={() => void showLog()}>Voir le journal</Button>
        <Button onPress={() => void makeReport()}>Préparer un rapport</Button>
        {page && (
          <Button
            look="quiet"
            onPress={() =>
              void navigator.clipboard.writeText(page.text).then(() => say.success('Copié.'), say.error)
            }
          >
            Copier
          </Button>
        )}
      </div>
      {page && (
        <>
          {place && page.title === 'Journal' && (
            <p className="help">
              Dossier du journal&nbsp;: <span className="path">{place.folder}</span>
            </p>
          )}
          {place?.isRevealable && page.title === 'Journal' && (
            <div className="actions">
              <Button look="quiet" onPress={() => void call['diagnostics.reveal']({}).catch(say.error)}>
                Ouvrir le dossier
              </Button>
            </div>
          )}
          <textarea className="log" aria-label={page.title} readOnly rows={14} value={page.text} />
        </>
      )}
    </section>
  )
}
