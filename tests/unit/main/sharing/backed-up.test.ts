import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hold } from '../../../../src/main/kernel/database/hold.ts'
import { backup } from '../../../../src/main/safekeeping/backup.ts'
import { dailyBackup } from '../../../../src/main/safekeeping/daily.ts'
import { backups } from '../../../../src/main/safekeeping/list.ts'
import { restore } from '../../../../src/main/safekeeping/restore.ts'
import { examine } from '../../../../src/main/sharing/packs/pack-review.ts'
import { goOnTaking } from '../../../../src/main/sharing/packs/pack-steps.ts'
import { readPackFile } from '../../../../src/main/sharing/packs/read-pack.ts'
import { setDown } from '../../../../src/main/sharing/packs/set-down.ts'
import { type Program, program, temporary } from '../../../contract/program.ts'
import { aDecision, aDossier, anArgument } from '../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
let open: Program[]
beforeEach(() => {
  place = temporary()
  open = []
})
afterEach(async () => {
  await Promise.all(open.map(one => one.close()))
  place.remove()
})
const folderOf = (name: string) => join(place.folder, name)
function start(name: string): Program {
  const one = program(folderOf(name))
  open.push(one)
  return one
}

const long = 'x'.repeat(20_000)
const ids = Array.from({ length: 60 }, (_, n) => `lot-${n}`)
/** As many arguments as decisions: of these two, the backups of a large library keep the first alone. */
const lot = () =>
  place.file(
    'lot.pretoire',
    JSON.stringify({
      pretoire: 1,
      id: 'lot',
      title: 'Girafes',
      author: 'Ana',
      licence: '',
      date: '2026-01-01',
      sources: ids.flatMap((id, n) => [
        anArgument({ id, development: long }),
        aDecision({ id: `d-${id}`, numbers: [String(400_000 + n)], text: [{ n: 1, text: long }] }),
      ]),
    }),
  )
const here = ({ library }: Program, prefix = '') =>
  library.db
    .prepare("SELECT count(*) FROM sources WHERE removed_at IS NULL AND id LIKE ? || 'lot-%'")
    .pluck()
    .get(prefix)

/** A library whose program was ended in the middle of a pack, by its folder. */
function halfTaken(): string {
  const { library } = start('entiere')
  const act = setDown(library, examine(library, readPackFile({ path: lot(), name: 'lot' })), {})
  let steps = 0
  goOnTaking(library, act, () => {
    steps += 1
    if (steps === 4) cpSync(library.folder, folderOf('moitie'), { recursive: true })
  })
  return 'moitie'
}

test('a backup of a large library made in the middle of a pack, put back elsewhere, has that pack whole', async () => {
  const half = start(halfTaken())
  expect(here(half)).toBeGreaterThan(0)
  expect(here(half)).toBeLessThan(60)
  await dailyBackup(half.library, new Date(), 0)
  const fresh = start('neuve')
  await restore(fresh.library, backups(half.library)[0]?.file ?? '')
  const [cut] = await fresh.call['packs.cut']({})
  expect(cut).toMatchObject({ title: 'Girafes', outcome: 'taken' })
  expect([here(fresh), here(fresh, 'd-')]).toEqual([60, 60])
  expect(await fresh.call['packs.undo']({ id: cut?.id ?? '' })).toEqual({ restored: 120, left: [] })
  expect([here(fresh), here(fresh, 'd-')]).toEqual([0, 0])
})

test('what is the user’s own is not put back under a pack that is half written, then is', async () => {
  const half = start(halfTaken())
  await half.call['dossiers.save']({ dossier: aDossier({ id: 'mien' }) })
  const other = start('neuve')
  await other.call['dossiers.save']({ dossier: aDossier({ id: 'autre' }) })
  const { file } = await backup(other.library, { partial: true })
  await expect(restore(half.library, file)).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('rien n’a été rétabli'),
  })
  expect(await half.call['dossiers.get']({ id: 'mien' })).toMatchObject({ id: 'mien' })
  await half.call['packs.cut']({})
  const release = hold(half.library.folder, 'packs')
  await expect(restore(half.library, file)).rejects.toMatchObject({ code: 'refused' })
  release?.()
  await restore(half.library, file)
  expect(await half.call['dossiers.get']({ id: 'autre' })).toMatchObject({ id: 'autre' })
})
