import type { Bill } from './model.ts'
import type { BillText } from './text-model.ts'

type VersionHead = Pick<BillText, 'id' | 'stage' | 'number'>

/** « Séance de l’Assemblée nationale, n° 907 »: a version of a text, by its stage and its number. */
export const versionName = (
  bill: Pick<Bill, 'stages'> | undefined,
  { stage, number }: Omit<VersionHead, 'id'>,
): string =>
  [bill?.stages.find(one => one.key === stage)?.label ?? stage, number && `n°\u00a0${number}`]
    .filter(Boolean)
    .join(', ')

/** The version of a bill that is of its latest stage; of one stage, the last kept. */
export function lastVersion<T extends VersionHead>(
  bill: Pick<Bill, 'stages'>,
  all: readonly T[],
): T | undefined {
  const rank = (one: VersionHead) => bill.stages.findIndex(stage => stage.key === one.stage)
  return all.toSorted((a, b) => rank(a) - rank(b)).at(-1)
}
