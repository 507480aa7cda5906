import { useState } from 'react'
import type { Problem } from '../../../shared/dossiers/problem.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { withKeys } from '../../ui/keyed.ts'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'

const SHORTEST_REASON = 3

/** Sets a warning aside with a reason, which the report of the check gives. */
export function Dismiss({ problem, of }: { readonly problem: Problem; readonly of: string }) {
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const say = useSay()
  const { code, message } = problem
  const dismiss = async () => {
    setAsking(false)
    await call['drafts.dismiss']({ id: of, dismissal: { code, message, reason: reason.trim() } })
    say.success('Écarté\u00a0: la raison figure au rapport de contrôle.', async () => {
      await call['drafts.takeBackDismissal']({ id: of, code, message })
    })
  }
  return (
    <>
      <Button look="link" onPress={() => setAsking(true)}>
        Écarter…
      </Button>
      {isAsking && (
        <Box title="Écarter ce point" open onClose={() => setAsking(false)}>
          <form
            onSubmit={event => {
              event.preventDefault()
              if (reason.trim().length >= SHORTEST_REASON) void dismiss().catch(say.error)
            }}
          >
            <p>{message}</p>
            <Field label="Pour quelle raison&nbsp;?" value={reason} onChange={setReason} />
            <div className="actions">
              <Button type="submit" isDisabled={reason.trim().length < SHORTEST_REASON}>
                Écarter
              </Button>
              <Button look="quiet" onPress={() => setAsking(false)}>
                Annuler
              </Button>
            </div>
          </form>
        </Box>
      )}
    </>
  )
}

/** The warnings set aside, folded, each with its reason and the way to take it back. */
export function DismissedProblems({ draft }: { readonly draft: string }) {
  const { value } = useCall('drafts.dismissed', { id: draft }, ['drafts', 'dossiers', 'exhibits', 'library'])
  const say = useSay()
  if (!value || value.length === 0) return null
  return (
    <details className="dismissed">
      <summary>{count(value.length, 'point écarté', 'points écartés')}</summary>
      <ul>
        {withKeys(value, one => one.message).map(({ key, item: { code, message, reason } }) => (
          <li key={key}>
            <p>{message}</p>
            <p className="help">{reason}</p>
            <Button
              look="link"
              onPress={() =>
                void call['drafts.takeBackDismissal']({ id: draft, code, message }).catch(say.error)
              }
            >
              Remettre
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
