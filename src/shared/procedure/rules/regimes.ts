import { regimes } from '../regimes/all.ts'
import { matterOf } from '../regimes/natures.ts'
import { type Regime, type Remedy, TRIBUNAL } from '../regimes/record.ts'
import { actionRules } from './action.ts'
import { birthRules } from './births.ts'
import { bornOf, type Count, type LimitRule, months, on, read, whatever, year } from './record.ts'
import { remedy as courtRemedy, suit } from './suit.ts'

/** Kinds of events that tell an act, whatever it decides. */
const decisions = ['notified', 'refused', 'published'] as const
const MONTH_DAYS = 30

/** Days a count lasts, near enough to tell the shorter of two. */
function daysOf(count: Count): number {
  switch (count.kind) {
    case 'months':
      return count.n * MONTH_DAYS
    case 'days':
      return count.n
    case 'hours':
      return count.hours / 24
    default:
      return Number.POSITIVE_INFINITY
  }
}

interface Shortest {
  readonly count: Count
  readonly source: string
  readonly sources: Remedy['sources']
}

/** The shortest limit known of a matter; of all of them where the matter has none. */
function shortestOf(regime: Regime): Shortest {
  const matter = matterOf(regime.key)?.key
  const current = (some: readonly Regime[]) =>
    some
      .flatMap(one => one.remedies.filter(({ to }) => to === ''))
      .filter(one => Number.isFinite(daysOf(one.count)))
      .toSorted((a, b) => daysOf(a.count) - daysOf(b.count))[0]
  const ofMatter = current(regimes.filter(one => matterOf(one.key)?.key === matter))
  const shortest = ofMatter && daysOf(ofMatter.count) < 2 * MONTH_DAYS ? ofMatter : current(regimes)!
  return { count: shortest.count, source: shortest.sources[0]!.text, sources: shortest.sources }
}

const spelt = (count: Count): string =>
  count.kind === 'hours'
    ? `${count.hours} heures`
    : count.kind === 'months' || count.kind === 'days'
      ? `${count.n} ${count.kind === 'months' ? 'mois' : 'jours'}`
      : 'inconnu'

/** The remedies of a regime: a text not written here has the shortest limit known. */
export function remediesOf(regime: Regime): readonly Remedy[] {
  if (!regime.isUnwritten) return regime.remedies
  const { count, source, sources } = shortestOf(regime)
  return [
    {
      ...{ from: '', to: '', recourse: false, legalAid: false, year: false, count, sources },
      caveat: `Régime spécial : deux mois n’est pas sûr ; le plus court connu est de ${spelt(count)} (${source}).`,
    },
  ]
}

/** The rules of an act of that nature, from the events that tell it. */
function rulesOf(regime: Regime): LimitRule[] {
  const { key, title, judge, unmoved, first, form, step } = regime
  const base = {
    ...suit,
    key: step,
    title,
    judge,
    unmoved,
    ceiling: '',
    reading: labelOf(key),
    answeredBy:
      step === 'prior' ? ['prior-recourse'] : step === 'cada-seize' ? ['cada-registered'] : ['filed'],
    suit: step === 'rep' || step === 'contract' || step === 'precontractual',
    next: [first, form].filter(Boolean).join(' '),
  } as const
  const other = decisions.filter(one => !regime.triggers.includes(one))
  const also = { nature: [key] }
  return remediesOf(regime).flatMap((remedy): LimitRule[] => {
    const interruptedBy = [
      ...(remedy.recourse ? (['recourse'] as const) : []),
      ...(remedy.legalAid ? (['legal-aid'] as const) : []),
    ]
    const rule = {
      ...base,
      interruptedBy,
      valid: { from: remedy.from, to: remedy.to },
      caveat: remedy.caveat ?? '',
      sources: remedy.sources,
      count: printed(remedy.count),
      ...(remedy.recourseDebatedFrom && { recourseDebatedFrom: remedy.recourseDebatedFrom }),
    }
    const told = remedy.year ? { ...whatever, remedies: ['remedies'] } : whatever
    return [
      { ...rule, trigger: on(...regime.triggers), when: { ...told, also } },
      // an act of that nature that the user noted under another kind of event
      ...(other.length > 0 ? [{ ...rule, trigger: on(...other), when: { ...told, explicit: [key] } }] : []),
      ...(remedy.year
        ? [
            {
              ...rule,
              trigger: on('notified', 'refused'),
              when: { ...whatever, remedies: ['no-remedies'], also },
              reading: `${rule.reading}, voies et délais non mentionnés`,
              count: year,
              ceiling: 'délai raisonnable d’un an',
            },
          ]
        : []),
      ...(remedy.to === '' ? silent(regime, rule) : []),
    ]
  })
}

