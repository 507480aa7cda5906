import type { Event } from '../../dossiers/model.ts'
import { addMonths } from '../../kernel/days.ts'
import type { TimeLimit } from '../limits/model.ts'
import type { Regime } from '../regimes/record.ts'
import type { GuideNode } from './model.ts'

/** Kinds of events that are such a letter. */
const letters: ReadonlySet<string> = new Set(['gracieux', 'hierarchique'])

/** Tells what a letter to who took the act does to its limit; a date that is argued over is held not to move. */
export function letterBranch(
  node: GuideNode & { kind: 'letter' },
  regime: Regime | undefined,
  limitsFound: readonly TimeLimit[],
  { today, events = [] }: { readonly today: string; readonly events?: readonly Event[] },
): string {
  const suits = limitsFound.filter(
    one => one.fate !== 'replaced' && node.limits.some(key => one.key.startsWith(`${key}:`)),
  )
  const isSettled = !regime?.remedies.some(one => (one.recourseDebatedFrom ?? '9999') <= today)
  if (regime && isSettled && suits.length > 0 && suits.every(one => one.takesRecourse)) return node.interrupts
  const [from = ''] = suits.map(one => one.from).toSorted()
  const isOpen =
    regime?.letter === 'open' ||
    regime?.letter === 'prolongs' ||
    (regime?.letter === 'within a month' && today <= addMonths(from, 1))
  return isOpen && suits.length > 0 && !events.some(({ kind }) => letters.has(kind))
    ? node.unmoved
    : node.none
}
