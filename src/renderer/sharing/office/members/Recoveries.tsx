import { useState } from 'react'
import type { Output } from '../../../../shared/contract/contract.ts'
import { ofPerson } from '../../../../shared/french/wording.ts'
import { ROLE_WORDS } from '../../../../shared/sharing/office/desk-words.ts'
import type { OfficeRecovery } from '../../../../shared/sharing/office/members-contract.ts'
import { call } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Failure } from '../../../ui/state.tsx'
import { useSay } from '../../../ui/toast.tsx'
import { useTry } from '../../useTry.ts'
import { Handover, SpokenWords } from './Carried.tsx'

interface Props {
  readonly space: string
  readonly recoveries: readonly OfficeRecovery[]
  readonly isOwner: boolean
}

/** The places of lost desks that one owner proposed for new ones: another confirms, or any ends the proposal. */
export function Recoveries({ space, recoveries, isOwner }: Props) {
  const [confirming, setConfirming] = useState<OfficeRecovery>()
  const say = useSay()
  const withdraw = ({ key, lostName }: OfficeRecovery) =>
    call['office.withdrawRecovery']({ space, key }).then(
      () => say.success(`La proposition est levée. Le poste perdu ${ofPerson(lostName)} reste retiré.`),
      cause => say.error(cause),
    )
  return (
    <>
      {recoveries.length > 0 && (
        <ul className="rows" aria-label="Places à rendre">
          {recoveries.map(one => (
            <li key={one.key} className="row-item space-member">
              <span className="row-text">
                <span className="row-title">
                  Nouveau poste {ofPerson(one.lostName)} ({ROLE_WORDS[one.role]})&nbsp;: proposé par{' '}
                  {one.byName}, à confirmer par un autre responsable
                </span>
                <span className="row-meta">{one.words.join(' ')}</span>
              </span>
              {one.isConfirmable && (
                <Button
                  aria-label={`Confirmer le nouveau poste ${ofPerson(one.lostName)}`}
                  onPress={() => setConfirming(one)}
                >
                  Confirmer…
                </Button>
              )}
              {isOwner && (
                <Button
                  look="link"
                  aria-label={`Lever la proposition pour ${one.lostName}`}
                  onPress={() => void withdraw(one)}
                >
                  Lever
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {confirming && (
        <ConfirmBox space={space} recovery={confirming} onClose={() => setConfirming(undefined)} />
      )}
    </>
  )
}

interface ConfirmProps {
  readonly space: string
  readonly recovery: OfficeRecovery
  readonly onClose: () => void
}

function ConfirmBox({ space, recovery: { key, name, lostName, words, byName }, onClose }: ConfirmProps) {
  const [confirmation, setConfirmation] = useState<Output<'office.confirmRecovery'>>()
  const { busy, failure, run } = useTry()
  return (
    <Box title={`Rendre sa place à ${lostName}`} open onClose={onClose}>
      {failure && <Failure error={failure} />}
      {confirmation ? (
        <>
          <p role="status">
            Le nouveau poste {ofPerson(confirmation.name)} est membre. Remettez-lui cette invitation&nbsp;:
            elle n’ouvre rien à quelqu’un d’autre.
          </p>
          <Handover
            label={`Invitation pour ${confirmation.name}`}
            text={confirmation.invitation}
            file="invitation.txt"
          />
        </>
      ) : (
        <>
          <p>
            {byName} propose ce nouveau poste. Appelez {lostName} vous-même, et lisez-vous ces mots&nbsp;:
            s’ils ne sont pas ceux de son nouveau poste, ne confirmez pas.
          </p>
          <SpokenWords of={name} words={words} />
          <p className="help">
            Confirmer lui remet toutes les clés de l’espace, ce qui a été écrit avant compris.
          </p>
        </>
      )}
      <div className="actions">
        {!confirmation && (
          <Button
            look="main"
            busy={busy}
            onPress={() =>
              void run(async () => setConfirmation(await call['office.confirmRecovery']({ space, key })))
            }
          >
            Les mots sont les mêmes&nbsp;: confirmer
          </Button>
        )}
        <Button onPress={onClose}>{confirmation ? 'Fermer' : 'Annuler'}</Button>
      </div>
    </Box>
  )
}
