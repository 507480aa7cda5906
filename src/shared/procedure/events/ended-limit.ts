import type { Event } from '../../dossiers/model.ts'
import { rules } from '../rules/all.ts'

/**
 * Returns the event whose limit a deposit ends, of the limits of these rules: the judgment that an appeal is against. Undefined where
 * several could be: a limit shown too long is seen, one that seems met is not. `isOwn`: whether an event is of the case of the deposit.
 */
export function endedLimit(
  keys: readonly string[],
  date: string,
  events: readonly Event[],
  isOwn: (event: Event) => boolean,
): Event | undefined {
  const triggers = new Set(rules.filter(one => keys.includes(one.key)).flatMap(one => one.trigger.events))
  const answered = new Set(events.filter(one => one.kind === 'filed').map(one => one.of))
  const open = events.filter(one => triggers.has(one.kind) && one.date <= date && !answered.has(one.id))
  const own = open.filter(isOwn)
  const [only, second] = own.length > 0 ? own : open
  return second ? undefined : only
}
