import type { Power } from './model.ts'
import { alwaysPowers } from './table-always.ts'
import { lawPowers } from './table-law.ts'
import { readingPowers } from './table-readings.ts'

/**
 * The powers every actor still has over a measure, at every step. In each file the first row that fits is what a document asks. RAN: rules
 * of the Assemblée nationale (read as of 11 October 2017, changed on 4 June 2019). RS: rules of the Sénat (read as of 2019 or later,
 * changed on 8 April 2025). The first day of a power (`since`) is recalled.
 */
export const POWERS: readonly Power[] = [...readingPowers, ...lawPowers, ...alwaysPowers]
