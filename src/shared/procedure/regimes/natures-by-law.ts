import { regimes } from './all.ts'
import { TRIBUNAL } from './record.ts'

/** Every nature an act may have. */
export const allNatures: readonly string[] = regimes.map(one => one.key)

/** Natures that general law rules, before the tribunal administratif. */
export const generalNatures: readonly string[] = regimes
  .filter(one => one.isGeneral && one.judge === TRIBUNAL)
  .map(one => one.key)

/** Natures of which two months of silence reject the prior appeal. */
export const ordinarySilenceNatures: readonly string[] = regimes
  .filter(one => !one.silence)
  .map(one => one.key)

/** Natures whose judgments are appealed as general law says. */
export const ordinaryAppealNatures: readonly string[] = regimes.filter(one => !one.appeal).map(one => one.key)

/** Natures of which a recours administratif may run the time anew, so that its rejection opens a limit. */
export const recourseNatures: readonly string[] = [
  ...generalNatures,
  ...regimes.filter(one => one.remedies.some(({ recourse }) => recourse)).map(one => one.key),
]
