import type { Figure } from '../measure.ts'
import { figure as corpus } from './corpus.ts'
import { figure as log } from './log.ts'

/** Measures an office: its log, then its public texts. */
export const figure: Figure = async () => ({ ...(await log()), ...(await corpus()) })
