import type { Figure } from '../measure.ts'
import { figure as corpus } from './corpus.ts'
import { figure as firstSync } from './first-sync.ts'
import { figure as log } from './log.ts'
import { figure as memberDay } from './member-day.ts'
import { figure as visible } from './visible.ts'

/** Measures an office: its log, first synchronisations, changes seen by others, the day of a member, then its public texts. */
export const figure: Figure = async () => ({
  ...(await log()),
  ...(await firstSync()),
  ...(await visible()),
  ...(await memberDay()),
  ...(await corpus()),
})
