import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { SpaceState } from '../../../shared/sharing/office/contract.ts'
import { isMeetingInState, stateWords } from '../../../shared/sharing/office/desk-words.ts'
import { call, useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { momentText } from '../../ui/date.ts'
import { count } from '../../ui/quantities.ts'
import { Empty, Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { Findings } from './members/Findings.tsx'
import { OfficeDoors } from './members/OfficeDoors.tsx'
import { SpaceMembers } from './members/SpaceMembers.tsx'
import { QuietChoice } from './QuietChoice.tsx'
import { SpaceConflicts } from './SpaceConflicts.tsx'
import { SpaceDates } from './SpaceDates.tsx'
import { SpaceErasures } from './SpaceErasures.tsx'
import { SpaceFiles } from './SpaceFiles.tsx'
import { SpaceJournal } from './SpaceJournal.tsx'
import { SpaceRefusals } from './SpaceRefusals.tsx'

/** The spaces this library shares with others: the state of each; of the one chosen, what is to be settled and who changed what. */
export function Spaces({ space }: { readonly space?: string }) {
  const { value: spaces, error, reload } = useCall('office.state', {}, ['dossiers', 'settings'])
  if (error)
    return (
      <div className="screen">
        <Failure error={error} retry={reload} />
      </div>
    )
  if (!spaces)
    return (
      <div className="screen">
        <Loading what="Lecture des espaces" />
      </div>
    )
  const chosen = spaces.find(one => one.space === space) ?? (spaces.length === 1 ? spaces[0] : undefined)
  return (
    <div className="screen spaces">
      <h1>{chosen?.title ?? 'Espaces partagés'}</h1>
      {spaces.length === 0 && (
        <Empty title="Aucun espace partagé">
          Cette bibliothèque n’est membre d’aucun espace. Rien de ce qu’elle garde n’est partagé. Un espace
          réunit plusieurs postes autour des mêmes dossiers. Pour entrer dans celui de quelqu’un, remettez-lui
          votre carte&nbsp;: vous recevrez une invitation. Pour en ouvrir un, il faut un serveur ou un dossier
          partagé.
        </Empty>
      )}
      {chosen ? (
        <Space state={chosen} isAlone={spaces.length === 1} />
      ) : (
        <ul className="rows" aria-label="Espaces partagés">
          {spaces.map(one => (
            <li key={one.space} className="row-item">
              <span className="row-text">
                <a className="row-title" href={href(['espaces', one.space])}>
                  {one.title}
                </a>
                <span className="row-meta">{stateWords(one, new Date())}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {!chosen && spaces.length > 0 && <SpaceDates />}
      {spaces.length > 0 && (
        <section className="space-desk" aria-labelledby="space-desk">
          <h2 id="space-desk">Sur ce poste</h2>
          {chosen && <SpaceFiles state={chosen} />}
          <QuietChoice />
        </section>
      )}
      {spaces.length === 0 && <OfficeDoors />}
      {(spaces.length === 1 || (spaces.length > 1 && !chosen)) && (
        <section aria-labelledby="space-doors">
          <h2 id="space-doors">Un autre espace</h2>
          <OfficeDoors />
        </section>
      )}
    </div>
  )
}

function Space({ state, isAlone }: { readonly state: SpaceState; readonly isAlone: boolean }) {
  const { space, title, metAt, failure } = state
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const meet = async () => {
    setBusy(true)
    await call['office.sync']({ space }).then(
      ([report]) => {
        const { sent = 0, received = 0 } = report ?? {}
        say.success(
          sent + received === 0
            ? 'Rien n’est arrivé de nouveau, et rien n’était à envoyer.'
            : `${count(received, 'changement reçu', 'changements reçus')}, ${count(sent, 'envoyé', 'envoyés')}.`,
        )
      },
      error => say.error(error),
    )
    setBusy(false)
  }
  return (
    <>
      {!isAlone && (
        <p>
          <a href={href(['espaces'])}>Tous les espaces</a>
        </p>
      )}
      <div className="space-state">
        <p role="status">
          {stateWords(state, new Date())}
          {metAt && !isMeetingInState(state, new Date()) && (
            <span className="help"> (dernière rencontre le {momentText(metAt)})</span>
          )}
        </p>
        <Button look="main" busy={busy} onPress={() => void meet()}>
          <RefreshCw size={15} aria-hidden /> Recevoir et envoyer
        </Button>
      </div>
      {failure && <p className="help">{failure}</p>}
      <SpaceRefusals state={state} />
      <SpaceErasures space={space} />
      <Findings space={space} />
      <SpaceConflicts space={space} />
      <SpaceDates space={space} />
      <SpaceJournal space={space} title={title} />
      <SpaceMembers space={space} />
    </>
  )
}
