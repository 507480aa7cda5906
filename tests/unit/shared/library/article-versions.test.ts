import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inForce, inForceText, inOrder, versionOn } from '../../../../src/shared/library/article-versions.ts'
import type { Version } from '../../../../src/shared/library/model.ts'

const version = (
  id: string,
  from: string | undefined,
  to: string | undefined,
  status = 'VIGUEUR',
): Version => ({
  id,
  from,
  to,
  status,
  text: id,
})

describe('the wording in force on a day', () => {
  const article = {
    versions: [
      version('LEGIARTI000000000003', '2020-09-01', '2999-01-01'),
      version('LEGIARTI000000000001', '2012-05-01', '2018-05-25', 'MODIFIE'),
      version('LEGIARTI000000000002', '2018-05-25', '2020-09-01', 'MODIFIE'),
    ],
  }

  test.each([
    ['2012-04-30', undefined],
    ['2012-05-01', 'LEGIARTI000000000001'],
    ['2018-05-24', 'LEGIARTI000000000001'],
    ['2018-05-25', 'LEGIARTI000000000002'],
    ['2026-11-24', 'LEGIARTI000000000003'],
  ])('on %s, its first day included and its last excluded', (day, id) =>
    expect(versionOn(article, day)?.id).toBe(id),
  )

  test('a wording never in force is not chosen, though its dates say so', () =>
    expect(
      versionOn(
        {
          versions: [
            ...article.versions,
            version('LEGIARTI9', '2019-01-01', '2999-01-01', 'MODIFIE_MORT_NE'),
          ],
        },
        '2019-06-01',
      )?.id,
    ).toBe('LEGIARTI000000000002'))

  test('dates are believed before the status: VIGUEUR_DIFF whose day has come is in force', () =>
    expect(inForce(version('a', '2026-01-01', '2999-01-01', 'VIGUEUR_DIFF'), '2026-06-01')).toBe(true))

  test('a wording whose entry into force is not fixed is not in force', () =>
    expect(inForce(version('a', '2999-01-01', undefined, 'VIGUEUR_DIFF'), '2999-06-01')).toBe(false))

  test('where dates overlap, the one that began last, then the highest id', () => {
    const overlapping = {
      versions: [
        version('B', '2020-01-01', undefined),
        version('C', '2020-01-01', undefined),
        version('A', '2019-01-01', undefined),
      ],
    }
    expect(versionOn(overlapping, '2021-01-01')?.id).toBe('C')
    expect(inOrder(overlapping).map(one => one.id)).toEqual(['A', 'B', 'C'])
  })

  test('the order in which wordings are given changes nothing', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(article.versions, { minLength: 3 }),
        fc.date({ min: new Date('2010-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (versions, date) => {
          const day = date.toISOString().slice(0, 10)
          expect(versionOn({ versions }, day)).toEqual(versionOn(article, day))
        },
      ),
    ))
})

test('« en vigueur le » says from which state of the data, and that a later day is not known', () => {
  const from = (asOf?: string) => ({
    provenance: [{ publisher: 'DILA, LEGI', licence: '', ...(asOf && { asOf }) }],
  })
  expect(inForceText(from('2026-03-27'), '2026-03-01')).toBe(
    'en vigueur le 1er mars 2026, d’après les données du 27 mars 2026',
  )
  expect(inForceText(from('2026-03-27'), '2026-11-28')).toBe(
    'en vigueur le 28 novembre 2026, d’après les données du 27 mars 2026, antérieures : une modification depuis n’y est pas',
  )
  expect(inForceText(from(), '2026-11-28')).toBe(
    'en vigueur le 28 novembre 2026, d’après des données sans date',
  )
})
