import { useState } from 'react'
import type { ProposedErasure } from '../../../shared/sharing/office/erased/erasure-contract.ts'
import {
  awaitsAnswer,
  proposedLabel,
  stanceClauses,
} from '../../../shared/sharing/office/erased/erasure-words.ts'
import { call, useCall } from '../../kernel/api.ts'
import { useErasing } from '../../kernel/erasing.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'

/** The erasures proposed to all members of a space, what each says of them, and the answer of this desk. */
export function SpaceErasures({ space }: { readonly space: string }) {
  const { value, error, reload } = useCall('office.erasures', {})
  if (error) return <Failure error={error} retry={reload} />
  const proposals = value?.filter(one => one.space === space) ?? []
  if (proposals.length === 0) return null
  return (
    <section aria-labelledby="space-erasures">
      <h2 id="space-erasures">Effacements proposés</h2>
      <p className="help">
        Chacun efface, ou garde, sur son poste. Une réponse est signée de son poste, et ne prouve pas ce qu’il
        garde&nbsp;; le bureau garde, scellé, ce qu’il a reçu.
      </p>
      <ul className="rows">
        {proposals.map(one => (
          <Proposal key={`${one.kind} ${one.id}`} proposal={one} />
        ))}
      </ul>
    </section>
  )
}

function Proposal({ proposal }: { readonly proposal: ProposedErasure }) {
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const erase = useErasing()
  const { kind, id, isHere, stances } = proposal
  const decline = async () => {
    setBusy(true)
    await call['office.declineErasure']({ kind, id }).then(
      () => say.success('Gardé ici. Les autres le sauront à la prochaine rencontre.'),
      error => say.error(error),
    )
    setBusy(false)
  }
  const isProposer = stances.some(one => one.isOwn && one.proposedAt !== '')
  return (
    <li className="row-item space-proposal">
      <span className="row-text">
        <span className="row-title">{proposedLabel(proposal)}</span>
        {stanceClauses(stances).map(clause => (
          <span key={clause} className="row-meta">
            {clause}
          </span>
        ))}
      </span>
      {isHere && (
        <span className="actions">
          <Button look="danger" isDisabled={busy} onPress={() => erase({ kind, id })}>
            Effacer ici…
          </Button>
          {(isProposer || awaitsAnswer(proposal)) && (
            <Button isDisabled={busy} onPress={() => void decline()}>
              {isProposer ? 'Retirer la proposition' : 'Garder'}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}
