const ZONE = 'Europe/Paris'
const HOUR_MS = 3_600_000

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** A moment as the clocks of Paris show it. */
export interface LocalMoment {
  /** AAAA-MM-JJ */
  readonly day: string
  /** HH:MM */
  readonly time: string
  /** from universal time: `+0200` */
  readonly offset: string
}

const localText = (instant: number) => clock.format(instant).replace(' ', 'T')

/** The time between the clocks of Paris and universal time at an instant, in milliseconds. */
const offsetAt = (instant: number) =>
  Date.parse(`${localText(instant)}:00Z`) - Math.floor(instant / 60_000) * 60_000

/** Some hours after a moment of Paris, counted in real time: a change of the clocks adds or removes none. */
export function laterByHours(day: string, time: string, hours: number): LocalMoment {
  const wallTime = Date.parse(`${day}T${time}:00Z`)
  // the offset of an hour near the change is read twice: first where it is looked for, then where it is found
  const start = wallTime - offsetAt(wallTime - offsetAt(wallTime))
  const end = start + hours * HOUR_MS
  const [endDay = '', endTime = ''] = localText(end).split('T')
  const offset = offsetAt(end) / HOUR_MS
  return { day: endDay, time: endTime, offset: `+${String(offset).padStart(2, '0')}00` }
}
