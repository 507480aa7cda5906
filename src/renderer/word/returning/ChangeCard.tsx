import { Check, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { WordChange } from '../../../shared/drafts/word-review.ts'
import { Button } from '../../ui/button.tsx'
import { kindWords, whoWhen } from './reviewSentences.ts'

/** Decision on a change; nothing while it waits. */
export type Decision = 'accepted' | 'refused' | undefined

/** A tracked change in its sentence, to be accepted or refused by its buttons or by A and R. */
export function ChangeCard({
  change,
  decision,
  onDecide,
  onMove,
}: {
  readonly change: WordChange
  readonly decision: Decision
  readonly onDecide: (decision: Decision, go: boolean) => void
  readonly onMove: (by: number) => void
}) {
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    const act =
      key === 'a'
        ? () => onDecide('accepted', true)
        : key === 'r'
          ? () => onDecide('refused', true)
          : key === 'arrowdown'
            ? () => onMove(1)
            : key === 'arrowup'
              ? () => onMove(-1)
              : undefined
    if (!act) return
    event.preventDefault()
    act()
  }
  const choose = (one: Decision) => onDecide(decision === one ? undefined : one, false)
  return (
    <li
      className={`word-change ${decision ?? 'waiting'}`}
      data-change={change.id}
      tabIndex={0}
      onKeyDown={keys}
      aria-label={`${whoWhen(change)} ${kindWords[change.kind]}`}
    >
      <p className="word-who">
        {whoWhen(change)} <b>{kindWords[change.kind]}</b>
      </p>
      <p className="word-context">
        {change.before && <span>{change.before}</span>}
        {change.removed && change.kind !== 'move' && <del>{change.removed}</del>}
        {change.added &&
          (['format', 'style', 'move'].includes(change.kind) ? (
            <b>{change.added}</b>
          ) : (
            <ins>{change.added}</ins>
          ))}
        {change.after && <span>{change.after}</span>}
      </p>
      {change.touches.length > 0 && (
        <p className="help">
          Touche {change.touches.map(text => `«\u00a0${text}\u00a0»`).join(', ')}&nbsp;: la référence reste
          vivante tant que la modification n’est pas acceptée.
        </p>
      )}
      <div className="actions">
        <Button
          look={decision === 'accepted' ? 'main' : 'plain'}
          aria-pressed={decision === 'accepted'}
          onPress={() => choose('accepted')}
        >
          <Check size={15} aria-hidden /> Accepter
        </Button>
        <Button
          look={decision === 'refused' ? 'main' : 'plain'}
          aria-pressed={decision === 'refused'}
          onPress={() => choose('refused')}
        >
          <X size={15} aria-hidden /> Refuser
        </Button>
      </div>
    </li>
  )
}
