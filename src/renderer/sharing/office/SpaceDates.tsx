import { useState } from 'react'
import type { SpaceDate } from '../../../shared/sharing/office/dates-contract.ts'
import { DATE_SECTIONS, type DateSection, sectionOf } from '../../../shared/sharing/office/dates-words.ts'
import { call, exportUrl, useCall } from '../../kernel/api.ts'
import { save as download } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { count } from '../../ui/quantities.ts'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { DateRow } from './DateRow.tsx'
import { TaskBox } from './TaskBox.tsx'

/** The sections shown one under the other; what is done lies folded below. */
const OPEN_SECTIONS = ['late', 'week', 'later', 'undated'] as const satisfies readonly DateSection[]

/** The dates and the tasks of one space, or of all: what is late, what comes this week, then the rest, and who sees to each. */
export function SpaceDates({ space }: { readonly space?: string }) {
  const now = today()
  const chosen = space === undefined ? {} : { space }
  const { value: dates, error, reload } = useCall('office.dates', { ...chosen, since: now })
  const { value: things } = useCall('office.things', chosen)
  const [isAdding, setAdding] = useState(false)
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!dates) return null
  const inSection = (section: DateSection) => dates.filter(one => sectionOf(one, now) === section)
  const done = inSection('done')
  const isWeekFree = inSection('week').length === 0 && inSection('late').length === 0
  const calendar = () =>
    call['office.calendar'](chosen).then(file => download(exportUrl(file.id), file.name), say.error)
  return (
    <section className="due" aria-labelledby="space-dates">
      <h2 id="space-dates">Échéances et tâches</h2>
      {dates.length === 0 && (
        <p className="help">
          Aucun délai, aucune audience, aucune étape à venir et aucune tâche dans les dossiers et les
          campagnes partagés.
        </p>
      )}
      {isWeekFree && dates.length > done.length && <p className="help">Rien cette semaine.</p>}
      {OPEN_SECTIONS.map(section => (
        <DateList key={section} title={DATE_SECTIONS[section]} dates={inSection(section)} now={now} />
      ))}
      {done.length > 0 && (
        <details className="due-done">
          <summary>{count(done.length, 'tâche faite', 'tâches faites')}</summary>
          <DateList title={DATE_SECTIONS.done} dates={done} now={now} />
        </details>
      )}
      <div className="actions">
        {things && things.length > 0 && <Button onPress={() => setAdding(true)}>Ajouter une tâche</Button>}
        {dates.some(one => one.day !== undefined && !one.isDone) && (
          <Button onPress={() => void calendar()}>Fichier d’agenda (.ics)</Button>
        )}
      </div>
      {isAdding && things && <TaskBox things={things} onClose={() => setAdding(false)} />}
    </section>
  )
}

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
          <DateRow key={`${one.of.space} ${one.of.id} ${one.key}`} date={one} now={now} />
        ))}
      </ol>
    </>
  )
}
