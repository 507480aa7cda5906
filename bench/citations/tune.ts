/** node run.mjs bench/citations/tune.ts: the measure on the half that may be looked at, alone. */
import { measured } from '../citations.ts'

console.log(JSON.stringify(measured('dev'), null, 1))
