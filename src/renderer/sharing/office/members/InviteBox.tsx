import { useState } from 'react'
import type { Output } from '../../../../shared/contract/contract.ts'
import type { Role } from '../../../../shared/sharing/office/membership.ts'
import { call } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { CardReading, Handover } from './Carried.tsx'
import { CarriedForm } from './CarriedForm.tsx'
import { RoleChoice } from './RoleChoice.tsx'

interface Props {
  readonly space: string
  readonly onClose: () => void
}

/** Lets the holder of a card in a space, once it is read whose it is, and gives the invitation to hand back. */
export function InviteBox({ space, onClose }: Props) {
  const [invited, setInvited] = useState<Output<'office.invite'>>()
  const [role, setRole] = useState<Role>('writer')
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
        <CarriedForm
          kind="card"
          label="Carte reçue"
          buttons={['Lire la carte', 'Inviter']}
          onUse={async card => setInvited(await call['office.invite']({ space, card, role }))}
          onClose={onClose}
        >
          {reading => (
            <>
              <CardReading {...reading} />
              <RoleChoice label="Rôle" value={role} onChange={setRole} />
            </>
          )}
        </CarriedForm>
      )}
    </Box>
  )
}
