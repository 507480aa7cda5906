import { useState } from 'react'
import { affaireOf } from '../../shared/dossiers/affaire.ts'
import type { Affaire, Event } from '../../shared/dossiers/model.ts'
import { eventKindOf } from '../../shared/procedure/events/kinds.ts'
import { Button } from '../ui/button.tsx'
import { distance, longDay } from '../ui/date.ts'
import { EventForm } from './EventForm.tsx'

interface Props {
  readonly events: readonly Event[]
  /** the cases of the dossier beside the main one */
  readonly affaires?: readonly Affaire[] | undefined
  /** the kind of the event to be noted now */
  readonly initialKind?: string
  /** its case, where that is not the main one */
  readonly initialAffaire?: string | undefined
  readonly onChange: (events: Event[]) => void
  readonly onRemoved: (event: Event, at: number) => void
}

/** Lists the events in order, with how far each day is. */
export function Events({ events, affaires = [], initialKind, initialAffaire, onChange, onRemoved }: Props) {
  const [editedId, setEdited] = useState<string>()
  const [addedCount, setAdded] = useState(0)
  const sortedEvents = events.toSorted((a, b) => a.date.localeCompare(b.date))
  return (
    <>
      {sortedEvents.length === 0 && (
        <p className="help">
          Rien encore. Notez ici les dates du dossier&nbsp;: décision, publication, demande, réponse. Les
          délais s’en déduisent.
        </p>
      )}
      <ol className="events">
        {sortedEvents.map(event =>
          event.id === editedId ? (
            <li key={event.id} className="edited">
              <EventForm
                event={event}
                events={events}
                affaires={affaires}
                onCancel={() => setEdited(undefined)}
                onSave={savedEvent => {
                  onChange(events.map(one => (one.id === savedEvent.id ? savedEvent : one)))
                  setEdited(undefined)
                }}
              />
            </li>
          ) : (
            <li key={event.id}>
              <span className="event-date">
                {longDay(event.date)} <small>{distance(event.date)}</small>
              </span>
              <span>
                {event.label}
                <Particular event={event} affaire={affaireOf({ affaires: [...affaires] }, event.affaire)} />
              </span>
              <span className="event-acts">
                <Button
                  look="link"
                  aria-label={`Modifier\u00a0: ${event.label}`}
                  onPress={() => setEdited(event.id)}
                >
                  Modifier
                </Button>
                <Button
                  look="link"
                  aria-label={`Retirer\u00a0: ${event.label}`}
                  onPress={() => {
                    onChange(events.filter(one => one.id !== event.id))
                    onRemoved(event, events.indexOf(event))
                  }}
                >
                  Retirer
                </Button>
              </span>
            </li>
          ),
        )}
      </ol>
      {editedId === undefined && (
        <EventForm
          key={`${addedCount} ${initialKind ?? ''} ${initialAffaire ?? ''}`}
          {...(initialKind && { initialKind, initialAffaire })}
          events={events}
          affaires={affaires}
          onSave={event => {
            onChange([...events, event])
            setAdded(n => n + 1)
          }}
        />
      )}
    </>
  )
}

/** The kind where the label says something else, its options, and its case where that is not the main one. */
function Particular({ event, affaire }: { readonly event: Event; readonly affaire: Affaire | undefined }) {
  const eventType = eventKindOf(event.kind)
  const remarks = [
    ...(!eventType || eventType.label === event.label ? [] : [eventType.label]),
    ...(eventType?.options ?? []).filter(one => event.options.includes(one.key)).map(one => one.label),
    ...(affaire ? [`affaire\u00a0: ${affaire.title}`] : []),
  ]
  return remarks.length > 0 ? <small> {remarks.join(', ')}</small> : null
}
