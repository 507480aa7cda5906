import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { InlineReader } from '../../../shared/drafts/assemble/inline-text.ts'
import type { Choice, Choices, Conflict } from '../../../shared/drafts/merge/conflict.ts'
import { ChangedLines } from './Lines.tsx'

interface Props {
  readonly conflicts: readonly Conflict[]
  readonly choices: Choices
  readonly onChoose: (id: string, choice: Choice) => void
  readonly say: InlineReader
  /** what the other side is called: `Le modèle`, `La source` */
  readonly other: string
}

const QUESTIONS: Readonly<Record<Conflict['kind'], string>> = {
  words: 'Les mêmes mots ont changé des deux côtés',
  whole: 'Ce passage a changé des deux côtés',
  removed: 'Passage modifié par vous, que les réponses font disparaître',
  deleted: 'Passage supprimé par vous, que les réponses changent ou ramènent',
}

/** Shows the passages both sides changed: side by side, chosen one by one. */
export const Conflicts = ({ conflicts, choices, onChoose, say, other }: Props) => (
  <ol className="conflicts">
    {conflicts.map(one => (
      <li key={one.id}>
        <h3>{QUESTIONS[one.kind]}</h3>
        <div className="two-sides">
          <Side title="Votre texte" one={one} lines={one.mine} say={say} />
          <Side title={other} one={one} lines={one.theirs} say={say} />
        </div>
        <RadioGroup
          className="ways"
          orientation="horizontal"
          value={choices[one.id] ?? one.choice}
          onChange={value => onChoose(one.id, value as Choice)}
        >
          <Label className="sr-only">Que garder</Label>
          {ways(one).map(([choice, label]) => (
            <Radio key={choice} value={choice} className="way">
              {label}
            </Radio>
          ))}
        </RadioGroup>
      </li>
    ))}
  </ol>
)

function ways({ kind }: Conflict): readonly (readonly [Choice, string])[] {
  if (kind === 'deleted')
    return [
      ['mine', 'Le laisser supprimé'],
      ['theirs', 'Le remettre'],
    ]
  if (kind === 'removed')
    return [
      ['mine', 'Le garder'],
      ['theirs', 'Le retirer'],
    ]
  return [
    ['mine', 'Garder le mien'],
    ['theirs', 'Prendre l’autre'],
    ...(kind === 'words' ? ([['both', 'Garder les deux']] as const) : []),
  ]
}

const Side = ({
  title,
  one,
  lines,
  say,
}: {
  readonly title: string
  readonly one: Conflict
  readonly lines: Conflict['mine']
  readonly say: InlineReader
}) => (
  <div className="one-side">
    <h4>{title}</h4>
    {lines.length === 0 ? (
      <p className="help">Rien&nbsp;: ces mots n’y sont pas.</p>
    ) : (
      <div className="one-side-text">
        {one.before && <span className="around">… {one.before}</span>}
        <ChangedLines before={one.base} after={lines} say={say} />
        {one.after && <span className="around">{one.after} …</span>}
      </div>
    )}
  </div>
)
