import { actionRules } from './action.ts'
import { birthRules } from './births.ts'
import { timelessRules } from './closures.ts'
import { contractRules } from './contracts.ts'
import { documentRules } from './documents.ts'
import { institutionRules } from './institutions.ts'
import { investigationRules } from './investigation.ts'
import { judgmentRules } from './judgments.ts'
import { legalAidRules } from './legal-aid.ts'
import { orderRules } from './orders.ts'
import { permitRules } from './permits.ts'
import type { LimitRule } from './record.ts'
import { regimeRules } from './regimes.ts'
import { withdrawalRules } from './withdrawals.ts'

/** Every rule, in the order limits of one event are shown. */
export const rules: readonly LimitRule[] = [
  ...birthRules,
  ...actionRules,
  ...regimeRules,
  ...contractRules,
  ...documentRules,
  ...legalAidRules,
  ...judgmentRules,
  ...orderRules,
  ...investigationRules,
  ...permitRules,
  ...withdrawalRules,
  ...institutionRules,
  ...timelessRules,
]

const byEvent = groupBy(rule => rule.trigger.events)
const bySilence = groupBy(rule => rule.trigger.silences)

/** The rules an event opens by itself. */
export const rulesOn = (kind: string): readonly LimitRule[] => byEvent.get(kind) ?? []

/** The rules that a decision born of silence opens. */
export const rulesBornOf = (key: string): readonly LimitRule[] => bySilence.get(key) ?? []

function groupBy(
  triggersOf: (rule: LimitRule) => readonly string[],
): ReadonlyMap<string, readonly LimitRule[]> {
  const groups = new Map<string, LimitRule[]>()
  for (const rule of rules)
    for (const key of triggersOf(rule)) groups.set(key, [...(groups.get(key) ?? []), rule])
  return groups
}
