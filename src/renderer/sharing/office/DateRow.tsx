import { useState } from 'react'
import { inGuillemets, ofPerson } from '../../../shared/french/wording.ts'
import { nearness } from '../../../shared/procedure/limits/nearness.ts'
import type { SpaceDate } from '../../../shared/sharing/office/dates-contract.ts'
import { laterLastDay, sectionOf, thingName } from '../../../shared/sharing/office/dates-words.ts'
import { call } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { distance, longDay } from '../../ui/date.ts'
import { useSay } from '../../ui/toast.tsx'
import { MemberChoice } from './MemberChoice.tsx'
import { TaskBox } from './TaskBox.tsx'

/** A day in words, whose number and month stay on one line. */
const wholeDay = (day: string) => longDay(day).replace(/(?<=\d(?:er)?) /g, '\u00a0')

const hourText = (time: string) => time.replace(/^0?(\d+):/, '$1\u00a0h\u00a0').replace(/\u00a000$/, '')

/** The page where a date or a task is written. */
function pageOf({ type, of, bill }: SpaceDate): string {
  if (bill !== undefined) return href(['campagne', 'textes', bill])
  if (of.kind === 'campaign') return href(['campagne', 'etat'])
  if (type === 'task') return href(['dossier', of.id])
  return href(['dossier', of.id], { fait: type === 'limit' ? 'limits' : 'dates' })
}

/** How near a date is, as the colour of its day says it. */
function nearOf(date: SpaceDate, now: string): string | undefined {
  if (date.limit) return nearness(date.limit, now)
  return sectionOf(date, now) === 'late' ? 'soon' : undefined
}

interface Props {
  readonly date: SpaceDate
  readonly now: string
}

/** A date or a task of a practice: when, what and in which dossier or campaign, who sees to it; a task is ticked there. */
export function DateRow({ date, now }: Props) {
  const { type, key, title, of, day, time, certainty, assignee } = date
  const say = useSay()
  const lastDay = laterLastDay(date)
  const assign = (member: string) =>
    void call['office.assign']({ kind: of.kind, id: of.id, key, ...(member && { member }) }).catch(say.error)
  return (
    <li className="space-date" data-near={nearOf(date, now)} data-done={date.isDone || undefined}>
      {type === 'task' && <TaskTick date={date} />}
      <a href={pageOf(date)}>
        <span className="due-day">
          {day === undefined ? 'Sans date' : wholeDay(day)}
          {day !== undefined && !date.isDone && (
            <small>
              {distance(day, now)}
              {time && `, ${hourText(time)}`}
            </small>
          )}
        </span>
        <span>
          {title}
          <small>
            {thingName(date)}
            {lastDay && ` · dernier jour utile ${wholeDay(lastDay)}`}
            {certainty === 'to-verify' && ' · à vérifier'}
          </small>
        </span>
      </a>
      <MemberChoice
        space={of.space}
        label={`Qui s’occupe ${ofPerson(title)}`}
        isHidden
        value={assignee}
        onChange={assign}
      />
      {type === 'task' && <TaskEdit date={date} />}
    </li>
  )
}

const idOf = ({ key }: SpaceDate): string => key.slice(key.indexOf(':') + 1)

/** The box that says a task is done; the message that follows takes it back. */
function TaskTick({ date }: { readonly date: SpaceDate }) {
  const { of, title, isDone } = date
  const say = useSay()
  const set = (value: boolean) =>
    call['office.changeTask']({ kind: of.kind, id: of.id, task: idOf(date), isDone: value })
  const tick = (value: boolean) =>
    void set(value).then(
      () =>
        say.success(
          value
            ? `${inGuillemets(title)}\u00a0: c’est fait.`
            : `${inGuillemets(title)} est de nouveau à faire.`,
          () => set(!value),
        ),
      say.error,
    )
  return (
    <label className="task-tick">
      <input type="checkbox" checked={isDone} onChange={event => tick(event.target.checked)} />
      <span className="sr-only">Fait&nbsp;: {title}</span>
    </label>
  )
}

function TaskEdit({ date }: { readonly date: SpaceDate }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="link" aria-label={`Modifier ${inGuillemets(date.title)}`} onPress={() => setOpen(true)}>
        Modifier
      </Button>
      {isOpen && (
        <TaskBox task={{ ...date, id: idOf(date) }} things={[date.of]} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
