// Proof that an office keeps its promises in a storm: desks in processes of their own meet a PostgreSQL with a replica.
//   npm run proof -- storm [--desks 200] [--processes 8] [--seed 1] [--texts 25] [--plant NAME]
// `--plant` makes a fault on purpose: the proof must then fail.
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { draw } from '../fixtures/mutate.ts'
import { whyNoPostgres } from '../fixtures/office/postgres.ts'
import { setUpOffice } from '../fixtures/office/storm/set-up.ts'
import { PLANTS, runStorm, type StormOutcome } from '../fixtures/office/storm/storm.ts'
import { type CuttingProxy, openProxy } from './storm/cutting-proxy.ts'
import { type PostgresStormHost, startStormHost } from './storm/postgres-host.ts'
import { type ProcessFleet, startProcesses } from './storm/process-fleet.ts'

const { values } = parseArgs({
  options: {
    desks: { type: 'string', default: '200' },
    processes: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    texts: { type: 'string' },
    plant: { type: 'string' },
  },
})
/** Within this, after a turn has begun, something is killed. */
const KILL_MS = 4000
/** A text for so many desks, and some at least: all desks write in all of them. */
const DESKS_BY_TEXT = 8
const MIN_TEXTS = 6
/** Share of connections that are cut while the wind blows. */
const CUTS = 0.08

const plant = PLANTS.find(one => one === values.plant)
if (values.plant !== undefined && !plant)
  throw new Error(`no fault is called ${values.plant}: one of ${PLANTS.join(', ')}`)

const startMs = performance.now()
let fleet: ProcessFleet | undefined
/** Says a line after the time since the beginning, and the processor time of the desks. */
function say(line: string): void {
  const [clock, processor] = [performance.now() - startMs, fleet?.usage().processorMs ?? 0].map(ms =>
    String(Math.round(ms / 1000)).padStart(5),
  )
  console.log(`${clock} s ${processor} s of processor  ${line}`)
}

/** Room that a library grows to, times some. */
const LIBRARY_BYTES = 25e6
const MEMORY_FOLDER = '/dev/shm'

/**
 * Folder of the libraries: in memory where there is room. A process that is killed loses nothing that it gave the system, on a disk or
 * not, so that a disk would prove no more.
 */
function libraryRoot(): string {
  if (!existsSync(MEMORY_FOLDER)) return tmpdir()
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER)
  return bavail * bsize > Number(values.desks) * LIBRARY_BYTES ? MEMORY_FOLDER : tmpdir()
}

/** Opens the office, lets the storm blow over it and ends all that was begun. */
async function blow(): Promise<StormOutcome> {
  const place = mkdtempSync(join(libraryRoot(), 'pretoire-tempete-'))
  const dice = draw(Number(values.seed))
  const desks = Array.from({ length: Number(values.desks) }, (_, n) => `p${n}`)
  let proxy: CuttingProxy | undefined
  let host: PostgresStormHost | undefined
  const end = () => {
    fleet?.close()
    proxy?.close()
    host?.stop()
    rmSync(place, { recursive: true, force: true, maxRetries: 10 })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      end()
      process.exit(130)
    })
  try {
    proxy = await openProxy(dice)
    host = await startStormHost(proxy, desks)
    say(`a server, its replica, ${desks.length} desks in ${values.processes} processes, seed ${values.seed}`)
    const { members, spaces } = await setUpOffice(place, desks, {
      addressFor: host.addressFor,
      texts: Number(values.texts ?? Math.max(MIN_TEXTS, Math.ceil(desks.length / DESKS_BY_TEXT))),
    })
    say('all desks are members of two spaces')
    fleet = await startProcesses(place, desks, Number(values.processes))
    const [theHost, theFleet] = [host, fleet]
    proxy.setCuts(CUTS)
    const someKill = (n: number) => theFleet.kill(n % Number(values.processes), dice.below(KILL_MS))
    const outcome = await runStorm({
      ...{ seed: Number(values.seed), desks, members, spaces, fleet, host, say },
      ...(plant && { plant }),
      gusts: [
        { name: 'two processes of desks are killed', blow: () => both(someKill(0), someKill(1)) },
        { name: 'the server is killed, and starts again', blow: () => theHost.kill() },
        {
          name: 'the server is killed, its replica promoted; a process too',
          blow: () => both(theHost.failOver(), someKill(2)),
        },
      ],
      onRemoval: member => theHost.letIn(spaces, member),
      onCalm: () => proxy?.setCuts(0),
    })
    const { envelopes, bytes } = await host.size()
    say(
      `the log: ${envelopes} envelopes, ${(bytes / 1e6).toFixed(1)} MB; the largest process: ${fleet.usage().peakMb} MB`,
    )
    return outcome
  } finally {
    end()
  }
}

async function both(...acts: readonly Promise<unknown>[]): Promise<void> {
  await Promise.all(acts)
}

if (whyNoPostgres) console.log(`storm: left out, ${whyNoPostgres}`)
else {
  const { faults, tokens, meetings, failures, states } = await blow()
  for (const fault of faults.slice(0, 40)) say(`FAULT ${fault}`)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  say(
    `${faults.length} faults; ${tokens} acknowledged tokens, ${meetings} meetings ordered, ${failures} failed and said so, ${states[0]?.versions} versions on each desk, ${peak} MB here at most`,
  )
  process.exitCode = faults.length > 0 ? 1 : 0
}
