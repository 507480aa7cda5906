/**
 * Setup of every test: cases are drawn from one seed, so that a test says the same of the same code each time. `npm run proof -- draws`
 * draws others.
 */
import fc from 'fast-check'

/** The seed of every draw of this run. */
export const SEED = Number(process.env.PRETOIRE_SEED ?? 20_261_202)

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED })
