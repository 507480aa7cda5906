import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Stage } from '../../../../src/shared/campaign/bills/model.ts'
import { stateTitle } from '../../../../src/shared/campaign/bills/state/moves.ts'
import type { Program } from '../../../contract/program.ts'
import { aBillAhead, anArgument } from '../../../fixtures/builders.ts'
import { two } from './two.ts'

let world: ReturnType<typeof two>
beforeEach(() => {
  world = two()
})
afterEach(() => world.close())

const bill = aBillAhead({ id: 'bill' })
const promulgated = Stage.parse({
  key: 'loi',
  label: 'Loi promulguée',
  kind: 'promulgation',
  date: bill.seenOn,
})

/** The state of Ana's bill, as the file she gives. */
const state = (from: Program) =>
  from.call['bills.get']({ id: bill.id }).then(now =>
    world.send(from, { what: { bill: bill.id }, title: stateTitle(now) }),
  )

/** Ben writes to a deputy about the bill where it stands. */
async function benWrites() {
  const { ben } = world
  const source = await ben.call['library.save']({
    source: anArgument({ id: randomUUID(), variants: { mail: 'Une phrase qui convainc.' } }),
  })
  const choice = { bill: bill.id, stage: 'an', measures: [bill.measures[0]!.id], arguments: [source.id] }
  return ben.call['briefs.create']({ template: 'courriel', choice })
}

test('the state of a text says what moved and which document it makes false, and changes nothing before it is taken', async () => {
  const { ana, ben } = world
  for (const each of [ana, ben]) await each.call['bills.save']({ bill })
  const { draft, dossier } = await benWrites()
  const now = await ana.call['bills.get']({ id: bill.id })
  await ana.call['bills.save']({ bill: { ...now, current: 'loi', stages: [...now.stages, promulgated] } })

  const review = await ben.call['packs.review']({ file: await state(ana) })
  expect(review.moves).toMatchObject([
    {
      bill: 'bill',
      behind: '',
      lines: [
        expect.stringMatching(/^Le texte en est à «\u00a0Loi promulguée\u00a0», le .* \(il en était à/),
        expect.stringMatching(/^Nouvelle étape\u00a0: «\u00a0Loi promulguée/),
      ],
      resting: [{ kind: 'draft', id: draft }],
      pages: expect.stringContaining('publiez-les de nouveau'),
    },
  ])
  expect((await ben.call['bills.get']({ id: bill.id })).current).toBe('an')
  expect(await ben.call['briefs.mend']({ bill: bill.id })).toEqual([])

  await ben.call['packs.apply']({ id: review.id, choices: {} })
  expect(await ben.call['bills.get']({ id: bill.id })).toMatchObject({ current: 'loi' })
  // the document is put where the text is when it is asked for, and says that nothing can be asked there
  expect(await ben.call['briefs.mend']({ bill: bill.id })).toMatchObject([{ draft, state: 'closed' }])
  expect(await ben.call['briefs.choice']({ dossier, draft })).toMatchObject({
    choice: { stage: 'loi' },
  })
})

test('a state older than the one noted proposes nothing, and says so', async () => {
  const { ana, ben } = world
  await ana.call['bills.save']({ bill: { ...bill, seenOn: undefined, current: 'senat' } })
  await ben.call['bills.save']({ bill: { ...bill, current: 'loi', stages: [...bill.stages, promulgated] } })
  const review = await ben.call['packs.review']({ file: await state(ana) })
  expect(review.moves[0]?.behind).toContain('rien n’est repris de lui sans que vous le choisissiez')
  expect(review.moves[0]?.resting).toEqual([])
  await ben.call['packs.apply']({ id: review.id, choices: {} })
  expect(await ben.call['bills.get']({ id: bill.id })).toMatchObject({ current: 'loi' })
})

test('the state of a text carries that bill alone', async () => {
  const { ana, send, text } = world
  await ana.call['bills.save']({ bill })
  await ana.call['bills.save']({ bill: aBillAhead({ id: 'other', title: 'Une autre loi' }) })
  const file = text(await send(ana, { what: { bill: bill.id } }))
  expect(file).toContain('Proposition de loi d’exemple')
  expect(file).not.toContain('Une autre loi')
  await expect(send(ana, { what: { bill: 'nul' } })).rejects.toMatchObject({ code: 'not-found' })
})
