import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Source } from '../../../../../src/shared/library/model.ts'
import { aDecision, anArgument } from '../../../../fixtures/builders.ts'
import { two } from '../two.ts'

const word = fc.constantFrom('', 'un', 'deux', 'trois')
const fields = fc.record({ holding: word, caveat: word, citeAs: word, notes: word })
/** what each side did since the pack was first taken; `none`: the other library never had it */
const history = fc.record({
  begun: fields,
  mine: fc.oneof(fields, fc.constantFrom('untouched' as const, 'removed' as const, 'none' as const)),
  theirs: fc.oneof(fields, fc.constant('untouched' as const)),
  choice: fc.option(fc.constantFrom('take' as const, 'keep' as const, { holding: 'theirs' as const }), {
    nil: undefined,
  }),
})

/** Empty texts are not written down. */
const given = (some: object) => Object.fromEntries(Object.entries(some).filter(([, value]) => value !== ''))

test('property: a pack taken, whatever was chosen, then undone, leaves the library as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 4 }), async things => {
      const { ana, ben, send, contentOf, close } = two()
      try {
        const ids: string[] = []
        for (const [n, { begun }] of things.entries()) {
          const make = n % 2 ? anArgument : aDecision
          const { notes: _, ...open } = begun
          const source = Source.parse({ ...make({}), ...given(open), provenance: [] })
          ids.push((await ana.call['library.save']({ source })).id)
        }
        const change = async (who: typeof ana, id: string, to: object) =>
          who.call['library.save']({
            source: { ...(await who.call['library.get']({ id })), ...given(to) } as Source,
          })
        const known = ids.filter((_, n) => things[n]?.mine !== 'none')
        if (known.length > 0) {
          const first = await ben.call['packs.review']({ file: await send(ana, { what: { ids: known } }) })
          await ben.call['packs.apply']({ id: first.id })
        }
        for (const [n, { mine, theirs }] of things.entries()) {
          const id = ids[n] ?? ''
          if (mine === 'removed') await ben.call['library.remove']({ id })
          else if (typeof mine === 'object') await change(ben, id, mine)
          if (typeof theirs === 'object') await change(ana, id, theirs)
        }
        const before = await contentOf(ben, ids)
        const rows = () =>
          ben.library.db.prepare('SELECT pack, what, id, data FROM pack_records ORDER BY 1, 2, 3').all()
        const records = rows()
        const review = await ben.call['packs.review']({
          file: await send(ana, { what: { ids }, notes: ids, version: '2' }),
        })
        const choices = Object.fromEntries(
          things.flatMap(({ choice }, n) => (choice ? [[ids[n] ?? '', choice]] : [])),
        )
        const { act } = await ben.call['packs.apply']({ id: review.id, choices })
        // what I changed and did not give up is still there
        for (const [n, { mine, choice }] of things.entries()) {
          const [now] = await contentOf(ben, [ids[n] ?? ''])
          if (typeof mine === 'object' && mine.notes && choice !== 'take') expect(now?.notes).toBe(mine.notes)
        }
        expect((await ben.call['packs.undo']({ id: act })).left).toEqual([])
        expect(await contentOf(ben, ids)).toEqual(before)
        expect(rows()).toEqual(records)
      } finally {
        await close()
      }
    }),
    { numRuns: 15 },
  )
})
