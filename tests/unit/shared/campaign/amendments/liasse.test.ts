import { describe, expect, test } from 'vitest'
import { apply } from '../../../../../src/shared/campaign/amendments/applying/apply.ts'
import type { Article } from '../../../../../src/shared/campaign/amendments/applying/article.ts'
import { inDebateOrder } from '../../../../../src/shared/campaign/amendments/debate-order.ts'
import { conflicts, identicalGroups } from '../../../../../src/shared/campaign/amendments/liasse.ts'
import type { Change } from '../../../../../src/shared/campaign/amendments/model.ts'
import { sentences } from '../../../../../src/shared/campaign/amendments/words.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { article } from '../../../../fixtures/amendments/cases.ts'
import {
  drawer,
  drawnArticle,
  drawnChange,
  drawnLiasse,
  drawnWords,
  liasseOf,
} from '../../../../fixtures/amendments/drawn.ts'

const seeds = Array.from({ length: 30 }, (_, n) => n + 100)
const overlaps = (a: Change[], b: Change[], known = true) =>
  conflicts([liasseOf(1, a), liasseOf(2, b)], () => (known ? article : undefined)).map(one => one.kind)

test.each(seeds)('neighbours that do not conflict give no false alarm, seed %i', seed => {
  const { article: drawn, all } = drawnLiasse(seed, 40)
  expect(conflicts(all, () => drawn).filter(one => one.kind === 'overlap')).toEqual([])
})

test.each(seeds)('words of one alinéa that do not meet do not conflict, seed %i', seed => {
  const { article: drawn } = drawnLiasse(seed, 1)
  const text = drawn.alineas[0] ?? ''
  const half = text.indexOf(' ', text.length / 2)
  const draw = drawer(seed)
  const before = drawnWords(draw, text.slice(0, half), 1)
  const last = text.slice(half).trim().replace(/\.$/, '')
  const a: Change[] = [{ kind: 'delete-words', where: { alineas: [1], occurrence: 1 }, words: before.words }]
  const b: Change[] = [
    { kind: 'replace-words', where: { alineas: [1], occurrence: 'last' }, words: last, by: 'autre' },
  ]
  expect(
    conflicts([liasseOf(1, a), liasseOf(2, b)], () => drawn).filter(one => one.kind === 'overlap'),
  ).toEqual([])
})

test.each(seeds)('a conflict sown at each fifth amendment is found, and no other, seed %i', seed => {
  const { article: drawn, all } = drawnLiasse(seed, 40)
  const draw = drawer(seed + 1)
  const sown = all.flatMap((one, n) => {
    if (n % 5 !== 0) return []
    const text = drawn.alineas[n] ?? ''
    const said = drawnWords(draw, text, n + 1)
    const target: Change = { kind: 'replace-words', ...said, by: 'tout autre chose' }
    const rival: Change =
      draw(3) === 0
        ? { kind: 'delete-alineas', alineas: [n + 1] }
        : draw(2) === 0
          ? { kind: 'insert-words', side: 'after', ...said, by: 'et cela' }
          : { kind: 'delete-words', ...said }
    all[n] = { ...liasseOf(n, [target]), id: one.id }
    return [{ first: one.id, rival: { ...liasseOf(1000 + n, [rival]) } }]
  })
  const found = conflicts([...all, ...sown.map(one => one.rival)], () => drawn).filter(
    one => one.kind === 'overlap',
  )
  expect(found.map(({ a, b }) => `${a} ${b}`).sort()).toEqual(
    sown.map(one => `${one.first} ${one.rival.id}`).sort(),
  )
})

/** Whether all of an amendment still finds its place in an article once another was adopted. */
const standsAfter = (adopted: readonly Change[], next: readonly Change[], from: Article): boolean => {
  const { alineas } = apply(from, adopted, 'an')
  return apply({ ...from, alineas }, next, 'an').flaws.every(flaw => flaw.severity !== 'error')
}

test('an amendment is told to fall only by one that still stands once it is adopted itself', () => {
  let told = 0
  for (const seed of seeds) {
    const draw = drawer(seed)
    const drawn = drawnArticle(draw, 3)
    for (let n = 0; n < 60; n += 1) {
      const a = liasseOf(1, [drawnChange(draw, drawn, 2)])
      const b = liasseOf(2, [drawnChange(draw, drawn, 2)])
      const [clash] = conflicts([a, b], () => drawn)
      // the direction is the same whichever is read first
      expect(conflicts([b, a], () => drawn)[0]?.falls).toBe(clash?.falls)
      if (!clash?.falls || clash.message.includes('rectifier')) continue
      const [wide, narrow] = clash.falls === b.id ? [a, b] : [b, a]
      expect(standsAfter(narrow.changes, wide.changes, drawn), clash.message).toBe(true)
      told += 1
    }
  }
  expect(told).toBeGreaterThan(100)
})

