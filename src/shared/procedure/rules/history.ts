import type { Event } from '../../dossiers/model.ts'

/** The events of a dossier in the order of time, and how one finds another. */
export interface History {
  readonly events: readonly Event[]
  /** events of a kind that answer this one, from a day on */
  readonly after: (event: Event, ...kinds: readonly string[]) => Event[]
}

/** Reads the events of a dossier. An event that names none answers the last one before it that could have called for it. */
export function historyOf(
  events: readonly Event[],
  callers: Readonly<Record<string, readonly string[]>>,
): History {
  const sorted = events.toSorted((a, b) => a.date.localeCompare(b.date))
  const answered = (event: Event): string | undefined => {
    if (event.of !== undefined) return event.of
    const wanted = callers[event.kind] ?? []
    return sorted.findLast(one => one.id !== event.id && wanted.includes(one.kind) && one.date <= event.date)
      ?.id
  }
  const links = new Map(sorted.map(event => [event.id, answered(event)]))
  return {
    events: sorted,
    after: (event, ...kinds) =>
      sorted.filter(
        one => kinds.includes(one.kind) && links.get(one.id) === event.id && one.date >= event.date,
      ),
  }
}

/** An event told with this option. */
export const told = (event: Event, option: string): boolean => event.options.includes(option)
