import type { Output } from '../../../shared/contract.ts'
import type { PersonalSet } from '../../../shared/model/brief.ts'
import { Field } from '../../ui/field.tsx'

interface Props {
  readonly set: PersonalSet
  readonly lines: Output<'sets.check'>['lines']
  readonly onChange: (set: PersonalSet) => void
}

const states = {
  ready: 'Prêt',
  missing: 'Il manque : ',
  copied: 'Ouverture copiée',
  gone: 'Inconnu',
} as const

/** The opening of each member, with what their text lacks. */
export const Openings = ({ set, lines, onChange }: Props) => (
  <section aria-labelledby="openings">
    <h3 id="openings">Ouvertures</h3>
    <p className="help">
      Une ou deux phrases à vous, pour cette personne : sa circonscription, un vote, ce qu’elle a dit. La
      formule d’appel s’écrit d’elle-même.
    </p>
    <ul className="openings">
      {lines.map(line => (
        <li key={line.member}>
          <Field
            label={line.group ? `${line.name} (${line.group})` : line.name}
            type="long"
            rows={2}
            value={set.openings[line.member] ?? ''}
            onChange={text => onChange({ ...set, openings: { ...set.openings, [line.member]: text } })}
          />
          <p className="state">
            {states[line.state]}
            {line.state === 'missing' && `${line.missing.join(', ')}.`}
            {line.state === 'gone' && ` : ${line.missing.join(', ')}.`}
          </p>
        </li>
      ))}
    </ul>
  </section>
)
