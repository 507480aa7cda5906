import { houseName } from '../../drafts/slots/member-address.ts'
import { addDays, addMonths, daysBetween } from '../../kernel/days.ts'
import { type Calendar, metropole } from '../../procedure/calendar/calendar.ts'
import type { Bill, Stage } from './model.ts'
import { stageWords } from './stages.ts'

/** Day until which amendments may be tabled. `prudent`: the earlier reading of the rule, where two are possible; the one to hold to. */
export interface AmendmentLimit {
  /** local date and time of Paris, `2025-03-13T17:00` */
  readonly at: string
  readonly prudent: string
  readonly law: string
  readonly certainty: 'verified' | 'to-verify'
  readonly why: string
}

/**
 * The limit for amendments of deputies before a discussion that begins that day: the third *jour ouvrable* before it, 17 h (Règlement
 * de l'Assemblée nationale, art. 86 in committee, 99 in the chamber). Saturdays count there; the prudent date leaves them out.
 * At the Sénat the Conférence des présidents sets it: nothing is computed.
 */
export function amendmentLimit(
  day: string,
  where: 'commission' | 'seance',
  calendar: Calendar = metropole,
): AmendmentLimit {
  const open = countBack(day, 3, one => calendar.holiday(one) === undefined && !isSunday(one))
  const workingDayBefore = countBack(day, 3, one => calendar.off(one) === undefined)
  return {
    at: `${open}T17:00`,
    prudent: `${workingDayBefore}T17:00`,
    law: `Règlement de l’Assemblée nationale, art. ${where === 'seance' ? '99' : '86'}`,
    certainty: 'to-verify',
    why:
      open === workingDayBefore
        ? 'Troisième jour ouvrable avant le début de la discussion, 17 h, sauf décision contraire.'
        : 'Troisième jour ouvrable avant le début de la discussion, 17 h, sauf décision contraire. Le samedi est un jour ouvrable ; la date prudente ne le compte pas.',
  }
}

const isSunday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 0

/** The nth day before one that counts: the limit is before the sitting, so that a day off moves it earlier. */
function countBack(day: string, n: number, counts: (day: string) => boolean): string {
  let at = day
  for (let remaining = n; remaining > 0; ) {
    at = addDays(at, -1)
    if (counts(at)) remaining -= 1
  }
  return at
}

/** The limit of a stage: the one written there, the day of a stage that is a delay, else the one computed at the Assemblée; nothing where it has to be asked. */
export function limitOf(stage: Stage, calendar?: Calendar): AmendmentLimit | undefined {
  if (isDelay(stage) && stage.date && !stage.amendmentsBy)
    return {
      at: stage.date,
      prudent: stage.date,
      law: '',
      certainty: stage.certainty,
      why: 'Jour noté comme celui du délai des amendements.',
    }
  if (stage.amendmentsBy)
    return {
      at: stage.amendmentsBy,
      prudent: stage.amendmentsBy,
      law: '',
      certainty: stage.certainty,
      why: 'Date et heure notées avec l’étape.',
    }
  if (stage.chamber !== 'an' || !stage.date) return undefined
  if (stage.kind === 'commission') return amendmentLimit(stage.date, 'commission', calendar)
  if (stage.kind === 'seance') return amendmentLimit(stage.date, 'seance', calendar)
  return undefined
}

/** Whether a stage is a delay of amendments, and not a day of examination. */
export const isDelay = ({ kind }: Pick<Stage, 'kind'>): boolean =>
  kind === 'commission-delai' || kind === 'seance-delai'

/** The limits of a bill, each with its stage. A limit computed from the day of an examination gives way to the delay noted for it. */
export function limitsOf(stages: readonly Stage[], calendar?: Calendar): StageLimit[] {
  return stages.flatMap(stage => {
    const isNoted = stages.some(
      other =>
        isDelay(other) &&
        other.kind === `${stage.kind}-delai` &&
        other.chamber === stage.chamber &&
        other.reading === stage.reading &&
        limitOf(other, calendar),
    )
    const limit = isNoted && !stage.amendmentsBy ? undefined : limitOf(stage, calendar)
    return limit ? [{ stage, limit }] : []
  })
}

