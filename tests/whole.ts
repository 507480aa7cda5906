/** Whether a run tries every case: `npm run proof -- whole` does. `npm test` tries a share of the same cases, and each kind of case. */
export const isWhole = process.env.PRETOIRE_WHOLE === 'true'

/** The number of cases to draw, or the cases to try: `share` in `npm test`, `whole` in the proof. */
export const shareOf = <T>(share: T, whole: T): T => (isWhole ? whole : share)
