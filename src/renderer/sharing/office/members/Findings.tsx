import { useState } from 'react'
import { refillSentence } from '../../../../shared/sharing/office/desk-words.ts'
import { call, useCall } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { momentText } from '../../../ui/date.ts'
import { Failure } from '../../../ui/state.tsx'
import { useSay } from '../../../ui/toast.tsx'

/** Faults of the host and of members that this desk noticed in a space: those that last first, then those that are over. */
export function Findings({ space }: { readonly space: string }) {
  const { value, error, reload } = useCall('office.findings', {}, ['dossiers', 'settings'])
  if (error) return <Failure error={error} retry={reload} />
  const findings = (value ?? []).filter(one => one.space === space)
  if (findings.length === 0) return null
  const isSetBack = findings.some(one => !one.isOver && one.kind === 'rolled-back')
  return (
    <section aria-labelledby="space-findings">
      <h2 id="space-findings">Ce que ce poste a remarqué d’anormal</h2>
      <ul className="rows" aria-label="Ce que ce poste a remarqué d’anormal">
        {findings
          .toSorted((a, b) => Number(a.isOver) - Number(b.isOver))
          .map(one => (
            <li key={`${one.at} ${one.kind} ${one.sentence}`} className="row-item">
              <span className="row-text">
                <span>{one.sentence}</span>
                <span className="row-meta">
                  {momentText(one.at)}
                  {one.isOver && ' · c’est terminé depuis'}
                </span>
              </span>
            </li>
          ))}
      </ul>
      {isSetBack && <RefillButton space={space} />}
    </section>
  )
}

/** Gives the host of a space, at one press, what it lost and this desk keeps, of all members. */
function RefillButton({ space }: { readonly space: string }) {
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const refill = async () => {
    setBusy(true)
    await call['office.refill']({ space }).then(
      ({ envelopes, files }) => say.success(refillSentence(envelopes, files)),
      cause => say.error(cause),
    )
    setBusy(false)
  }
  return (
    <Button busy={busy} onPress={() => void refill()}>
      Remettre au bureau ce que ce poste garde
    </Button>
  )
}
