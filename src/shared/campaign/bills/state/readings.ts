import type { Stage, StageKind } from '../model.ts'
import { committeeOnlyProposes } from './nature.ts'

const OF_A_READING: ReadonlySet<StageKind | undefined> = new Set([
  'depot',
  'transmission',
  'renvoi',
  'commission-delai',
  'commission',
  'seance-delai',
  'seance',
  'vote',
  'nouvelle-lecture',
])

/** Groups the stages of a bill by the reading of a chamber they are of, in their order; those of no chamber are left out. */
export function chamberReadings(stages: readonly Stage[]): Stage[][] {
  const readings: Stage[][] = []
  for (const stage of stages) {
    if (!OF_A_READING.has(stage.kind)) continue
    const last = readings.at(-1)
    const [first] = last ?? []
    if (last && first?.chamber === stage.chamber && (first?.reading ?? 1) === (stage.reading ?? 1))
      last.push(stage)
    else readings.push([stage])
  }
  return readings
}

/** Whether a chamber rejects a text at a stage, by its vote or by a motion that ends the sitting (RAN, art. 91 and 109; RS, art. 44). */
export const rejectsText = ({ kind, outcome }: Stage): boolean =>
  outcome === 'failure' && (kind === 'seance' || kind === 'vote' || kind === 'nouvelle-lecture')

const MAKES_TEXT: ReadonlySet<StageKind | undefined> = new Set([
  'commission',
  'seance',
  'vote',
  'nouvelle-lecture',
])

/** Whether a committee leaves the text as it was: it adopted none, or only proposes (art. 42). */
export const isIdleCommittee = (bill: { readonly title: string }, { kind, outcome }: Stage): boolean =>
  kind === 'commission' && (outcome === 'failure' || committeeOnlyProposes(bill))

const isJoint = ({ kind }: Stage): boolean => kind === 'cmp' || kind === 'cmp-lecture'

/**
 * Lists the stages that made no text: those of a reading that rejected it unless that ended the text, and a joint committee that failed, or whose conclusions a chamber rejected: the new reading is of the text before it.
 */
export function stagesWithoutText(stages: readonly Stage[], isOver: boolean): ReadonlySet<Stage> {
  const rejected = isOver ? [] : chamberReadings(stages).filter(reading => reading.some(rejectsText))
  const joint = stages.filter(isJoint)
  const isInVain = joint.some(({ outcome }) => outcome === 'failure')
  return new Set([...rejected.flat().filter(({ kind }) => MAKES_TEXT.has(kind)), ...(isInVain ? joint : [])])
}
