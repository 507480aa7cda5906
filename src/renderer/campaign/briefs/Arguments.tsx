import { useState } from 'react'
import type { Output } from '../../../shared/contract/contract.ts'
import { fold } from '../../../shared/french/fold.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
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

/** The arguments that fit, best first, ticked where they stand; those chosen are told in their order below. One that is no longer good cannot be taken. */
export function Arguments({ proposals, selection, limit, parts, onChange }: Props) {
  const [words, setWords] = useState('')
  const byId = new Map(proposals.map(one => [one.id, one]))
  const full = selection.length >= limit
  const sought = fold(words)
  const visible = sought
    ? proposals.filter(({ title, short }) => fold(`${title} ${short}`).includes(sought))
    : proposals
  const toggle = ({ id }: ProposedArgument) => {
    if (selection.includes(id)) return onChange(selection.filter(chosen => chosen !== id))
    onChange(limit === 1 ? [id] : [...selection, id])
  }
  return (
    <fieldset className="picks">
      <legend>
        Avec quels arguments&nbsp;?{' '}
        <small>{limit === 1 ? 'un seul' : `${limit} au plus, dans l’ordre où vous les choisissez`}</small>
      </legend>
      {proposals.length > 8 && (
        <Field label="Chercher un argument" value={words} onChange={setWords} placeholder="un mot" />
      )}
      <div className="pick-list">
        {visible.map(argument => {
          const isChosen = selection.includes(argument.id)
          return (
            <label key={argument.id} className="check-row">
              <input
                type="checkbox"
                checked={isChosen}
                disabled={!isChosen && (argument.valid !== 'now' || (full && limit > 1))}
                onChange={() => toggle(argument)}
              />
              <span>
                {argument.title}
                <small>
                  {argument.short} {argument.reasons.length > 0 && <em>({argument.reasons.join(', ')})</em>}{' '}
                  {argument.certainty === 'to-verify' && <ToVerify />}
                </small>
              </span>
            </label>
          )
        })}
        {visible.length === 0 && <p className="help">Aucun argument n’a ces mots.</p>}
      </div>
      {selection.length > 0 && (
        <ol className="picked-list" aria-label="Arguments choisis, dans leur ordre">
          {selection.map((id, at) => (
            <li key={id}>
              <span>
                {byId.get(id)?.title ?? id}
                {parts[at] && <small>argument de {parts[at]}</small>}
              </span>
              {at > 0 && (
                <Button
                  look="quiet"
                  onPress={() => onChange(selection.with(at, selection[at - 1] ?? id).with(at - 1, id))}
                  aria-label={`Monter «\u00a0${byId.get(id)?.title ?? id}\u00a0»`}
                >
                  Monter
                </Button>
              )}
              <Button
                look="quiet"
                onPress={() => onChange(selection.filter(chosen => chosen !== id))}
                aria-label={`Ne pas prendre «\u00a0${byId.get(id)?.title ?? id}\u00a0»`}
              >
                Retirer
              </Button>
            </li>
          ))}
        </ol>
      )}
    </fieldset>
  )
}
