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
  joint: { days: 45 },
  'joint-text': { days: 30, law: 'Constitution, art. 45' },
  'new-reading': { days: 45 },
  'final-reading': { days: 30, law: 'RAN, art. 114' },
  adopted: { days: 16, law: 'Constitution, art. 10 (quinze jours)' },
  referred: { days: 32, law: 'Constitution, art. 61 (un mois)' },
  decided: { days: 16, law: 'Constitution, art. 10' },
  law: undefined,
  lapsed: undefined,
}

/** A text noted at a step it has probably left. */
export interface LateText {
  readonly stage: Stage
  /** the last day somebody knew it to be there; absent: its stage does not say where that is */
  readonly since?: string
  /** the first day on which it is asked where it is */
  readonly due: string
  /** the page that tells where it is */
  readonly address: string
  readonly question: string
}

/** The text that has probably gone on elsewhere since its last noted step; nothing where it may still be there. */
export function lateText(bill: Bill, today: string): LateText | undefined {
  const stage = currentStage(bill, today)
  if (!stage) return undefined
  const stays = positionsAt(bill, stage.key, today).map(({ step }) => EXPECTED_STAY[step])
  const since = knownSince(bill, stage, today)
  if (stays.length === 0) return unplacedText(bill, stage, today)
  // a text that may have lapsed, and may not, is asked about as one that has not
  const days = stays.flatMap(stay => stay?.days ?? [])
  if (since === undefined || days.length === 0) return undefined
  const due = addDays(since, Math.max(...days) + 1)
  if (due > today) return undefined
  const address = addressOf(bill)
  return {
    stage,
    since,
    due,
    address,
    question: `Où en est le texte\u00a0? La dernière étape notée, ${inGuillemets(stage.label)}, est du ${dayText(since)}, et un texte n’y reste pas si longtemps d’ordinaire. Lisez où il en est (${address}), puis notez l’étape, ou le jour où vous avez vu qu’il y est encore.`,
  }
}

/** A text none of whose stages says what it is: where it is cannot be told, and is asked, whatever the day. */
function unplacedText(bill: Bill, stage: Stage, today: string): LateText {
  const address = addressOf(bill)
  return {
    stage,
    due: today,
    address,
    question: `Où en est le texte\u00a0? L’étape notée, ${inGuillemets(stage.label)}, ne dit pas ce qu’elle est. Lisez où il en est (${address}), puis notez la nature de cette étape (dépôt, commission, séance, vote…), ou celle où il est.`,
  }
}

/** The last day that tells where a text is: that of its stage, or of an earlier one, or the day somebody looked. */
function knownSince(bill: Bill, stage: Stage, today: string): string | undefined {
  const at = bill.stages.findIndex(one => one.key === stage.key)
  const days = [...bill.stages.slice(0, at + 1).map(one => one.date), bill.seenOn]
  return days
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
