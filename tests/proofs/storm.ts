// Proof that an office keeps its promises in a storm: desks in processes of their own meet a PostgreSQL with a replica.
//   npm run proof -- storm [--desks 200] [--processes 8] [--seed 1] [--texts 6] [--plant NAME]
// `--plant` makes a fault on purpose: the proof must then fail.
import { mkdtempSync, rmSync } from 'node:fs'
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
    texts: { type: 'string', default: '6' },
    plant: { type: 'string' },
  },
})
/** Within this, after a turn has begun, something is killed. */
const KILL_MS = 4000
/** Share of connections that are cut while the wind blows. */
const CUTS = 0.08

const startMs = performance.now()
const say = (line: string) =>
  console.log(`${String(Math.round((performance.now() - startMs) / 1000)).padStart(5)} s  ${line}`)

/** Opens the office, lets the storm blow over it and ends all that was begun. */
async function blow(): Promise<StormOutcome> {
  const place = mkdtempSync(join(tmpdir(), 'pretoire-tempete-'))
  const dice = draw(Number(values.seed))
  const desks = Array.from({ length: Number(values.desks) }, (_, n) => `p${n}`)
  let proxy: CuttingProxy | undefined
  let host: PostgresStormHost | undefined
  let fleet: ProcessFleet | undefined
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
    const { programs, members, spaces } = await setUpOffice(place, desks, {
      addressFor: host.addressFor,
      texts: Number(values.texts),
    })
    for (const one of programs.values()) await one.close()
    say('all desks are members of two spaces')
    fleet = await startProcesses(place, desks, Number(values.processes))
    const [theHost, theFleet] = [host, fleet]
    proxy.setCuts(CUTS)
    const someKill = (n: number) => theFleet.kill(n % Number(values.processes), dice.below(KILL_MS))
    const plant = PLANTS.find(one => one === values.plant)
    return await runStorm({
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
