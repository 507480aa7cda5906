import { type FormEvent, useState } from 'react'
import type { Output } from '../../../../shared/contract/contract.ts'
import type { Role } from '../../../../shared/sharing/office/membership.ts'
import { call } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Failure } from '../../../ui/state.tsx'
import { useTry } from '../../useTry.ts'
import { CarriedField, Handover, SpokenWords } from './Carried.tsx'
import { RoleChoice } from './RoleChoice.tsx'

interface Props {
  readonly space: string
  readonly onClose: () => void
}

/** Lets the holder of a card in a space, once it is read whose it is, and gives the invitation to hand back. */
export function InviteBox({ space, onClose }: Props) {
  const [invited, setInvited] = useState<Output<'office.invite'>>()
  return (
    <Box title="Inviter dans l’espace" open onClose={onClose}>
      {invited ? (
        <>
          <p role="status">
            {invited.name} est membre. Remettez-lui cette invitation&nbsp;: elle n’ouvre rien à quelqu’un
            d’autre.
          </p>
          <Handover
            label={`Invitation pour ${invited.name}`}
            text={invited.invitation}
            file="invitation.txt"
          />
          <div className="actions">
            <Button onPress={onClose}>Fermer</Button>
          </div>
        </>
      ) : (
        <InviteForm space={space} onClose={onClose} onInvited={setInvited} />
      )}
    </Box>
  )
}

function InviteForm({
  space,
  onClose,
  onInvited,
}: Props & { readonly onInvited: (invited: Output<'office.invite'>) => void }) {
  const [card, setCard] = useState('')
  const [reading, setReading] = useState<Output<'office.read'>>()
  const [role, setRole] = useState<Role>('writer')
  const { busy, failure, run } = useTry()
  const next = (event: FormEvent) => {
    event.preventDefault()
    if (!card.trim()) return
    void run(async () => {
      if (reading) onInvited(await call['office.invite']({ space, card, role }))
      else setReading(await call['office.read']({ text: card }))
    })
  }
  return (
    <form className="form" onSubmit={next}>
      {failure && <Failure error={failure} />}
      <CarriedField
        label="Carte reçue"
        value={card}
        onChange={text => {
          setCard(text)
          setReading(undefined)
        }}
      />
      {reading?.kind === 'invitation' && (
        <p role="status">Ceci est une invitation, de {reading.name}, et non une carte.</p>
      )}
      {reading?.kind === 'card' && (
        <>
          <p role="status">C’est la carte de {reading.name}.</p>
          <SpokenWords of={reading.name} words={reading.words} />
          <p className="help">
            Lisez-les au téléphone&nbsp;: s’ils sont les mêmes des deux côtés, personne ne s’est glissé entre
            vous.
          </p>
          <RoleChoice label="Rôle" value={role} onChange={setRole} />
        </>
      )}
      <div className="actions">
        <Button
          look="main"
          type="submit"
          busy={busy}
          isDisabled={!card.trim() || reading?.kind === 'invitation'}
        >
          {reading ? 'Inviter' : 'Lire la carte'}
        </Button>
        <Button onPress={onClose}>Annuler</Button>
      </div>
    </form>
  )
}
