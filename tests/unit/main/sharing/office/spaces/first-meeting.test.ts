import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ChangeStore } from '../../../../../../src/main/sharing/office/change-store.ts'
import { memoryHost, memoryStore } from '../../../../../../src/main/sharing/office/memory/memory-store.ts'
import { AppError } from '../../../../../../src/shared/kernel/errors.ts'
import { program, temporary } from '../../../../../contract/program.ts'
import { join as enter, foundWith, trialDesk } from '../../../../../fixtures/office/desks.ts'
import { foundSharedSpace } from '../../../../../fixtures/office/library-desks.ts'

const ARGUMENTS = 250

const anArgument = (n: number) => ({
  ...{ kind: 'argument' as const, id: `argument-${n}`, certainty: 'verified' as const, provenance: [] },
  ...{ tags: [], notes: '', revision: 0, updatedAt: '', title: `Atteinte ${n}`, thesis: 'Disproportionnée' },
})

test('a first reading that a host cuts goes on with the page where it stopped', async () => {
  const host = memoryHost()
  const lea = await trialDesk('Léa', async () => memoryStore(host))
  const space = await foundWith(lea, [])
  for (let n = 0; n < 250; n += 1) await lea.write(space, { n })

  const asked: string[] = []
  let cut = 2
  const unsteady: ChangeStore = {
    ...memoryStore(host),
    since: async (name, cursor) => {
      asked.push(cursor)
      cut -= 1
      if (cut === 0) throw new AppError('not-found', 'coupé')
      return memoryStore(host).since(name, cursor)
    },
  }
  const ali = await trialDesk('Ali', async () => unsteady)
  await expect(enter(lea, ali, space, 'reader')).rejects.toThrow('coupé')
  expect(asked).toHaveLength(2)
  await ali.read(space)
  expect(asked[2]).toBe(asked[1])
  expect(asked[2]).not.toBe('')
  expect(ali.changes(space)).toHaveLength(250)
  expect(ali.findings(space)).toEqual([])
})

test('a first meeting cut while it writes keeps what it wrote, and goes on there', async () => {
  const place = temporary()
  const [marie, paul] = [program(join(place.folder, 'marie')), program(join(place.folder, 'paul'))]
  try {
    const space = await foundSharedSpace(join(place.folder, 'bureau'), 'Argumentaire', [
      { name: 'Marie', program: marie },
      { name: 'Paul', program: paul },
    ])
    const { id } = await marie.call['collections.save']({ title: 'Argumentaire' })
    for (let n = 0; n < ARGUMENTS; n += 1) await marie.call['library.save']({ source: anArgument(n) })
    const sources = Array.from({ length: ARGUMENTS }, (_, n) => `argument-${n}`)
    await marie.call['collections.add']({ id, sources })
    await marie.call['office.share']({ kind: 'collection', id, space })
    await marie.call['office.sync']({ space })

    paul.library.db.exec(`CREATE TEMP TRIGGER cut BEFORE INSERT ON office_things
      WHEN (SELECT count(*) FROM office_things) = 160 BEGIN SELECT RAISE(ABORT, 'cut'); END`)
    await expect(paul.call['office.sync']({ space })).rejects.toThrow()
    const count = () =>
      paul.library.db.prepare("SELECT count(*) FROM sources WHERE kind = 'argument'").pluck().get()
    expect(count()).toBe(160)
    paul.library.db.exec('DROP TRIGGER cut')
    expect((await paul.call['office.sync']({ space }))[0]).toMatchObject({
      received: 0,
      things: ARGUMENTS - 160 + 1,
    })
    expect((await paul.call['collections.sources']({ id })).map(one => one.id)).toEqual(sources)
    const { hits } = await paul.call['library.search']({ text: 'atteinte 249', limit: 5, offset: 0 })
    expect(hits.map(one => one.id)).toContain('argument-249')
  } finally {
    await Promise.all([marie.close(), paul.close()])
    place.remove()
  }
})
