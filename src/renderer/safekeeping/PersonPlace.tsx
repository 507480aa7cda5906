import type { MentionChoice } from '../../shared/safekeeping/erasure.ts'
import type { MentionPlace } from '../../shared/safekeeping/person.ts'
import { Choice } from '../ui/field.tsx'
import { withKeys } from '../ui/keyed.ts'

const CHOICES: Readonly<Record<MentionChoice, string>> = {
  mask: 'remplacer le nom par «\u00a0[effacé]\u00a0»',
  erase: 'effacer en entier',
  keep: 'laisser tel quel',
}

/** « Un écrit » and « Une version d’un écrit » of one text are one place: its name, its passages, what to do with it. */
export function PersonPlace({
  place: { title, dossier, isRemoved, words, passages, acts, why },
  choice,
  onChoice,
}: {
  readonly place: MentionPlace
  readonly choice: MentionChoice
  readonly onChoice: (choice: MentionChoice) => void
}) {
  const name = `${words}${title ? ` «\u00a0${title}\u00a0»` : ''}`
  return (
    <li>
      <details>
        <summary>
          {name}
          {dossier && `, dossier «\u00a0${dossier}\u00a0»`}
          {isRemoved && ' (retiré, pas effacé)'}
        </summary>
        <ul>
          {withKeys(passages, one => one).map(({ key, item }) => (
            <li key={key}>{item}</li>
          ))}
        </ul>
      </details>
      {acts.length === 0 ? (
        <p className="help">Reste&nbsp;: {why}.</p>
      ) : (
        <Choice
          label={`Que faire\u00a0: ${name}`}
          isHidden
          value={choice}
          onChange={value => onChoice(acts.find(act => act === value) ?? 'keep')}
          options={[...acts, 'keep' as const].map(value => ({ value, label: CHOICES[value] }))}
        />
      )}
    </li>
  )
}
