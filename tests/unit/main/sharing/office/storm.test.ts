import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareFolder } from '../../../../../src/main/sharing/office/folder/folder-office.ts'
import { program, temporary } from '../../../../contract/program.ts'
import { fleetHere } from '../../../../fixtures/office/storm/fleet.ts'
import { folderStormHost } from '../../../../fixtures/office/storm/folder-host.ts'
import { setUpOffice } from '../../../../fixtures/office/storm/set-up.ts'
import { runStorm } from '../../../../fixtures/office/storm/storm.ts'

const DESKS = ['a', 'b', 'c', 'd', 'e']

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

test('a small storm over a folder breaks no promise: absences, wrong clocks, lies, a return to before, a removal', async () => {
  const root = join(place.folder, 'bureau')
  prepareFolder(root)
  const office = await setUpOffice(place.folder, DESKS, { addressFor: () => root, texts: 2 })
  const programs = new Map(DESKS.map(desk => [desk, program(join(place.folder, desk))]))
  const outcome = await runStorm({
    ...{ seed: 1, desks: DESKS, members: office.members, spaces: office.spaces },
    ...{ fleet: fleetHere(programs), host: folderStormHost(root) },
  })
  for (const one of programs.values()) await one.close()
  expect(outcome.faults).toEqual([])
  expect(outcome.tokens).toBeGreaterThan(10)
  expect(outcome.failures).toBe(0)
})
