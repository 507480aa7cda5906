import type { Event } from '../../shared/dossiers/model.ts'
import { articlesOf } from '../../shared/procedure/articles-of.ts'
import { eventKindOf } from '../../shared/procedure/events/kinds.ts'
import type { NextStep } from '../../shared/procedure/guide/model.ts'
import { ArticleLinks } from '../ui/article-links.tsx'
import { Button } from '../ui/button.tsx'
import { longDay } from '../ui/date.ts'
import { isOf, type StepText } from './stepText.ts'

/** Shows the steps once a text is sent: what to note, which limits it opens, the text that follows. */
export function NextSteps({
  steps,
  title,
  text,
  events = [],
  onTemplate,
  onEvent,
}: {
  readonly steps: readonly NextStep[]
  readonly title: string
  /** the text they follow: a deposit noted for another text, or in another case, is none of its steps */
  readonly text?: StepText | undefined
  /** prepares the text that follows, where the dossier is open */
  readonly onTemplate?: (template: string) => void
  /** what is noted already */
  readonly events?: readonly Event[]
  /** opens the form of a date, its kind chosen, where the dossier is open */
  readonly onEvent?: (kind: string) => void
}) {
  if (steps.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ol className="next-steps">
        {steps.map(step => (
          <li key={step.text}>
            {step.text} {step.law && <ArticleLinks articles={articlesOf(step.law)} />}
            {step.event && (
              <NotedEvent
                kind={step.event}
                notedEvent={events.findLast(one => one.kind === step.event && isOf(text, one))}
                {...(onEvent && { onEvent })}
              />
            )}
            {step.template && onTemplate && (
              <Button look="link" onPress={() => onTemplate(step.template)}>
                Préparer ce texte
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

/** The date to note, or the one that is: time limits run from it. */
function NotedEvent({
  kind,
  notedEvent,
  onEvent,
}: {
  readonly kind: string
  readonly notedEvent: Event | undefined
  readonly onEvent?: (kind: string) => void
}) {
  const eventType = eventKindOf(kind)
  const label = eventType?.label ?? kind
  if (notedEvent)
    return (
      <p className="help">
        Noté&nbsp;: «&nbsp;{label}&nbsp;», {longDay(notedEvent.date)}. Les délais qui en courent sont plus
        bas.
      </p>
    )
  return (
    <p className="help">
      À noter dans les dates&nbsp;: «&nbsp;{label}&nbsp;»{eventType && ` (${eventType.dateMeaning})`}.{' '}
      {onEvent && (
        <Button look="link" onPress={() => onEvent(kind)}>
          {kind === 'filed' ? 'Noter ce dépôt' : 'Noter cette date'}
        </Button>
      )}
    </p>
  )
}
