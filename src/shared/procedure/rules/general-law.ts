import { generalNatures, recourseNatures } from '../regimes/natures-by-law.ts'
import { type LimitRule, on } from './record.ts'

/** Events that open a suit whose limit depends on what the act decides. */
const decided: ReadonlySet<string> = new Set(['notified', 'refused', 'published', 'recourse-refused'])

/** A rule of general law: of acts that no special text rules; a shorter time printed in the decision is held to. */
function ofGeneralNature(rule: LimitRule): LimitRule {
  const { events, silences } = rule.trigger
  if (!events.some(one => decided.has(one)) && !silences.includes('implicit')) return rule
  const { count } = rule
  return {
    ...rule,
    when: {
      ...rule.when,
      also: {
        ...rule.when.also,
        nature:
          events.includes('recourse-refused') || count.kind === 'none' ? recourseNatures : generalNatures,
      },
    },
    ...(count.kind === 'months' && { count: { ...count, set: 'shorter' as const } }),
  }
}

/** Puts a rule under general law; the decision on a prior appeal opens the suit whatever the act decides. */
export const underGeneralLaw = (rule: LimitRule): LimitRule[] => {
  const { events, silences } = rule.trigger
  if (!events.includes('prior-refused')) return [ofGeneralNature(rule)]
  return [
    { ...rule, trigger: { events: ['prior-refused'], silences } },
    ofGeneralNature({ ...rule, trigger: on(...events.filter(one => one !== 'prior-refused')) }),
  ]
}
