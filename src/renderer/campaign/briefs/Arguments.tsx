import type { Output } from '../../../shared/contract/contract.ts'
import { Button } from '../../ui/button.tsx'
import { ToVerify } from '../../ui/state.tsx'

type ProposedArgument = Output<'briefs.propose'>['arguments'][number]

interface Props {
  readonly proposals: readonly ProposedArgument[]
  readonly selection: readonly string[]
  readonly limit: number
  /** the part each plays, in their order */
  readonly parts: readonly string[]
  readonly onChange: (ids: string[]) => void
}

/** The arguments that fit, best first, and those chosen in the order they will stand. One that is no longer good cannot be taken. */
export function Arguments({ proposals, selection, limit, parts, onChange }: Props) {
  const byId = new Map(proposals.map(one => [one.id, one]))
  const rest = proposals.filter(one => !selection.includes(one.id))
  const full = selection.length >= limit
  const swap = (at: number) =>
    onChange(selection.map((id, n) => (n === at - 1 ? selection[at]! : n === at ? selection[at - 1]! : id)))
  return (
    <fieldset className="picks">
      <legend>
        Avec quels arguments&nbsp;?{' '}
        <small>{limit === 1 ? 'un seul' : `${limit} au plus, dans l’ordre où vous les choisissez`}</small>
      </legend>
      {selection.map((id, at) => (
        <div key={id} className="picked">
          <label className="check-row">
            <input type="checkbox" checked onChange={() => onChange(selection.filter(one => one !== id))} />
            <span>
              <strong>
                {at + 1}. {byId.get(id)?.title ?? id}
              </strong>
              <small>
                {parts[at] && `argument de ${parts[at]}\u00a0; `}
                {byId.get(id)?.short} {byId.get(id)?.certainty === 'to-verify' && <ToVerify />}
              </small>
            </span>
          </label>
          {at > 0 && (
            <Button
              look="quiet"
              onPress={() => swap(at)}
              aria-label={`Monter «\u00a0${byId.get(id)?.title ?? id}\u00a0»`}
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
            disabled={one.valid !== 'now' || (full && limit > 1)}
            onChange={() => onChange(limit === 1 ? [one.id] : [...selection, one.id])}
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
