import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listExhibits } from '../../../../src/shared/exhibits/list.ts'
import { inSeries, orderSeries, producedIds } from '../../../../src/shared/exhibits/series.ts'
import { anExhibit } from '../../../fixtures/builders.ts'

const pools = fc
  .uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z]{1,4}$/), aside: fc.boolean() }), {
    selector: one => one.id,
    maxLength: 15,
  })
  .map(all => all.map(one => anExhibit(one)))

const numbers = (list: Parameters<typeof listExhibits>[0]) =>
  listExhibits(list).map(({ exhibit, number }) => [exhibit.id, number])

test('a case that begins as the main one stands changes no number, and is changed by none of its changes', () =>
  fc.assert(
    fc.property(pools, pool => {
      const exhibits = producedIds(pool)
      expect(numbers(inSeries(pool, undefined))).toEqual(numbers(pool))
      expect(numbers(inSeries(pool, { exhibits }))).toEqual(numbers(pool))
      // the main one is put in another order, and puts all aside: the case still numbers as it did
      const turned = pool.toReversed().map(one => ({ ...one, aside: true }))
      expect(numbers(inSeries(turned, { exhibits }))).toEqual(numbers(pool))
    }),
  ))

test('every exhibit of the pool is there once: in the series, or aside', () =>
  fc.assert(
    fc.property(pools, fc.array(fc.nat(20)), (pool, draws) => {
      const series = [...new Set(draws)].flatMap(at => pool[at]?.id ?? [])
      const all = inSeries(pool, { exhibits: ['gone', ...series] })
      expect(all.map(one => one.id).toSorted()).toEqual(pool.map(one => one.id).toSorted())
      expect(producedIds(all)).toEqual(series)
    }),
  ))

test('what was filed keeps its place in a series, whatever order is asked', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(30), { maxLength: 10 }),
      fc.array(fc.nat(30)),
      fc.nat(10),
      (ids, asked, count) => {
        const series = ids.map(String)
        const filed = new Set(series.slice(0, count))
        const next = orderSeries(series, asked.map(String), filed)
        expect(next.toSorted()).toEqual(series.toSorted())
        expect(next.slice(0, count)).toEqual(series.slice(0, count))
      },
    ),
  ))

test('an exhibit that a case turns is the same object each time', () => {
  const pool = [anExhibit({ id: 'a', aside: true })]
  expect(inSeries(pool, { exhibits: ['a'] })[0]).toBe(inSeries(pool, { exhibits: ['a'] })[0])
})
