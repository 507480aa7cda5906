import { useState } from 'react'
import type { Output } from '../../../shared/contract.ts'
import type { PersonalSet } from '../../../shared/model/brief.ts'
import { Field } from '../../ui/field.tsx'
import { KeptPhrases, Phrases } from './Phrases.tsx'

interface Props {
  readonly set: PersonalSet
  readonly lines: Output<'sets.check'>['lines']
  readonly onChange: (set: PersonalSet) => void
}

const states = {
  ready: 'Prêt',
  missing: 'Il manque : ',
  copied: 'Ouverture copiée : ',
  gone: 'Inconnu : ',
} as const

/** The opening of each member, with what their text lacks; beside the one being written, what can be put in it. */
export function Openings({ set, lines, onChange }: Props) {
  const [at, setAt] = useState('')
  const write = (member: string, text: string) =>
    onChange({ ...set, openings: { ...set.openings, [member]: text } })
  return (
    <section aria-labelledby="openings">
      <h3 id="openings">Ouvertures</h3>
      <p className="help">
        Une ou deux phrases à vous, pour cette personne : sa circonscription, un vote, ce qu’elle a dit. La
        formule d’appel s’écrit d’elle-même.
      </p>
      <KeptPhrases />
      <ul className="openings">
        {lines.map(line => {
          const text = set.openings[line.member] ?? ''
          return (
            <li key={line.member} onFocus={() => setAt(line.member)}>
              <Field
                label={line.group ? `${line.name} (${line.group})` : line.name}
                type="long"
                rows={2}
                value={text}
                onChange={next => write(line.member, next)}
              />
              {at === line.member && (
                <Phrases
                  name={line.name}
                  text={text}
                  openings={set.openings}
                  onChange={next => write(line.member, next)}
                />
              )}
              <p className={`state ${line.state}`}>
                {states[line.state]}
                {line.state !== 'ready' && `${line.missing.join(', ')}.`}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
