import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporary } from '../../contract/program.ts'
import { draw } from '../../fixtures/mutate.ts'
import { damagesTrial } from '../../trials/damages.ts'
import { fullDiskTrial } from '../../trials/full-disk.ts'
import { placesTrial } from '../../trials/places.ts'

// in full by « npm run trials », commands killed too
let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())
const say = () => undefined

test('whatever page is zeroed, ten days of backups leave a proven one, which gives all back', async () => {
  const { faults, trials } = await damagesTrial({ folder: place.folder, dice: draw(1), count: 2, say })
  expect([faults, trials]).toEqual([[], 2])
}, 120_000)

test('a library works in a folder of any name', async () => {
  const { faults } = await placesTrial({ folder: place.folder, dice: draw(1), count: 2, say })
  expect(faults).toEqual([])
}, 120_000)

test('a disk full at the first write of each work of safekeeping is told as full, and costs nothing', async () => {
  const { faults } = await fullDiskTrial({ folder: place.folder, dice: draw(1), count: 1, say })
  expect(faults).toEqual([])
}, 120_000)
