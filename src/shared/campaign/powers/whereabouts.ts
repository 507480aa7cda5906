import { dayText } from '../../french/dates.ts'
import { inGuillemets } from '../../french/wording.ts'
import { addDays } from '../../kernel/days.ts'
import type { Bill, Stage } from '../bills/model.ts'
import { currentStage } from '../bills/stages.ts'
import type { Step } from './model.ts'
import { positionsAt } from './positions.ts'

/** Days a text usually stays at a step, after which the campaign asks where it is; `law`: the limit the Constitution sets, which is why. */
interface ExpectedStay {
  readonly days: number
  readonly law?: string
}

/** Past the longest of those of its positions, nothing is asked of anybody before somebody looked. A law and a lapsed text stay. */
export const EXPECTED_STAY: Readonly<Record<Step, ExpectedStay | undefined>> = {
  committee: { days: 120 },
  reported: { days: 30 },
  sitting: { days: 21 },
  vote: { days: 21 },
  engaged: { days: 3, law: 'Constitution, art. 49, al. 3' },
  blocked: { days: 3, law: 'Constitution, art. 44, al. 3' },
  joint: { days: 45 },
  'joint-text': { days: 30, law: 'Constitution, art. 45' },
  'new-reading': { days: 45 },
  'final-reading': { days: 30, law: 'RAN, art. 114' },
  adopted: { days: 16, law: 'Constitution, art. 10 (quinze jours)' },
  referred: { days: 32, law: 'Constitution, art. 61 (un mois)' },
  decided: { days: 16, law: 'Constitution, art. 10' },
  law: undefined,
  resolved: undefined,
  lapsed: undefined,
}

/**
 * Why it is asked where a text is. `stay`: longer at its step than texts stay; `undated`: nobody noted since when; `unplaced`: its stage does
 * not say what it is; `source`: a source of the library says it further.
 */
export const LATE_REASONS = ['stay', 'undated', 'unplaced', 'source'] as const
export type LateReason = (typeof LATE_REASONS)[number]

/** A text noted at a step it has probably left. */
export interface LateText {
  readonly stage: Stage
  readonly reason: LateReason
  /** the last day somebody knew it to be there; absent: nobody noted any */
  readonly since?: string
  /** the first day on which it is asked where it is */
  readonly due: string
  /** the page that tells where it is */
  readonly address: string
  /** why it is asked, as a sentence */
  readonly why: string
  readonly question: string
}

/**
 * The text that has probably gone on elsewhere since its last noted step, or that nobody noted the day of; nothing where it may still be
 * there. A law and a lapsed text stay where they are. Until the noted day of its next stage, a text is expected where it is.
 */
export function lateText(bill: Bill, today: string): LateText | undefined {
  const stage = currentStage(bill, today)
  if (!stage) return undefined
  const stays = positionsAt(bill, stage.key, today).map(({ step }) => EXPECTED_STAY[step])
  if (stays.length === 0) return unplacedText(bill, stage, today)
  // a text that may have lapsed, and may not, is asked about as one that has not
  const days = stays.flatMap(stay => stay?.days ?? [])
  if (days.length === 0 || awaitsNotedDay(bill, stage, today)) return undefined
  const since = knownSince(bill, stage, today)
  if (since === undefined) return undatedText(bill, stage, today)
  const due = addDays(since, Math.max(...days) + 1)
  if (due > today) return undefined
  const why = `La dernière étape notée, ${inGuillemets(stage.label)}, est du ${dayText(since)}, et un texte n’y reste pas si longtemps d’ordinaire.`
  return { since, due, ...asked(bill, stage, 'stay', why) }
}

const STAGE_OR_DAY = 'notez l’étape, ou le jour où vous avez vu qu’il y est encore'
const STAGE_KIND = 'notez la nature de cette étape (dépôt, commission, séance, vote…), ou celle où il est'

const asked = (bill: Bill, stage: Stage, reason: LateReason, why: string) => {
  const address = addressOf(bill)
  const toNote = reason === 'unplaced' ? STAGE_KIND : STAGE_OR_DAY
  const question = `Où en est le texte\u00a0? ${why} Lisez où il en est (${address}), puis ${toNote}.`
  return { stage, reason, address, why, question }
}

/** A text none of whose stages says what it is: where it is cannot be told, and is asked, whatever the day. */
const unplacedText = (bill: Bill, stage: Stage, today: string): LateText => ({
  due: today,
  ...asked(
    bill,
    stage,
    'unplaced',
    `L’étape notée, ${inGuillemets(stage.label)}, ne dit pas ce qu’elle est.`,
  ),
})

/** A text of which no day is noted: since when it is there cannot be told, so that it may be long gone. */
const undatedText = (bill: Bill, stage: Stage, today: string): LateText => ({
  due: today,
  ...asked(
    bill,
    stage,
    'undated',
    `L’étape notée, ${inGuillemets(stage.label)}, n’a pas de date\u00a0: rien ne dit depuis quand le texte y est, ni s’il y est encore.`,
  ),
})

/** Whether the day noted for the stage a text comes to next is still to come. */
function awaitsNotedDay({ stages }: Bill, stage: Stage, today: string): boolean {
  const at = stages.findIndex(one => one.key === stage.key)
  const isToCome = ({ date }: Stage) => date !== undefined && date > today
  const next = isToCome(stage) ? stage : stages.slice(at + 1).find(one => one.kind !== undefined)
  return next !== undefined && isToCome(next)
}

/** The last day that tells where a text is: of its stage or an earlier one, of what became of a measure there, or on which somebody looked. */
function knownSince({ stages, measures, seenOn }: Bill, stage: Stage, today: string): string | undefined {
  const reached = stages.slice(0, stages.findIndex(one => one.key === stage.key) + 1)
  const keys = new Set(reached.map(({ key }) => key))
  const fates = measures.flatMap(measure => measure.fates.filter(fate => keys.has(fate.stage)))
  return [...reached, ...fates, { date: seenOn }]
    .map(({ date }) => date)
    .filter((day): day is string => day !== undefined && day <= today)
    .toSorted()
    .at(-1)
}

/** The page of a text in its assembly, as well as it is known. */
export function addressOf({ dossier, legislature, stages, first }: Bill): string {
  if (dossier) return `https://www.assemblee-nationale.fr/dyn/${legislature ?? '17'}/dossiers/${dossier}`
  const page = stages.findLast(({ source }) =>
    /^https:\/\/(?:www\.)?(?:assemblee-nationale|senat|legifrance\.gouv|vie-publique)\.fr\//.test(source),
  )
  if (page) return page.source
  return first === 'senat'
    ? 'https://www.senat.fr/dossiers-legislatifs/'
    : 'https://www.assemblee-nationale.fr/dyn/dossiers'
}
