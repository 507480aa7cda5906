import { FileInput } from 'lucide-react'
import { useState } from 'react'
import { call, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/date.ts'
import { count } from '../ui/quantities.ts'
import { Empty, Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { ReviewScreen } from './ReviewScreen.tsx'
import { undoTaking } from './undoPack.ts'
import type { Receiving } from './useReceiving.ts'

/** The place where packs are received: the one being examined, else the way to open one and those already taken. */
export function Packs({ receiving }: { readonly receiving: Receiving }) {
  const { review, error, reading, pick } = receiving
  if (review) return <ReviewScreen key={review.id} review={review} receiving={receiving} />
  return (
    <div className="screen">
      <div className="title-row">
        <h1>Lots reçus</h1>
        <Button look="main" onPress={() => void pick()}>
          <FileInput size={15} aria-hidden /> Recevoir un lot…
        </Button>
      </div>
      {reading ? (
        <Loading what={`Lecture de ${reading}`} />
      ) : (
        <p className="help">
          Un lot est un fichier «&nbsp;.pretoire&nbsp;» que quelqu’un vous envoie. Ce qu’il changerait vous
          est montré, champ par champ, avant que rien ne soit écrit. Vous pouvez aussi le déposer dans la
          fenêtre.
        </p>
      )}
      {error && <Failure error={error} />}
      <TakenPacks />
    </div>
  )
}

function TakenPacks() {
  const { value, error, reload } = useCall('packs.list', {})
  const say = useSay()
  // thousands of things take seconds
  const [undoing, setUndoing] = useState<string>()
  const undo = async (id: string, title: string) => {
    setUndoing(id)
    say.over(id)
    await call['packs.undo']({ id }).then(outcome => undoTaking(say, title, outcome), say.error)
    setUndoing(undefined)
  }
  if (error) return <Failure error={error} retry={reload} />
  if (!value) return null
  if (value.length === 0)
    return (
      <Empty title="Aucun lot reçu">
        Ceux que vous prendrez seront listés ici, et pourront être annulés.
      </Empty>
    )
  return (
    <ul className="rows" aria-label="Lots reçus">
      {value.map(one => (
        <li key={one.id} className="row-item">
          <span className="row-text">
            <span className="row-title">{one.title}</span>
            <span className="row-meta">
              {[
                one.author,
                one.version && `version ${one.version}`,
                momentText(one.date),
                one.changes > 0 ? count(one.changes, 'changement') : 'aucun changement',
                one.undone && 'annulé',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          {one.undoable && (
            <Button
              look="link"
              aria-label={`Annuler la réception de «\u00a0${one.title}\u00a0»`}
              busy={undoing === one.id}
              isDisabled={undoing !== undefined && undoing !== one.id}
              onPress={() => void undo(one.id, one.title)}
            >
              {undoing === one.id ? 'Annulation…' : 'Annuler la réception'}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
