import { nearness } from '../../../shared/procedure/limits/nearness.ts'
import { caseName } from '../../../shared/procedure/reminders.ts'
import type { SpaceDate } from '../../../shared/sharing/office/dates-contract.ts'
import { dueThisWeek } from '../../../shared/sharing/office/dates-words.ts'
import { call, exportUrl, useCall } from '../../kernel/api.ts'
import { save as download } from '../../kernel/download.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { distance, longDay, today } from '../../ui/date.ts'
import { Choice } from '../../ui/field.tsx'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'

/** The time limits of the dossiers of one space, or of all: what comes this week, then the rest, and who sees to each. */
export function SpaceDates({ space }: { readonly space?: string }) {
  const now = today()
  const chosen = space === undefined ? {} : { space }
  const { value: dates, error, reload } = useCall('office.dates', { ...chosen, since: now })
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!dates) return null
  const week = dueThisWeek(dates, now)
  const later = dates.filter(one => !week.includes(one))
  const calendar = () =>
    call['office.calendar'](chosen).then(file => download(exportUrl(file.id), file.name), say.error)
  return (
    <section className="due" aria-labelledby="space-dates">
      <h2 id="space-dates">Échéances</h2>
      {dates.length === 0 && <p className="help">Aucun délai ne court dans les dossiers partagés.</p>}
      <DateList title="Cette semaine" dates={week} now={now} />
      {week.length === 0 && dates.length > 0 && <p className="help">Rien cette semaine.</p>}
      <DateList title="Ensuite" dates={later} now={now} />
      {dates.length > 0 && (
        <div className="actions">
          <Button onPress={() => void calendar()}>Fichier d’agenda (.ics)</Button>
        </div>
      )}
    </section>
  )
}

/** A day in words, whose number and month stay on one line. */
const wholeDay = (day: string) => longDay(day).replace(/(?<=\d(?:er)?) /g, '\u00a0')

interface ListProps {
  readonly title: string
  readonly dates: readonly SpaceDate[]
  readonly now: string
}

function DateList({ title, dates, now }: ListProps) {
  if (dates.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ol aria-label={title}>
        {dates.map(one => (
          <OneDate key={`${one.space} ${one.dossier} ${one.limit.key}`} date={one} now={now} />
        ))}
      </ol>
    </>
  )
}

function OneDate({ date, now }: { readonly date: SpaceDate; readonly now: string }) {
  const { space, dossier, limit, assignee } = date
  const { value: list } = useCall('office.members', { space })
  const say = useSay()
  const present = list?.members.filter(one => one.role !== 'departed') ?? []
  const day = limit.prudent ?? limit.lastDay ?? ''
  const assign = (member: string) =>
    void call['office.assign']({ dossier, limit: limit.key, ...(member && { member }) }).catch(say.error)
  return (
    <li className="space-date" data-near={nearness(limit, now)}>
      <a href={href(['dossier', dossier], { fait: 'limits' })}>
        <span className="due-day">
          {wholeDay(day)}
          <small>{distance(day, now)}</small>
        </span>
        <span>
          {limit.title}
          <small>
            {caseName(date)}
            {limit.lastDay !== limit.prudent && ` · dernier jour utile ${wholeDay(limit.lastDay ?? '')}`}
          </small>
        </span>
      </a>
      <Choice
        label={`Qui s’occupe de ${limit.title}`}
        isHidden
        value={assignee?.key ?? ''}
        onChange={assign}
        options={[
          { value: '', label: 'Personne encore' },
          ...(assignee && !present.some(one => one.key === assignee.key)
            ? [{ value: assignee.key, label: assignee.name || 'un ancien membre' }]
            : []),
          ...present.map(one => ({ value: one.key, label: one.isOwn ? `${one.name} (vous)` : one.name })),
        ]}
      />
    </li>
  )
}