/** A time printed in the decision is held to where it is shorter. */
const printed = (count: Count): Count =>
  (count.kind === 'months' || count.kind === 'days') && !count.set ? { ...count, set: 'shorter' } : count

/** A refusal born of silence, where an act of that nature may be one: never later than what general law gives. */
function silent(regime: Regime, rule: Omit<LimitRule, 'trigger' | 'when'>): LimitRule[] {
  const length = daysOf(rule.count)
  if (length < MONTH_DAYS || ['precontractual', 'contract', 'account'].includes(regime.step)) return []
  const count = length <= 2 * MONTH_DAYS ? rule.count : months(2, 'franc', 'debated')
  return [
    {
      ...rule,
      key: 'rep',
      trigger: bornOf('implicit'),
      // no time runs against the silence of a council, where general law gives the limit (art. R. 421-3 CJA)
      when: {
        ...whatever,
        also: {
          nature: [regime.key],
          silence: ['rejects'],
          ...(rule.interruptedBy.includes('recourse') && { organ: ['single-author'] }),
        },
      },
      count,
      reading: `${rule.reading}, refus né du silence`,
    },
  ]
}

const labelOf = (key: string): string => {
  const regimesOfMatter: Readonly<Record<string, string>> = matterOf(key)?.regimes ?? {}
  return regimesOfMatter[key] ?? key
}

/** General law before another judge than the tribunal: the same rules, under the name of that judge. */
const elsewhere = ({ key, title, judge, form }: Regime): LimitRule[] =>
  actionRules
    .filter(rule => rule.when.also.nature !== undefined)
    .map(rule => ({
      ...rule,
      title: rule.count.kind === 'none' ? rule.title : title,
      judge,
      next: form,
      when: { ...rule.when, also: { ...rule.when.also, nature: [key] } },
    }))

/** The rejection of a recours administratif opens nothing where that recours moves nothing. */
const rejection = ({ key, unmoved }: Regime): LimitRule => ({
  ...suit,
  title: 'Rejet d’un recours administratif, sans délai nouveau',
  trigger: on('recourse-refused'),
  when: { ...whatever, explicit: [key] },
  reading: labelOf(key),
  interruptedBy: [],
  answeredBy: [],
  ceiling: '',
  caveat: '',
  count: {
    kind: 'awaited',
    event: 'jour où l’acte lui-même a été notifié ou publié',
    reason: `${unmoved} Notez le jour où l’acte lui-même a été notifié : le délai court de là.`,
  },
  sources: [read('art. R. 421-1 CJA', '2017-01-01')],
})

/** Remedy against the judgment on an act of that nature. */
function appealOf({ key, appeal }: Regime): LimitRule[] {
  if (!appeal) return []
  return [
    {
      ...courtRemedy,
      key: appeal.key,
      title: appeal.title,
      judge: appeal.judge,
      trigger: on('judgment'),
      when: { ...whatever, also: { nature: [key] } },
      reading: labelOf(key),
      count: appeal.count,
      interruptedBy: appeal.legalAid ? ['legal-aid'] : [],
      caveat: appeal.caveat ?? '',
      sources: appeal.sources,
    },
  ]
}

/** The silence kept on a prior appeal, where a text sets its length. */
function silenceOf({ key, silence }: Regime): LimitRule[] {
  const base = birthRules.find(one => one.key === 'prior-silence')
  if (!silence || !base) return []
  return [
    {
      ...base,
      when: { ...whatever, also: { nature: [key] } },
      count: { kind: 'birth', months: silence.months, set: true },
      caveat: '',
      sources: [silence.source],
    },
  ]
}

/** The suit against the decision on a prior appeal, where it has less than the two months of general law. */
function suitAfterOf({ key, judge, suitAfter }: Regime): LimitRule[] {
  if (!suitAfter) return []
  const rule = {
    ...suit,
    title: `Requête devant ${judge}`,
    judge,
    when: { ...whatever, also: { nature: [key] } },
    reading: labelOf(key),
    interruptedBy: [],
    count: suitAfter.count,
    sources: suitAfter.sources,
    ceiling: '',
    caveat: '',
  } as const
  return [
    { ...rule, trigger: on('prior-refused') },
    { ...rule, trigger: bornOf('prior-silence') },
  ]
}

/** Rules drawn from the regimes: suits and what comes before them, then remedies against judgments. */
export const regimeRules: readonly LimitRule[] = [
  ...regimes.flatMap(regime =>
    regime.isGeneral ? (regime.judge === TRIBUNAL ? [] : elsewhere(regime)) : rulesOf(regime),
  ),
  ...regimes.filter(one => !one.isGeneral && one.remedies.every(({ recourse }) => !recourse)).map(rejection),
  ...regimes.flatMap(appealOf),
  ...regimes.flatMap(silenceOf),
  ...regimes.flatMap(suitAfterOf),
]
