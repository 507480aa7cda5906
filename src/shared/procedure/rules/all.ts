import { actionRules } from './action.ts'
import { birthRules } from './births.ts'
import { timelessRules } from './closures.ts'
import { contractRules } from './contracts.ts'
import { documentRules } from './documents.ts'
import { institutionRules } from './institutions.ts'
import { investigationRules } from './investigation.ts'
import { judgmentRules } from './judgments.ts'
import { orderRules } from './orders.ts'
import { permitRules } from './permits.ts'
import type { LimitRule } from './record.ts'
import { withdrawalRules } from './withdrawals.ts'

/** Every rule, in the order limits of one event are shown. */
export const rules: readonly LimitRule[] = [
  ...birthRules,
  ...actionRules,
  ...contractRules,
  ...documentRules,
  ...judgmentRules,
  ...orderRules,
  ...investigationRules,
  ...permitRules,
  ...withdrawalRules,
  ...institutionRules,
  ...timelessRules,
]

/** The rules an event opens by itself. */
export const rulesOn = (kind: string): readonly LimitRule[] =>
  rules.filter(rule => rule.trigger.events.includes(kind))

/** The rules that a decision born of silence opens. */
export const rulesBornOf = (key: string): readonly LimitRule[] =>
  rules.filter(rule => rule.trigger.silences.includes(key))
