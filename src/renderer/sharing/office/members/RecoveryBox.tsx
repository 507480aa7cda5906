import { useState } from 'react'
import { ofPerson } from '../../../../shared/french/wording.ts'
import { ROLE_WORDS } from '../../../../shared/sharing/office/desk-words.ts'
import type { OfficeMember } from '../../../../shared/sharing/office/members-contract.ts'
import { call } from '../../../kernel/api.ts'
import { Box } from '../../../ui/dialog.tsx'
import { Choice } from '../../../ui/field.tsx'
import { useSay } from '../../../ui/toast.tsx'
import { CardReading } from './Carried.tsx'
import { CarriedForm } from './CarriedForm.tsx'

interface Props {
  readonly space: string
  readonly members: readonly OfficeMember[]
  readonly onClose: () => void
}

/** Proposes the place of a lost desk for the new one of a card; another owner confirms. */
export function RecoveryBox({ space, members, onClose }: Props) {
  const others = members.filter(one => !one.isOwn)
  const [lost, setLost] = useState(others[0]?.key ?? '')
  const say = useSay()
  const propose = async (card: string) => {
    const { lostName } = await call['office.proposeRecovery']({ space, member: lost, card })
    say.success(
      `Le poste perdu ${ofPerson(lostName)} est retiré. Un autre responsable rend sa place au nouveau.`,
    )
    onClose()
  }
  return (
    <Box title="Rendre sa place à un poste perdu" open onClose={onClose}>
      <p className="help">
        Qui a perdu son poste et ses clés fait une carte sur le nouveau. Vous la proposez&nbsp;; un second
        responsable, qui l’était déjà, confirme. Le poste perdu est retiré dès que vous proposez, et la suite
        scellée par une autre clé.
      </p>
      {others.length === 0 ? (
        <p role="status">
          Il n’y a que vous dans cet espace&nbsp;: aucun autre poste n’y a de place à rendre.
        </p>
      ) : (
        <CarriedForm
          kind="card"
          label="Carte du nouveau poste"
          buttons={['Lire la carte', 'Retirer le poste perdu et proposer']}
          onUse={propose}
          onClose={onClose}
        >
          {reading => (
            <>
              <CardReading {...reading} />
              <Choice
                label="Le poste perdu"
                value={lost}
                onChange={setLost}
                options={others.map(({ key, name, role, words }) => ({
                  value: key,
                  label: `${name}, ${ROLE_WORDS[role]} (${words.slice(0, 2).join(' ')}…)`,
                }))}
              />
            </>
          )}
        </CarriedForm>
      )}
    </Box>
  )
}
