import type { Output } from '../../../shared/kernel/contract.ts'
import { Button } from '../../ui/button.tsx'
import { ToVerify } from '../../ui/state.tsx'

type Proposed = Output<'briefs.propose'>['arguments'][number]

interface Props {
  readonly proposed: readonly Proposed[]
  readonly chosen: readonly string[]
  readonly most: number
  /** the part each plays, in their order */
  readonly parts: readonly string[]
  readonly onChange: (ids: string[]) => void
}

/** The arguments that fit, best first, and those chosen in the order they will stand. One that is no longer good cannot be taken. */
export function Arguments({ proposed, chosen, most, parts, onChange }: Props) {
  const byId = new Map(proposed.map(one => [one.id, one]))
  const rest = proposed.filter(one => !chosen.includes(one.id))
  const full = chosen.length >= most
  const swap = (at: number) =>
    onChange(chosen.map((id, n) => (n === at - 1 ? chosen[at]! : n === at ? chosen[at - 1]! : id)))
  return (
    <fieldset className="picks">
      <legend>
        Avec quels arguments ?{' '}
        <small>{most === 1 ? 'un seul' : `${most} au plus, dans l’ordre où vous les choisissez`}</small>
      </legend>
      {chosen.map((id, at) => (
        <div key={id} className="picked">
          <label className="check-row">
            <input type="checkbox" checked onChange={() => onChange(chosen.filter(one => one !== id))} />
            <span>
              <strong>
                {at + 1}. {byId.get(id)?.title ?? id}
              </strong>
              <small>
                {parts[at] && `argument de ${parts[at]} ; `}
                {byId.get(id)?.short}
              </small>
            </span>
          </label>
          {at > 0 && (
            <Button
              look="quiet"
              onPress={() => swap(at)}
              aria-label={`Monter « ${byId.get(id)?.title ?? id} »`}
            >
              Monter
            </Button>
          )}
        </div>
      ))}
      {rest.slice(0, 12).map(one => (
        <label key={one.id} className="check-row">
          <input
            type="checkbox"
            checked={false}
            disabled={one.valid !== 'now' || (full && most > 1)}
            onChange={() => onChange(most === 1 ? [one.id] : [...chosen, one.id])}
          />
          <span>
            {one.title}
            <small>
              {one.short} {one.reasons.length > 0 && <em>({one.reasons.join(', ')})</em>}{' '}
              {one.certainty === 'to-verify' && <ToVerify />}
            </small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
