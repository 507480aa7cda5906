import type { Event } from '../dossiers/model.ts'
import { assemble } from './assemble.ts'
import { addMonths } from './deadline.ts'
import type { History } from './links.ts'
import type { Opened } from './met.ts'
import { count } from './reading.ts'
import { closureRules } from './rules/closures.ts'
import type { LimitRule } from './rules/record.ts'

/** Steps taken before they were open, or once they were closed, as the chronology tells. */
export function closedSteps(opened: readonly Opened[], { events, place, after }: History): Opened[] {
  const closed = (rule: LimitRule, event: Event): Opened => {
    const readings = count(rule, event, event.date, place)
    return {
      root: event,
      rule,
      readings,
      limit: assemble(readings, { key: `${rule.key}:${event.id}` }, place),
    }
  }
  const isEarly = (filed: Event) =>
    opened.some(
      ({ root, limit }) =>
        limit.kind === 'birth' &&
        limit.fate === 'running' &&
        filed.date < (limit.lastDay ?? '') &&
        after(root, 'filed').some(link => link.event === filed && link.sure),
    )
  const has = (...kinds: readonly string[]) => events.some(one => kinds.includes(one.kind))
  return events.flatMap(event => {
    if (event.kind === 'filed')
      return [
        ...(isEarly(event) ? [closed(closureRules.premature, event)] : []),
        ...(has('prior-notified') && !has('prior-recourse') ? [closed(closureRules.prior, event)] : []),
        ...(event.date >= closureRules.unclaimed.valid.from &&
        has('debt', 'public-works') &&
        !has('money-claim', 'refused', 'notified')
          ? [closed(closureRules.unclaimed, event)]
          : []),
      ]
    if (event.kind !== 'useful-claim') return []
    const late = events.some(
      one =>
        one.date <= event.date &&
        (one.kind === 'cada-refused' ||
          (one.kind === 'cada-request' && event.date >= addMonths(one.date, 1))),
    )
    return late ? [closed(closureRules.useful, event)] : []
  })
}
