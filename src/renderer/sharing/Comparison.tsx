import { useId } from 'react'
import type { ReviewItem } from '../../shared/sharing/review.ts'
import { Changes } from '../ui/changes.tsx'
import { type Choices, type Side, sideOf, withSide } from './choices.ts'

interface Props {
  readonly item: ReviewItem
  readonly field: ReviewItem['fields'][number]
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

const sides = [
  ['mine', 'Ici'],
  ['theirs', 'Reçu'],
] as const

/** One field three ways: what it was, what it is here, what was received; one of the last two is chosen. */
export function Comparison({ item, field, choices, onChoices }: Props) {
  const name = useId()
  const sideTaken = sideOf(choices, item, field)
  return (
    <fieldset className={`pack-field${field.conflict ? ' conflict' : ''}`}>
      <legend>
        {field.label}
        {field.conflict && <span className="badge warn">modifié des deux côtés</span>}
      </legend>
      <div className="pack-ways">
        <div className="pack-way base">
          <p className="pack-way-name">Avant</p>
          <Value value={field.base} />
        </div>
        {sides.map(([side, title]) => (
          <label key={side} className="pack-way" data-chosen={sideTaken === side || undefined}>
            <span className="pack-way-name">
              <input
                type="radio"
                name={name}
                checked={sideTaken === side}
                onChange={() => onChoices(withSide(choices, item, field, side))}
              />
              {side === 'theirs' && field.united ? 'Réuni' : title}
              <small>{wordingOf(field, side)}</small>
            </span>
            <Value value={field[side]} base={field.base} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Says in one word what a side did to the field. */
function wordingOf(field: Props['field'], side: Side): string {
  if (side === 'theirs' && field.older) return 'plus ancien que le vôtre'
  if (side === 'theirs' && field.united) return 'votre texte et le texte reçu'
  if (field[side] === field.base) return 'comme avant'
  if (field[side] === undefined) return 'ôté'
  return field.base === undefined ? 'ajouté' : 'modifié'
}

function Value({ value, base }: { readonly value?: string; readonly base?: string }) {
  if (!value) return <p className="pack-none">rien</p>
  if (base && base !== value && alike(base, value)) return <Changes before={base} after={value} />
  return <p className="changes">{value}</p>
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Do two texts have most of their words in common? Else what changed from one to the other reads worse than the text itself. */
export function alike(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)]
  const remaining = new Map<string, number>()
  for (const word of first) remaining.set(word, (remaining.get(word) ?? 0) + 1)
  let sharedCount = 0
  for (const word of second) {
    const n = remaining.get(word) ?? 0
    if (n > 0) sharedCount += 1
    remaining.set(word, n - 1)
  }
  return sharedCount * 2 > Math.max(first.length, second.length)
}
