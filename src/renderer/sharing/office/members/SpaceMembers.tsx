import { useState } from 'react'
import { ofPerson } from '../../../../shared/french/wording.ts'
import { ROLE_WORDS } from '../../../../shared/sharing/office/desk-words.ts'
import type { OfficeMember } from '../../../../shared/sharing/office/members-contract.ts'
import type { Role } from '../../../../shared/sharing/office/membership.ts'
import { call, useCall } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Failure } from '../../../ui/state.tsx'
import { useSay } from '../../../ui/toast.tsx'
import { useTry } from '../../useTry.ts'
import { InviteBox } from './InviteBox.tsx'
import { MemberActs } from './MemberActs.tsx'
import { MoveBox } from './MoveBox.tsx'
import { Recoveries } from './Recoveries.tsx'
import { RecoveryBox } from './RecoveryBox.tsx'
import { RoleChoice } from './RoleChoice.tsx'

/** The members of a space, each with the words of their key; an owner invites, gives roles and removes. */
export function SpaceMembers({ space }: { readonly space: string }) {
  const { value, error, reload } = useCall('office.members', { space })
  const [isInviting, setInviting] = useState(false)
  const [isMoving, setMoving] = useState(false)
  const [isRecovering, setRecovering] = useState(false)
  const [leaving, setLeaving] = useState<OfficeMember>()
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!value) return null
  const isOwner = value.members.some(one => one.isOwn && one.role === 'owner')
  const setRole = (member: OfficeMember, role: Role) =>
    call['office.role']({ space, member: member.key, role }).then(
      () => say.success(`${member.name}\u00a0: ${ROLE_WORDS[role]}.`),
      cause => say.error(cause),
    )
  return (
    <section aria-labelledby="space-members">
      <h2 id="space-members">Membres</h2>
      {value.members.length === 0 && (
        <p className="help">Ce poste n’a pas encore reçu la liste des membres&nbsp;: elle vient du bureau.</p>
      )}
      <ul className="rows" aria-label="Membres">
        {value.members.map(one => (
          <MemberRow
            key={one.key}
            member={one}
            isChangeable={isOwner && !one.isOwn}
            onRole={role => void setRole(one, role)}
            onRemove={() => setLeaving(one)}
          />
        ))}
      </ul>
      <Recoveries space={space} recoveries={value.recoveries} isOwner={isOwner} />
      <div className="actions">
        {isOwner && (
          <>
            <Button onPress={() => setInviting(true)}>Inviter…</Button>
            <Button onPress={() => setRecovering(true)}>Rendre sa place à un poste perdu…</Button>
          </>
        )}
        <Button onPress={() => setMoving(true)}>Adresse du bureau…</Button>
      </div>
      {isMoving && <MoveBox space={space} address={value.address} onClose={() => setMoving(false)} />}
      <MemberActs acts={value.acts} />
      {isRecovering && (
        <RecoveryBox space={space} members={value.members} onClose={() => setRecovering(false)} />
      )}
      {isInviting && <InviteBox space={space} onClose={() => setInviting(false)} />}
      {leaving && <RemoveBox space={space} member={leaving} onClose={() => setLeaving(undefined)} />}
    </section>
  )
}

interface RowProps {
  readonly member: OfficeMember
  readonly isChangeable: boolean
  readonly onRole: (role: Role) => void
  readonly onRemove: () => void
}

/** A member and the words of their key; the role is in words, or in a choice where this desk may change it. */
function MemberRow({ member: one, isChangeable, onRole, onRemove }: RowProps) {
  const role = isChangeable && one.role !== 'departed' ? one.role : undefined
  return (
    <li className="row-item space-member">
      <span className="row-text">
        <span className="row-title">
          {one.name}
          {one.isOwn && ' (ce poste)'}
          {one.isHeir && ' (a remplacé un poste perdu)'}
          {role === undefined && `, ${ROLE_WORDS[one.role]}`}
        </span>
        <span className="row-meta">{one.words.join(' ')}</span>
      </span>
      {role !== undefined && (
        <>
          <RoleChoice label={`Rôle ${ofPerson(one.name)}`} isHidden value={role} onChange={onRole} />
          <Button look="link" aria-label={`Retirer ${one.name}`} onPress={onRemove}>
            Retirer…
          </Button>
        </>
      )}
    </li>
  )
}

interface RemoveProps {
  readonly space: string
  readonly member: OfficeMember
  readonly onClose: () => void
}

function RemoveBox({ space, member: { key, name }, onClose }: RemoveProps) {
  const { busy, failure, run } = useTry()
  const say = useSay()
  const remove = () =>
    run(async () => {
      await call['office.remove']({ space, member: key })
      say.success(`${name} ne fait plus partie de l’espace.`)
      onClose()
    })
  return (
    <Box title={`Retirer ${name} de l’espace`} open onClose={onClose} alert>
      {failure && <Failure error={failure} />}
      <p>
        La suite sera scellée par une autre clé&nbsp;: {name} ne pourra pas la lire. Ce que son poste a déjà
        reçu y reste&nbsp;: rien ne peut l’y effacer.
      </p>
      <div className="actions">
        <Button look="danger" busy={busy} onPress={() => void remove()}>
          Retirer
        </Button>
        <Button onPress={onClose}>Annuler</Button>
      </div>
    </Box>
  )
}
