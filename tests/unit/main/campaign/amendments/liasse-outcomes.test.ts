import { describe, expect, test } from 'vitest'
import { ofOneText } from '../../../../../src/main/campaign/amendments/handlers.ts'
import { readAmendments } from '../../../../../src/main/imports/parliament/amendments/read-amendments.ts'
import { conflicts, identicalGroups } from '../../../../../src/shared/campaign/amendments/liasse.ts'
import { haveSamples, samplePath } from '../../../../fixtures/import/samples.ts'

const NAME = 'jeu_complet_2017-2018_63.csv'

/** The liasse of a finance bill for social security, with what the Sénat decided of each of its 595 amendments. */
describe.skipIf(!haveSamples)('a liasse held against the official outcome of its amendments', () => {
  const read = () => {
    const { amendmentRows } = readAmendments(samplePath(`senat/${NAME}`), NAME)
    const all = ofOneText(amendmentRows).map(one => one.amendment)
    const byId = new Map(all.map(one => [one.id, one]))
    return { all, byId, clashes: conflicts(all, () => undefined) }
  }

  test('no two that were both adopted are said to make each other fall, nor to want an order', () => {
    const { all, byId, clashes } = read()
    const isAdopted = (id: string) => /^adopt/i.test(byId.get(id)?.outcome ?? '')
    expect(all.filter(one => isAdopted(one.id)).length).toBeGreaterThan(150)
    expect(
      clashes
        .filter(({ a, b }) => isAdopted(a) && isAdopted(b))
        .map(({ a, b, message }) => `${byId.get(a)?.number}, ${byId.get(b)?.number}\u00a0: ${message}`),
    ).toEqual([])
  })

  test('no message bears a number that no article has, and the certain come first', () => {
    const { clashes } = read()
    expect(clashes.filter(one => (one.alinea ?? 0) > 500 || /\d{4}/.test(one.message))).toEqual([])
    expect(clashes.map(one => one.certain)).toEqual(
      clashes.map(one => one.certain).sort((a, b) => Number(b) - Number(a)),
    )
  })

  test('amendments of one effect and several gages are one group', () => {
    const { all, byId } = read()
    const numbers = identicalGroups(all).map(ids => ids.map(id => byId.get(id)?.number ?? ''))
    expect(numbers.find(group => group.includes('32'))).toEqual(
      expect.arrayContaining(['10 rect.', '313', '367 rect.', '445']),
    )
  })
})
