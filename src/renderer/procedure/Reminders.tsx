import { useEffect, useState } from 'react'
import { caseName, remindersOn, seenOf, withSeen } from '../../shared/procedure/reminders.ts'
import { useCall } from '../kernel/api.ts'
import { href } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { distance, longDay, today } from '../ui/date.ts'
import './limits.css'

/** Recalls, wherever one is, the limits that end in 30, 15, 7, 3 days, tomorrow or today; each distance once, until it is seen. */
export function Reminders({
  seenKeys,
  onSeen,
}: {
  /** the setting that remembers */
  readonly seenKeys: string | undefined
  readonly onSeen: (seenKeys: string) => void
}) {
  const now = useToday()
  const { value } = useCall('limits.due', { since: now }, ['dossiers', 'settings'])
  const knownReminders = seenOf(seenKeys)
  const reminders = remindersOn(value ?? [], now, knownReminders)
  if (reminders.length === 0) return null
  return (
    <section className="reminders" aria-label="Rappels d’échéances" role="status">
      <h2>{reminders.length === 1 ? 'Une échéance approche' : `${reminders.length} échéances approchent`}</h2>
      <ul>
        {reminders.slice(0, 5).map(({ mark, dossier, title, affaire, limit }) => (
          <li key={mark}>
            <a href={href(['dossier', dossier], { fait: 'limits' })}>{limit.title}</a>
            <small>
              {caseName({ title, affaire })} ·{' '}
              {limit.prudent !== limit.lastDay && `date prudente ${longDay(limit.prudent ?? '')} · `}
              dernier jour utile {longDay(limit.lastDay ?? '')}, {distance(limit.lastDay ?? '', now)}
            </small>
          </li>
        ))}
      </ul>
      {reminders.length > 5 && <p className="help">Et {reminders.length - 5} autres, dans leurs dossiers.</p>}
      <Button
        onPress={() =>
          onSeen(
            withSeen(
              knownReminders,
              reminders.map(one => one.mark),
              now,
            ),
          )
        }
      >
        C’est vu
      </Button>
    </section>
  )
}

/** The day it is, told again when it changes: the window stays open for weeks. */
function useToday(): string {
  const [now, setNow] = useState(today)
  useEffect(() => {
    const timer = setInterval(() => setNow(today()), 10 * 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
