import { memo, useCallback, useRef, useState } from 'react'
import type { PersonalSet } from '../../../shared/campaign/briefs/model.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import { Field } from '../../ui/field.tsx'
import { KeptPhrases, Phrases } from './Phrases.tsx'

type Line = Output<'sets.check'>['lines'][number]

interface Props {
  readonly set: PersonalSet
  readonly lines: readonly Line[]
  readonly onChange: (set: PersonalSet) => void
}

const states = {
  ready: 'Prêt',
  missing: 'Il manque\u00a0: ',
  copied: 'Ouverture copiée\u00a0: ',
  gone: 'Inconnu\u00a0: ',
} as const

/** The opening of each member, with what their text lacks; beside the one being written, what can be put in it. */
export function Openings({ set, lines, onChange }: Props) {
  const [at, setAt] = useState('')
  const latest = useRef({ set, onChange })
  latest.current = { set, onChange }
  const write = useCallback((member: string, text: string) => {
    const { set, onChange } = latest.current
    onChange({ ...set, openings: { ...set.openings, [member]: text } })
  }, [])
  return (
    <section aria-labelledby="openings">
      <h3 id="openings">Ouvertures</h3>
      <p className="help">
        Une ou deux phrases à vous, pour cette personne&nbsp;: sa circonscription, un vote, ce qu’elle a dit.
        La formule d’appel s’écrit d’elle-même.
      </p>
      <KeptPhrases />
      <ul className="openings">
        {lines.map(line => (
          <Opening
            key={line.member}
            line={line}
            text={set.openings[line.member] ?? ''}
            // the others need not be drawn anew at each key
            around={at === line.member ? set.openings : undefined}
            onWrite={write}
            onEnter={setAt}
          />
        ))}
      </ul>
    </section>
  )
}

interface OpeningProps {
  readonly line: Line
  readonly text: string
  /** the openings of all, while this one is being written */
  readonly around: PersonalSet['openings'] | undefined
  readonly onWrite: (member: string, text: string) => void
  readonly onEnter: (member: string) => void
}

const Opening = memo(
  ({ line, text, around, onWrite, onEnter }: OpeningProps) => (
    <li onFocus={() => onEnter(line.member)}>
      <Field
        label={line.group ? `${line.name} (${line.group})` : line.name}
        type="long"
        rows={2}
        value={text}
        onChange={next => onWrite(line.member, next)}
      />
      {around && (
        <Phrases
          name={line.name}
          text={text}
          openings={around}
          onChange={next => onWrite(line.member, next)}
        />
      )}
      <p className={`state ${line.state}`}>
        {states[line.state]}
        {line.state !== 'ready' && `${line.missing.join(', ')}.`}
      </p>
    </li>
  ),
  (before, now) =>
    before.text === now.text &&
    before.around === now.around &&
    JSON.stringify(before.line) === JSON.stringify(now.line),
)
