/** node run.mjs bench/citations/tune.ts: the measure on the sets that may be looked at. */
import { measured } from '../citations.ts'

for (const set of ['dev', 'dev2'] as const) console.log(set, JSON.stringify(await measured(set), null, 1))