/** A limit and the stage it is of. */
export interface StageLimit {
  readonly stage: Stage
  readonly limit: AmendmentLimit
}

/** The last day to promulgate: fifteen days after the adopted law is sent to the Government (art. 10), suspended while the Conseil constitutionnel has it (art. 61). */
export function promulgationBy(
  adoptionDay: string,
  referralDay?: string,
  decisionDay?: string,
): string | undefined {
  if (!referralDay) return addDays(adoptionDay, 15)
  if (!decisionDay) return undefined
  const remaining = 15 - Math.max(0, daysBetween(adoptionDay, referralDay))
  return addDays(decisionDay, Math.max(0, remaining))
}

/** A date of a bill worth knowing. `at`: a day, or a day and an hour. */
export interface KeyDate {
  /** names it among those of its bill */
  readonly key: string
  readonly at: string
  readonly label: string
  readonly law: string
  readonly why: string
  readonly certainty: 'verified' | 'to-verify'
  readonly stage: string
}

/** The dates of a bill: its stages, the limits for amendments, the last day to decide and to promulgate. Oldest first. */
export function keyDates(bill: Pick<Bill, 'stages'>, calendar?: Calendar): KeyDate[] {
  const limits = limitsOf(bill.stages, calendar)
  const dates = bill.stages.flatMap((stage): KeyDate[] => {
    const limit = limits.find(one => one.stage === stage)?.limit
    const own: KeyDate[] = stage.date
      ? [
          {
            key: `stage:${stage.key}`,
            at: stage.date,
            label: stage.label || stageWords(stage),
            law: '',
            why: '',
            certainty: stage.certainty,
            stage: stage.key,
          },
        ]
      : []
    if (!limit) return own
    const place = stage.chamber ? `, ${houseName(stage.chamber)}` : ''
    const label = `Amendements : date limite${place}${stage.label ? ` (${stage.label})` : ''}`
    return [...own, { ...limit, key: `amendments:${stage.key}`, at: limit.prudent, label, stage: stage.key }]
  })
  return [...dates, ...ending(bill.stages)].sort((a, b) => a.at.localeCompare(b.at))
}

const last = (stages: readonly Stage[], kinds: readonly Stage['kind'][]) =>
  stages.findLast(one => kinds.includes(one.kind) && one.date)

/** Key dates of art. 10 and 61 of the Constitution, once the law is adopted. */
function ending(stages: readonly Stage[]): KeyDate[] {
  const end = stages.findIndex(one => one.kind === 'conseil' || one.kind === 'promulgation')
  if (end < 0) return []
  const adoptionDay = last(stages.slice(0, end), [
    'vote',
    'cmp-lecture',
    'nouvelle-lecture',
    'lecture-definitive',
  ])
  if (!adoptionDay?.date) return []
  const council = stages.filter(one => one.kind === 'conseil' && one.date)
  const [referral, decision] = council.length > 1 ? [council[0], council.at(-1)] : [council[0], undefined]
  const by = promulgationBy(adoptionDay.date, referral?.date, decision?.date)
  const month = referral?.date ? addMonths(referral.date, 1) : undefined
  return [
    ...(month
      ? [
          {
            key: `council:${referral?.key ?? ''}`,
            at: month,
            label: 'Conseil constitutionnel : un mois pour décider (huit jours en cas d’urgence)',
            law: 'Constitution, art. 61',
            why: 'À compter de la saisine.',
            certainty: 'to-verify' as const,
            stage: referral?.key ?? '',
          },
        ]
      : []),
    ...(by
      ? [
          {
            key: `promulgation:${adoptionDay.key}`,
            at: by,
            label: 'Promulgation : quinze jours',
            law: 'Constitution, art. 10 et 61',
            why: 'Comptés depuis l’adoption définitive, la transmission au Gouvernement n’étant pas notée ; suspendus pendant l’examen par le Conseil constitutionnel.',
            certainty: 'to-verify' as const,
            stage: adoptionDay.key,
          },
        ]
      : []),
  ]
}
