import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { ReviewItem } from '../../shared/sharing/review.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/quantities.ts'
import { Marks } from '../ui/state.tsx'
import { Comparison } from './Comparison.tsx'
import { type Choices, isTaken } from './choices.ts'
import { stateWords, whats } from './reviewWords.ts'

interface Props {
  readonly item: ReviewItem
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
  readonly open: boolean
}

/** One thing of a pack: a new one is ticked or not, any other unfolds what differs. */
export function Item({ item, choices, onChoices, open: isInitiallyOpen }: Props) {
  const [open, setOpen] = useState(isInitiallyOpen)
  const isIncluded = isTaken(choices, item)
  const choose = (choice: 'take' | 'keep') => onChoices({ ...choices, [item.id]: choice })
  const title = (
    <>
      <span className="pack-item-label">{item.label}</span>
      <span className="pack-item-meta">
        <span className={`pack-state ${item.state}`}>{stateWords[item.state].one}</span>
        {whats[item.what].one}
        {item.fields.length > 0 && ` · ${summary(item)}`} <Marks of={item} />
      </span>
    </>
  )
  if (item.fields.length === 0)
    return (
      <div className={`pack-item${isIncluded ? '' : ' left'}`}>
        {item.state === 'new' ? (
          <label className="pack-row">
            <input
              type="checkbox"
              checked={isIncluded}
              onChange={event => choose(event.target.checked ? 'take' : 'keep')}
              aria-label={`Prendre ${item.label}`}
            />
            <span className="pack-title">{title}</span>
          </label>
        ) : (
          <div className="pack-row">
            <span aria-hidden />
            <span className="pack-title">{title}</span>
          </div>
        )}
      </div>
    )
  return (
    <details
      className={`pack-item${isIncluded ? '' : ' left'}`}
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary className="pack-row">
        <ChevronRight size={15} aria-hidden className="pack-turn" />
        <span className="pack-title">{title}</span>
      </summary>
      {open && (
        <div className="pack-fields">
          {item.fields.map(field => (
            <Comparison key={field.name} item={item} field={field} choices={choices} onChoices={onChoices} />
          ))}
          {item.fields.length > 1 && (
            <div className="actions">
              <Button look="link" onPress={() => choose('take')}>
                Tout prendre de cette fiche
              </Button>
              <Button look="link" onPress={() => choose('keep')}>
                Tout garder comme ici
              </Button>
            </div>
          )}
        </div>
      )}
    </details>
  )
}

function summary({ fields }: ReviewItem): string {
  const names = fields.map(field => field.label.toLowerCase())
  return names.length > 3
    ? `${names.slice(0, 2).join(', ')} et ${count(names.length - 2, 'autre champ', 'autres champs')}`
    : names.join(', ')
}
