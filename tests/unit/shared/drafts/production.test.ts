import { describe, expect, test } from 'vitest'
import { assemble } from '../../../../src/shared/drafts/assemble/assemble.ts'
import { check } from '../../../../src/shared/drafts/checks/check.ts'
import type { Gathered } from '../../../../src/shared/drafts/gathered.ts'
import { producedBy, producedByAll, skippedBy } from '../../../../src/shared/drafts/production.ts'
import { listExhibits } from '../../../../src/shared/exhibits/list.ts'
import { aDossier, aDraft, anExhibit } from '../../../fixtures/builders.ts'

const exhibits = ['Statuts', 'Délibération', 'Lettre à la CADA', 'Manuel'].map((label, at) =>
  anExhibit({ id: `x${at + 1}`, label }),
)
const draft = aDraft({
  set: 'set',
  blocks: [
    {
      kind: 'paragraph',
      id: 'p',
      style: 'body',
      inlines: ['x1', 'x2'].map(exhibit => ({ kind: 'exhibit' as const, exhibit })),
    },
    { kind: 'generated', id: 'i', what: 'inventory' },
  ],
})
const sibling = (set: string, calls: string[]) => ({
  id: `of ${set}`,
  title: `Texte ${set}`,
  template: '',
  set,
  calls,
  grounds: [],
})
const gathered = (given: Partial<Gathered> = {}): Gathered => ({
  draft,
  dossier: aDossier({}),
  exhibits,
  sources: [],
  siblings: [],
  ...given,
})
const numbers = (given: Partial<Gathered>) => producedBy(gathered(given)).map(one => one.number)
const codes = (given: Partial<Gathered>) =>
  check(gathered(given), undefined, '2026-10-01').flatMap(one =>
    one.code.startsWith('exhibit-') && one.code !== 'exhibit-no-file' ? [[one.code, one.at.exhibit]] : [],
  )

describe('what a filing produces', () => {
  test('is what its set calls, and what no text calls, which is told', () => {
    expect(numbers({ siblings: [sibling('set', ['x4'])] })).toEqual([1, 2, 3, 4])
    expect(codes({ siblings: [sibling('set', ['x4'])] })).toEqual([['exhibit-unused', 'x3']])
  })
  test('is not what only another set calls; a number in between is refused, one after is not', () => {
    const siblings = [sibling('set', ['x4']), sibling('other', ['x3'])]
    expect(numbers({ siblings })).toEqual([1, 2, 4])
    expect(codes({ siblings })).toEqual([['exhibit-skipped', 'x3']])
    const last = [sibling('set', ['x3']), sibling('other', ['x4'])]
    expect(numbers({ siblings: last })).toEqual([1, 2, 3])
    expect(codes({ siblings: last })).toEqual([])
  })
  test('is all that is called in a dossier whose texts were not prepared together', () => {
    const alone = { draft: { ...draft, set: '' }, siblings: [sibling('other', ['x3', 'x4'])] }
    expect(numbers(alone)).toEqual([1, 2, 3, 4])
    expect(codes(alone)).toEqual([])
  })
  test('an exhibit put aside has no number, and those after it take theirs; a call of it is refused', () => {
    const aside = exhibits.map(one => (one.id === 'x2' ? { ...one, aside: true } : one))
    expect(listExhibits(aside).map(one => [one.exhibit.id, one.number])).toEqual([
      ['x1', 1],
      ['x3', 2],
      ['x4', 3],
    ])
    // told once, and not as one that is missing
    expect(codes({ exhibits: aside, siblings: [sibling('set', ['x3', 'x4'])] })).toEqual([
      ['exhibit-aside', 'x2'],
    ])
    const filed = aside.map(one => ({ ...one, filed: { filing: 'f', date: '2026-01-02' } }))
    expect(listExhibits(filed)).toHaveLength(4)
  })
  test('the inventory printed says the same', () => {
    const siblings = [sibling('set', []), sibling('other', ['x3', 'x4'])]
    const inventory = assemble(gathered({ siblings })).blocks.find(one => one.kind === 'inventory')
    expect(inventory?.kind === 'inventory' && inventory.rows.map(row => row.label)).toEqual([
      'Statuts',
      'Délibération',
    ])
  })
})

test('several texts filed together produce what each does, once, by number', () => {
  const first = gathered({ siblings: [sibling('set', ['x4']), sibling('other', ['x3'])] })
  const second = gathered({
    draft: { ...draft, set: 'other', blocks: [] },
    siblings: [sibling('other', ['x3']), sibling('set', ['x1', 'x2', 'x4'])],
  })
  expect(producedByAll([first, second]).map(one => one.number)).toEqual([1, 2, 3, 4])
  expect(producedByAll([second, second]).map(one => one.number)).toEqual([3])
  expect(skippedBy(second).map(one => one.number)).toEqual([1, 2])
  expect(skippedBy(first).map(one => one.number)).toEqual([3])
  expect(skippedBy(gathered({ exhibits: [] }))).toEqual([])
})

test('an exhibit already filed is not produced again, and a call by the name of the template is one', () => {
  const filed = exhibits.map(one =>
    one.id === 'x1' ? { ...one, filed: { filing: 'f', date: '2026-01-02' } } : one,
  )
  expect(producedBy(gathered({ exhibits: filed })).map(one => one.number)).toEqual([2, 3, 4])
  const byKey = aDraft({
    set: 'set',
    blocks: [
      { kind: 'paragraph', id: 'p', style: 'body', inlines: [{ kind: 'exhibit', exhibit: 'key:manuel' }] },
    ],
  })
  const given = { draft: byKey, siblings: [sibling('other', ['x1', 'x2', 'x3', 'x4'])] }
  expect(producedBy(gathered(given)).map(one => one.number)).toEqual([])
  const dossier = aDossier({ facts: { 'exhibit.manuel': 'x4' } })
  expect(producedBy(gathered({ ...given, dossier })).map(one => one.number)).toEqual([4])
})
