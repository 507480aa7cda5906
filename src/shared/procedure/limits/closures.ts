import type { Event } from '../../dossiers/model.ts'
import { addMonths } from '../calendar/months.ts'
import type { History } from '../events/history.ts'
import { closureRules } from '../rules/closures.ts'
import type { LimitRule } from '../rules/record.ts'
import { assemble } from './assemble.ts'
import { count } from './count.ts'
import type { OpenLimit } from './fulfilment.ts'

/** Steps taken before they were open, or once they were closed, as the chronology tells. */
export function closuresOf(openLimits: readonly OpenLimit[], { events, place, after }: History): OpenLimit[] {
  const closureOn = (rule: LimitRule, event: Event): OpenLimit => {
    const readings = count(rule, event, event.date, place)
    return {
      root: event,
      rule,
      readings,
      limit: assemble(readings, { key: `${rule.key}:${event.id}` }, place),
    }
  }
  const isEarly = (filing: Event) =>
    openLimits.some(
      ({ root, limit }) =>
        limit.kind === 'birth' &&
        limit.fate === 'running' &&
        filing.date < (limit.lastDay ?? '') &&
        after(root, 'filed').some(link => link.event === filing && link.sure),
    )
  const has = (...kinds: readonly string[]) => events.some(one => kinds.includes(one.kind))
  return events.flatMap(event => {
    if (event.kind === 'filed')
      return [
        ...(isEarly(event) ? [closureOn(closureRules.premature, event)] : []),
        ...(has('prior-notified') && !has('prior-recourse') ? [closureOn(closureRules.prior, event)] : []),
        ...(event.date >= closureRules.unclaimed.valid.from &&
        has('debt', 'public-works') &&
        !has('money-claim', 'refused', 'notified')
          ? [closureOn(closureRules.unclaimed, event)]
          : []),
      ]
    if (event.kind !== 'useful-claim') return []
    const late = events.some(
      one =>
        one.date <= event.date &&
        (one.kind === 'cada-refused' ||
          (one.kind === 'cada-request' && event.date >= addMonths(one.date, 1))),
    )
    return late ? [closureOn(closureRules.useful, event)] : []
  })
}
