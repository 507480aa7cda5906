import { authorityRegimes } from './authorities.ts'
import { contractRegimes } from './contracts.ts'
import { electionRegimes } from './elections.ts'
import { foreignersRegimes } from './foreigners.ts'
import { institutionRegimes } from './institutions.ts'
import type { Regime } from './record.ts'
import { serviceRegimes } from './services.ts'
import { urbanismRegimes } from './urbanism.ts'

/** Every regime, one for each nature an act may have. */
export const regimes: readonly Regime[] = [
  ...authorityRegimes,
  ...institutionRegimes,
  ...urbanismRegimes,
  ...foreignersRegimes,
  ...contractRegimes,
  ...electionRegimes,
  ...serviceRegimes,
]
