import { isAnswered } from '../../../shared/campaign/calls/summary.ts'
import { CallAnswer, PositionValue } from '../../../shared/campaign/members/model.ts'
import { Field } from '../../ui/field.tsx'
import { answeredNames, positionNames } from '../members/memberNames.ts'
import type { Entry } from './entry.ts'

export const answeredKeys: Readonly<Record<CallAnswer, string>> = {
  membre: 'L',
  assistant: 'A',
  messagerie: 'M',
  personne: 'R',
}
export const positionKeys: Readonly<Record<PositionValue, string>> = {
  pour: 'P',
  contre: 'C',
  abstention: 'B',
  indécis: 'I',
  inconnue: 'U',
}

interface Props {
  readonly entry: Entry
  readonly onChange: (some: Partial<Entry>) => void
  /** a measure of the bill was spoken of, not the whole */
  readonly measure: boolean
  /** the letters that answer are shown where they act */
  readonly keys?: boolean
}

/** Who answered, the position, what was said, what comes next. */
export function EntryFields({ entry, onChange, measure, keys }: Props) {
  const isSpoken = isAnswered(entry)
  return (
    <>
      <fieldset>
        <legend>Qui a répondu</legend>
        {CallAnswer.options.map(value => (
          <label key={value} className="pick">
            <input
              type="radio"
              name="answered"
              checked={entry.answered === value}
              onChange={() => onChange({ answered: value })}
              {...(keys && { 'aria-keyshortcuts': answeredKeys[value] })}
            />
            {keys && <kbd>{answeredKeys[value]}</kbd>} {answeredNames[value]}
          </label>
        ))}
      </fieldset>
      <fieldset disabled={entry.answered !== undefined && !isSpoken}>
        <legend>Position publique de l’élu·e sur {measure ? 'cette mesure' : 'ce texte'}</legend>
        {PositionValue.options.map(value => (
          <label key={value} className="pick">
            <input
              type="radio"
              name="position"
              checked={entry.position === value}
              onChange={() => onChange({ position: value })}
              {...(keys && { 'aria-keyshortcuts': positionKeys[value] })}
            />
            {keys && <kbd>{positionKeys[value]}</kbd>} {positionNames[value]}
          </label>
        ))}
        <p className="help">
          «&nbsp;Pour&nbsp;» veut dire pour {measure ? 'la mesure' : 'le texte'}, non pour votre demande.
        </p>
      </fieldset>
      <Field
        label="Ce qui a été dit"
        type="long"
        rows={2}
        value={entry.words}
        onChange={words => onChange({ words: words })}
        help="Position de l’élu en tant qu’élu, rien d’autre&nbsp;: jamais l’opinion d’un assistant ou d’un particulier."
      />
      <Field
        label="À faire ensuite"
        value={entry.followUp}
        onChange={followUp => onChange({ followUp })}
        placeholder="envoyer la note, rappeler…"
      />
      {entry.followUp && (
        <Field
          type="date"
          label="Pour le"
          value={entry.followUpOn}
          onChange={followUpOn => onChange({ followUpOn })}
        />
      )}
    </>
  )
}