describe('two amendments', () => {
  test('fall in the direction in which they do: what deletes an alinéa fells what amends its words, not the reverse', () => {
    const deletion: Change = { kind: 'delete-alineas', alineas: [3] }
    const message = (a: Change, b: Change) =>
      conflicts([liasseOf(1, [a]), liasseOf(2, [b])], () => article)[0] ?? { message: '', falls: '' }
    expect(message(deletion, inside)).toMatchObject({ falls: 'amendement-2' })
    expect(message(inside, deletion)).toMatchObject({ falls: 'amendement-1' })
    expect(message(inside, deletion).message).toMatch(
      /l’adoption de l’amendement n°\s3 fait tomber l’amendement n°\s2\s; l’inverse n’est pas vrai/,
    )
    expect(message(inside, { kind: 'delete-article' })).toMatchObject({ falls: 'amendement-1' })
    const again: Change = { ...deletion, kind: 'replace-alineas', by: ['Tout autre chose.'] }
    expect(message(deletion, again)).not.toHaveProperty('falls')
    expect(message(deletion, again).message).toContain('mis aux voix d’abord')
  })

  const inside: Change = { kind: 'delete-words', where: { alineas: [3] }, words: 'déchiffrées' }
  test('one deletes the alinéa the other changes', () =>
    expect(overlaps([{ kind: 'delete-alineas', alineas: [2, 3] }], [inside])).toEqual(['overlap']))
  test('one writes the article anew', () =>
    expect(
      overlaps(
        [{ kind: 'rewrite-article', by: ['Autre.'] }],
        [{ kind: 'insert-alineas', after: 6, by: ['Fin.'] }],
      ),
    ).toEqual(['overlap']))
  test('in the same alinéa, other words', () =>
    expect(
      overlaps(
        [inside],
        [{ kind: 'replace-words', where: { alineas: [3] }, words: 'deux ans', by: 'un an' }],
      ),
    ).toEqual([]))
  test('one takes out the words the other leans on', () =>
    expect(
      overlaps(
        [inside],
        [
          {
            kind: 'insert-words',
            side: 'after',
            where: { alineas: [3] },
            words: 'données déchiffrées',
            by: 'utiles',
          },
        ],
      ),
    ).toEqual(['overlap']))
  test('both put something at the same place: said, not a conflict', () =>
    expect(
      overlaps(
        [{ kind: 'insert-alineas', after: 4, by: ['a'] }],
        [{ kind: 'insert-alineas', after: 4, by: ['b'] }],
      ),
    ).toEqual(['same-place']))
  test('one puts an alinéa in the middle of what the other deletes; at its edge, it stays', () => {
    const gone: Change[] = [{ kind: 'delete-alineas', alineas: [3, 4] }]
    expect(overlaps(gone, [{ kind: 'insert-alineas', after: 3, by: ['x'] }])).toEqual(['overlap'])
    expect(overlaps(gone, [{ kind: 'insert-alineas', after: 4, by: ['x'] }])).toEqual([])
  })
  test('that differ by their gage alone are identical, and two gages do not meet', () => {
    const gage = (of: 'etat' | 'securite-sociale'): Change => ({ kind: 'gage', of: [of] })
    const both = [liasseOf(1, [inside, gage('etat')]), liasseOf(2, [inside, gage('securite-sociale')])]
    expect(identicalGroups(both)).toEqual([['amendement-1', 'amendement-2']])
    expect(conflicts(both, () => article)).toEqual([])
    const other: Change = { kind: 'delete-alineas', alineas: [1] }
    for (const known of [true, false])
      expect(overlaps([inside, gage('etat')], [other, gage('etat')], known)).toEqual([])
  })
  test('that both add a paragraph at the end of the article may both be adopted', () => {
    const added = (by: string): Change => ({ kind: 'complete-article', by: [by] })
    for (const known of [true, false])
      expect(overlaps([added('II. – Un.')], [added('II. – Deux.')], known)).toEqual([])
    const [whole] = conflicts(
      [liasseOf(1, [{ kind: 'delete-article' }]), liasseOf(2, [added('Un.')])],
      () => undefined,
    )
    expect(whole).toMatchObject({ kind: 'overlap', certain: true })
    expect(whole?.message).not.toMatch(/alinéa/)
  })
  test('are told to meet for certain by their places, perhaps by their words where the text is not known', () => {
    const said = (b: Change) => conflicts([liasseOf(1, [inside]), liasseOf(2, [b])], () => undefined)[0]
    expect(said({ kind: 'delete-alineas', alineas: [3] })).toMatchObject({ certain: true })
    const likely = said({ kind: 'replace-words', where: { alineas: [3] }, words: 'déchiffrées', by: 'lues' })
    expect(likely).toMatchObject({ kind: 'overlap', certain: false })
    expect(likely?.message).toContain('peut-être')
    expect(likely?.message).not.toContain('fait tomber')
  })
  test('that are the same are a group, not a conflict', () => {
    const both = [
      liasseOf(1, [inside]),
      { ...liasseOf(2, [inside]), dispositif: `${liasseOf(2, [inside]).dispositif} ` },
    ]
    expect(identicalGroups(both)).toEqual([['amendement-1', 'amendement-2']])
    expect(conflicts(both, () => article)).toEqual([])
  })
  test('articles of the same number in two texts are not one place', () => {
    const of = (n: number, textLabel: string, given: object = {}) => ({
      ...liasseOf(n, [{ kind: 'delete-article' }]),
      textLabel,
      ...given,
    })
    const both = [of(1, 'texte n° 63'), of(2, 'texte n° 806'), of(3, 'texte n° 63')]
    expect(identicalGroups(both)).toEqual([['amendement-1', 'amendement-3']])
    expect(inDebateOrder(both).map(one => one.id)).toEqual(['amendement-1', 'amendement-3', 'amendement-2'])
    const bills = [of(1, '', { bill: 'a' }), { ...liasseOf(2, [inside]), textLabel: '', bill: 'b' }]
    expect(conflicts(bills, () => undefined)).toEqual([])
    // the campaign's own and those of the publisher, of one bill, are one liasse
    const own = [of(1, '', { bill: 'a' }), of(2, 'texte n° 63', { bill: 'a' })]
    expect(identicalGroups(own)).toHaveLength(1)
  })
  test('a fallback is said to be one', () => {
    const main = liasseOf(1, [{ kind: 'delete-article' }])
    const second = { ...liasseOf(2, [inside]), fallbackOf: main.id }
    expect(conflicts([main, second], () => article).map(one => one.kind)).toEqual(['alternative'])
  })
  test('of an article whose text is not held are told by their words, and said to be verified', () => {
    const [one] = conflicts(
      [
        liasseOf(1, [inside]),
        liasseOf(2, [{ ...inside, words: 'déchiffrées', kind: 'replace-words', by: 'x' }]),
      ],
      () => undefined,
    )
    expect(one).toMatchObject({ kind: 'overlap', certain: false })
    expect(
      overlaps(
        [inside],
        [{ kind: 'delete-words', where: { alineas: [3] }, words: 'soixante-douze heures' }],
        false,
      ),
    ).toEqual([])
  })
})

