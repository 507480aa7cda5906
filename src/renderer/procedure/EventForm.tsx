import { useState } from 'react'
import { affaireOf, MAIN_AFFAIRE } from '../../shared/dossiers/affaire.ts'
import type { Affaire, Event } from '../../shared/dossiers/model.ts'
import { HOUR_SHAPE } from '../../shared/kernel/days.ts'
import { isOfOneCase } from '../../shared/procedure/by-affaire.ts'
import { eventKindOf } from '../../shared/procedure/events/kinds.ts'
import { type QuestionKey, questions } from '../../shared/procedure/events/questions.ts'
import { takesHour, takesPosting, takesTerm, termOf } from '../../shared/procedure/limits/terms.ts'
import { answerable } from '../../shared/procedure/limits/time-limits.ts'
import { newId } from '../kernel/newId.ts'
import { Button } from '../ui/button.tsx'
import { shortDay } from '../ui/date.ts'
import { Choice, Field } from '../ui/field.tsx'
import { KindChoice } from './KindChoice.tsx'
import { NatureChoice } from './NatureChoice.tsx'

/** One event: what it is, its day, what is particular to it. From its kind the time limits are computed. */
export function EventForm({
  event,
  initialKind = 'other',
  initialAffaire,
  events,
  affaires = [],
  onSave,
  onCancel,
}: {
  readonly event?: Event
  /** the kind of a new one, where it is known */
  readonly initialKind?: string
  /** its case, where that is not the main one */
  readonly initialAffaire?: string | undefined
  /** those of the dossier: it may answer one of them */
  readonly events: readonly Event[]
  /** the cases of the dossier beside the main one */
  readonly affaires?: readonly Affaire[]
  readonly onSave: (event: Event) => void
  readonly onCancel?: () => void
}) {
  const [kind, setKind] = useState(event?.kind ?? initialKind)
  const [date, setDate] = useState(event?.date ?? '')
  const [label, setLabel] = useState(event?.label ?? '')
  const [options, setOptions] = useState<readonly string[]>(event?.options ?? [])
  const [of, setOf] = useState(event?.of ?? '')
  const [postingDay, setPostingDay] = useState(event?.sent ?? '')
  const [span, setSpan] = useState(event?.span ?? '')
  const [time, setTime] = useState(event?.time ?? '')
  const [affaire, setAffaire] = useState(
    () => affaireOf({ affaires: [...affaires] }, event?.affaire ?? initialAffaire)?.id ?? '',
  )
  const eventKind = eventKindOf(kind)
  const answerableEvents = answerable(
    kind,
    date,
    events.filter(one => one.id !== event?.id),
  )
  const isTimeReady = time === '' || !takesHour(kind) || HOUR_SHAPE.test(time)
  const save = () => {
    const optionKeys = new Set(eventKind?.options.map(one => one.key))
    onSave({
      ...rest(event),
      ...(answerableEvents.some(one => one.id === of) && { of }),
      ...(takesPosting(kind) && postingDay && { sent: postingDay }),
      ...(takesTerm(kind) && termOf(span) && { span }),
      ...(takesHour(kind) && time && { time }),
      ...(affaire && { affaire }),
      id: event?.id ?? newId(),
      date,
      kind,
      label: label.trim() || (eventKind?.label ?? ''),
      options: options.filter(one => optionKeys.has(one)),
    })
  }
  return (
    <form
      className="event-form"
      onSubmit={submission => {
        submission.preventDefault()
        if (date && (label.trim() || eventKind) && isTimeReady) save()
      }}
    >
      <div className="fields row">
        <KindChoice
          kind={kind}
          onChange={(chosen, nature) => {
            setKind(chosen)
            if (nature) setOptions([nature])
          }}
        />
        <Field
          label={eventKind ? `Date\u00a0: ${eventKind.dateMeaning}` : 'Date'}
          type="date"
          value={date}
          onChange={setDate}
        />
        <Field
          label={eventKind ? 'Précision' : 'Ce qui s’est passé'}
          value={label}
          onChange={setLabel}
          placeholder={eventKind?.label}
        />
      </div>
      {eventKind && <p className="help">Preuve à garder&nbsp;: {eventKind.proof}.</p>}
      {eventKind && <Answers questionKeys={eventKind.questions} options={options} onChange={setOptions} />}
      {takesTerm(kind) && <TermField span={span} onChange={setSpan} />}
      {takesHour(kind) && (
        <Field
          label="Heure"
          value={time}
          onChange={text => setTime(text.trim())}
          placeholder="10:30"
          help="Heure de Paris, comme l’écrit l’ordonnance ou l’accusé."
          {...(time && !HOUR_SHAPE.test(time) && { error: 'Écrivez l’heure ainsi\u00a0: 09:30.' })}
        />
      )}
      {takesPosting(kind) && (
        <Field
          label="Posté le"
          type="date"
          value={postingDay}
          onChange={setPostingDay}
          help="Si le jour de l’envoi est prouvé&nbsp;: il peut compter, quand la réception est tardive."
        />
      )}
      {affaires.length > 0 && (
        <Choice
          label="Affaire de cette date"
          value={affaire}
          onChange={setAffaire}
          options={[
            { value: '', label: isOfOneCase(kind) ? MAIN_AFFAIRE : 'Toutes les affaires' },
            ...affaires.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          help="Les délais qu’elle ouvre ou qu’elle clôt sont ceux de cette affaire."
        />
      )}
      {(answerableEvents.length > 1 ||
        answerableEvents.some(one => (one.affaire ?? '') !== affaire && isOfOneCase(one.kind))) && (
        <div className="field">
          <label htmlFor="event-of">Répond à</label>
          <select id="event-of" value={of} onChange={change => setOf(change.target.value)}>
            <option value="">Je ne sais pas&nbsp;: la date la plus proche est retenue</option>
            {answerableEvents.map(one => (
              <option key={one.id} value={one.id}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="actions">
        <Button type="submit" isDisabled={!date || !(label.trim() || eventKind) || !isTimeReady}>
          {event ? 'Enregistrer' : 'Ajouter'}
        </Button>
        {onCancel && (
          <Button look="quiet" onPress={onCancel}>
            Annuler
          </Button>
        )}
      </div>
    </form>
  )
}

const nameOf = (event: Event | undefined) => (event ? `${event.label}, ${shortDay(event.date)}` : '')

/** The event but for what is chosen anew: what it answers, its posting, its length, its hour, its case. */
function rest(
  event: Event | undefined,
): Omit<Event, 'of' | 'sent' | 'span' | 'time' | 'affaire'> | undefined {
  if (!event) return undefined
  const { of: _of, sent: _sent, span: _span, time: _time, affaire: _affaire, ...others } = event
  return others
}

/** The length set by a letter of the court, a special text or a decree; empty: the one the rule counts. */
function TermField({ span, onChange }: { readonly span: string; readonly onChange: (span: string) => void }) {
  const [, figures = '', unit = 'd'] = /^(\d*)([hdm])$/.exec(span) ?? []
  return (
    <div className="fields row">
      <Field
        label="Délai fixé"
        value={figures}
        onChange={text => onChange(`${text.replace(/\D/g, '').slice(0, 3)}${unit}`)}
        placeholder="15"
        help="Celui du courrier, du texte spécial ou du décret. Vide&nbsp;: le délai de la règle."
      />
      <Choice
        label="Unité"
        value={unit}
        onChange={key => onChange(`${figures}${key}`)}
        options={[
          { value: 'h', label: 'heures' },
          { value: 'd', label: 'jours' },
          { value: 'm', label: 'mois' },
        ]}
      />
    </div>
  )
}

/** Asks the questions of an event: each question stays open until it is answered. */
function Answers({
  questionKeys,
  options,
  onChange,
}: {
  readonly questionKeys: readonly QuestionKey[]
  readonly options: readonly string[]
  readonly onChange: (options: readonly string[]) => void
}) {
  if (questionKeys.length === 0) return null
  return (
    <div className="event-options">
      {questionKeys.includes('nature') && <NatureChoice options={options} onChange={onChange} />}
      {questionKeys
        .filter(key => key !== 'nature')
        .map(key => {
          const { label, values } = questions[key]
          const words = Object.keys(values)
          return (
            <Choice
              key={key}
              label={label}
              value={options.find(one => words.includes(one)) ?? ''}
              onChange={value =>
                onChange([...options.filter(one => !words.includes(one)), ...(value ? [value] : [])])
              }
              options={[
                { value: '', label: 'je ne sais pas' },
                ...Object.entries(values).map(([value, answer]) => ({ value, label: answer })),
              ]}
            />
          )
        })}
    </div>
  )
}
