import { dayText, hourText } from '../../../french/dates.ts'
import { capital, inGuillemets } from '../../../french/wording.ts'
import type { Bill, Measure, Stage } from '../model.ts'
import { currentStage } from '../stages.ts'

/** Changes between two states of a bill, as sentences; `behind`: why the second is no newer than the first, empty where it is. */
export interface Moves {
  readonly lines: readonly string[]
  readonly behind: string
}

/** Tells what moved between the state noted here and one received. `today`: a step to come is not a step the text reached. */
export function movesBetween(mine: Bill, theirs: Bill, today: string): Moves {
  const behind = isBehind(mine, theirs, today)
    ? `Cet état du texte est du ${dayText(knownOn(theirs, today) ?? today)}, et ce qui est noté ici est du ${dayText(knownOn(mine, today) ?? today)}\u00a0: rien n’est repris de lui sans que vous le choisissiez.`
    : ''
  return {
    behind,
    lines: [
      ...currentMove(mine, theirs, today),
      ...theirs.stages.flatMap(stage =>
        stageMoves(
          mine.stages.find(known => known.key === stage.key),
          stage,
        ),
      ),
      ...theirs.measures.flatMap(measure => measureMoves(mine, theirs, measure)),
    ],
  }
}

/**
 * Whether a state of a bill knows less of its course than another: its step is earlier; at the same one, or where the two courses cannot
 * be compared, its last known day is. A later step is news even for who looked since: looking may be a mistake, a step noted is a fact.
 */
export function isBehind(mine: Bill, theirs: Bill, today: string): boolean {
  const steps = stepsAhead(mine, theirs, today)
  if (steps) return steps < 0
  const [here, received] = [knownOn(mine, today), knownOn(theirs, today)]
  return here !== undefined && (received === undefined || received < here)
}

/** How many steps the second state is ahead of the first; undefined where no course has both steps. */
function stepsAhead(mine: Bill, theirs: Bill, today: string): number | undefined {
  const [here, received] = [currentStage(mine, today)?.key, currentStage(theirs, today)?.key]
  const course = [theirs, mine].find(
    ({ stages }) => stages.some(stage => stage.key === here) && stages.some(stage => stage.key === received),
  )?.stages
  if (!course) return undefined
  const at = (key: string | undefined) => course.findIndex(stage => stage.key === key)
  return at(received) - at(here)
}

/** The last day a state of a bill tells of: of a step reached, of the fate of a measure, or on which somebody looked. */
export function knownOn({ stages, measures, seenOn }: Bill, today: string): string | undefined {
  return [
    ...stages.map(stage => stage.date),
    ...measures.flatMap(measure => measure.fates.map(fate => fate.date)),
    seenOn,
  ]
    .filter((day): day is string => day !== undefined && day <= today)
    .toSorted()
    .at(-1)
}

function currentMove(mine: Bill, theirs: Bill, today: string): string[] {
  const [before, after] = [currentStage(mine, today), currentStage(theirs, today)]
  if (!after) return []
  if (before?.key === after.key)
    return theirs.seenOn && theirs.seenOn > (mine.seenOn ?? '')
      ? [`Le texte en est encore à ${inGuillemets(after.label)}\u00a0: vu le ${dayText(theirs.seenOn)}.`]
      : []
  const from = before ? ` (il en était à ${inGuillemets(before.label)})` : ''
  return [
    `Le texte en est à ${inGuillemets(after.label)}${after.date ? `, le ${dayText(after.date)}` : ''}${from}.`,
  ]
}

const OUTCOMES = {
  success: 'adopté',
  failure: 'échec ou rejet',
  conforme: 'voté dans les mêmes termes',
} as const

function stageMoves(before: Stage | undefined, after: Stage): string[] {
  const name = inGuillemets(after.label)
  if (!before) return [`Nouvelle étape\u00a0: ${name}${after.date ? `, le ${dayText(after.date)}` : ''}.`]
  return [
    ...(after.date && after.date !== before.date ? [`${name}\u00a0: le ${dayText(after.date)}.`] : []),
    ...(after.amendmentsBy && after.amendmentsBy !== before.amendmentsBy
      ? [
          `${name}\u00a0: amendements jusqu’au ${dayText(after.amendmentsBy.slice(0, 10))} à ${hourText(after.amendmentsBy.slice(11))}.`,
        ]
      : []),
    ...(after.outcome && after.outcome !== before.outcome
      ? [`${name}\u00a0: ${OUTCOMES[after.outcome]}.`]
      : []),
    ...(after.text && after.text !== before.text ? [`${name}\u00a0: texte n°\u00a0${after.text}.`] : []),
  ]
}

function measureMoves(mine: Bill, theirs: Bill, after: Measure): string[] {
  const before = mine.measures.find(measure => measure.id === after.id)
  if (!before) return [`Nouvelle mesure\u00a0: ${inGuillemets(after.title)}.`]
  return after.fates.flatMap(fate => {
    const known = before.fates.find(noted => noted.stage === fate.stage)
    const label = theirs.stages.find(stage => stage.key === fate.stage)?.label ?? fate.stage
    if (!fate.outcome || (known?.outcome === fate.outcome && known.state === fate.state)) return []
    const doubt = fate.certainty === 'to-verify' ? ' (à vérifier)' : ''
    return [`${capital(after.title)}\u00a0: ${fate.outcome}, ${inGuillemets(label)}${doubt}.`]
  })
}

/** The title of the file that gives the state of a bill: the same each time, so that a later one replaces an earlier one. */
export const stateTitle = ({ title }: Pick<Bill, 'title'>): string =>
  `État du texte\u00a0: ${title}`.slice(0, 200)
