// A process of the storm: it holds some desks, carries out what it is told, and may be killed at any moment.
//   node desk-process.ts FOLDER DESK...
import { join } from 'node:path'
import { program } from '../../contract/program.ts'
import type { DeskReport } from '../../fixtures/office/storm/desk-order.ts'
import { fleetHere } from '../../fixtures/office/storm/fleet.ts'
import type { Errand, Reply } from './process-fleet.ts'

const [place = '', ...desks] = process.argv.slice(2)
const fleet = fleetHere(new Map(desks.map(desk => [desk, program(join(place, desk))])))
const tell = (message: Reply) => void process.send?.(message)

function tellReports(reports: readonly DeskReport[]): void {
  const { user, system } = process.cpuUsage()
  const usage = {
    processorMs: (user + system) / 1000,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  tell({ kind: 'reports', reports, usage })
}

async function run(errand: Errand): Promise<void> {
  switch (errand.kind) {
    case 'turn':
      return tellReports(await fleet.turn(errand.orders, token => tell({ kind: 'written', token })))
    case 'remove':
      await fleet.remove(errand.owner, errand.member)
      return tellReports([])
    case 'states':
      return tell({ kind: 'states', states: await fleet.states(errand.desks) })
  }
}

process.on('message', (errand: Errand) => {
  run(errand).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})
// the errands of a parent end with it
process.on('disconnect', () => process.exit(0))
tellReports([])