test('a liasse is in the order of the articles, fallbacks after their main, identical ones together', () => {
  const at = (id: string, article: string, more = {}) =>
    anAmendment({
      id,
      target: { kind: 'article', article },
      dispositif: id,
      changes: [{ kind: 'delete-words', where: { alineas: [1] }, words: id }],
      ...more,
    })
  const same = { dispositif: 'le même', changes: [{ kind: 'delete-article' as const }] }
  const list = inDebateOrder([
    at('dix', '10'),
    at('repli', '2', { fallbackOf: 'huit' }),
    at('huit', '8'),
    at('huit-ter', '8 ter'),
    at('huit-bis-a', '8 bis A'),
    at('huit-bis', '8 bis'),
    at('un', '1er', same),
    at('après', '8', { target: { kind: 'beside', side: 'after', article: '8' } }),
    at('un-autre', '1er'),
    at('un-encore', '1er', same),
  ])
  expect(list.map(one => one.id)).toEqual([
    'un',
    'un-encore',
    'un-autre',
    'huit',
    'repli',
    'huit-bis-a',
    'huit-bis',
    'huit-ter',
    'après',
    'dix',
  ])
})

test.each([
  ['«\u00a0Art.\u00a0L.\u00a0871-8.\u00a0– Un. Deux.\u00a0»', 2],
  ['II. – M. Durand et Mme. Martin. Fin.', 2],
  ['Une seule, au sens de l’art. 5 et du n. 3.', 1],
])('the sentences of %s', (text, count) => expect(sentences(text)).toHaveLength(count))
