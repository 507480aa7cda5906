/** Setup of the mutants' tests: the same draws of properties each time, and an end to a process whose mutant never returns. */
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'

const FIRST_DRAW = 19
const state = globalThis as { mutantWatchdog?: Worker }
const limitMs = Number(process.env.PRETOIRE_MUTANT_MS)

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: FIRST_DRAW, endOnFailure: true })

// a thread of its own: the loop of a mutant gives no turn to timers
if (!state.mutantWatchdog && limitMs > 0) {
  const script = `setTimeout(() => process.kill(${process.pid}, 'SIGKILL'), ${limitMs})`
  state.mutantWatchdog = new Worker(script, { eval: true })
  state.mutantWatchdog.unref()
}
