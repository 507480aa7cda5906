import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decision, Source } from '../../../../src/shared/library/model.ts'
import { compare, equal, settle, stateOf } from '../../../../src/shared/sharing/compare.ts'
import { fieldsOf } from '../../../../src/shared/sharing/thing-fields.ts'
import { aBill, aDecision, anArticle } from '../../../fixtures/builders.ts'

const base = aDecision({ name: 'Avant', holding: 'Retenu', ecli: 'ECLI:1' })
const named = (name: string | undefined) => Decision.parse({ ...base, name })
const nameOf = (mine: Decision, theirs: Decision, received = true) =>
  compare(base, mine, theirs, received).find(one => one.name === 'name')

describe('three-way, one field', () => {
  test('nobody changed it: nothing to say', () => expect(nameOf(base, base)).toBeUndefined())
  test('only the author changed it: theirs', () =>
    expect(nameOf(base, named('Après'))).toMatchObject({ conflict: false, take: 'theirs' }))
  test('only I changed it: mine', () =>
    expect(nameOf(named('Ici'), base)).toMatchObject({ conflict: false, take: 'mine' }))
  test('both, in the same way: nothing to say', () =>
    expect(nameOf(named('Pareil'), named('Pareil'))).toBeUndefined())
  test('both, otherwise: a conflict, and mine stands', () =>
    expect(nameOf(named('Ici'), named('Après'))).toMatchObject({ conflict: true, take: 'mine' }))
  test('taken out by its author, who had sent it: theirs', () =>
    expect(nameOf(base, named(undefined))).toMatchObject({ theirs: undefined, take: 'theirs' }))
  test('not known to its author, who never sent it: nothing to say', () =>
    expect(nameOf(base, named(undefined), false)).toBeUndefined())
})

test('a private note and keywords are never taken away', () => {
  const mine = { ...base, notes: 'à moi', tags: ['a', 'b'] }
  const theirs = { ...base, notes: '', tags: ['c'] }
  const differences = compare({ ...base, notes: 'à moi', tags: ['b'] }, mine, theirs, true)
  expect(settle(mine, differences, 'take')).toMatchObject({ notes: 'à moi', tags: ['a', 'b', 'c'] })
})

test('what goes together is one field', () => {
  const theirs = Decision.parse({ ...base, certainty: 'to-verify', caveat: 'le numéro' })
  expect(compare(base, base, theirs, true).map(one => one.name)).toEqual(['certainty'])
  expect(settle(base, compare(base, base, theirs, true))).toMatchObject({
    certainty: 'to-verify',
    caveat: 'le numéro',
  })
})

test('a doubt is lifted by whoever raised it; by anybody else, only if one says so', () => {
  const doubtful = Decision.parse({ ...base, certainty: 'to-verify', caveat: 'le numéro' })
  expect(settle(doubtful, compare(doubtful, doubtful, base, true)).certainty).toBe('verified')
  const differences = compare(doubtful, doubtful, base, false)
  expect(settle(doubtful, differences)).toEqual(doubtful)
  expect(settle(doubtful, differences, 'take').certainty).toBe('verified')
  expect(settle(base, compare(base, base, doubtful, false)).certainty).toBe('to-verify')
})

test('versions are compared one by one, and stay in order', () => {
  const version = (id: string, from: string, text = `Texte ${id}`) => ({ id, from, status: 'VIGUEUR', text })
  const [first, second, third] = [
    version('a', '2014-01-01'),
    version('b', '2018-01-01'),
    version('c', '2022-01-01'),
  ]
  const old = anArticle({ versions: [first] })
  const mine = { ...old, versions: [first, third] }
  const theirs = { ...old, versions: [{ ...first, text: 'Corrigé' }, second] }
  const differences = compare(old, mine, theirs, true)
  expect(differences.map(one => [one.name, one.take])).toEqual([
    ['versions:a', 'theirs'],
    ['versions:c', 'mine'],
    ['versions:b', 'theirs'],
  ])
  expect(settle(mine, differences).versions.map(one => one.text)).toEqual(['Corrigé', 'Texte b', 'Texte c'])
})

test('measures of a bill are compared one by one', () => {
  const bill = aBill()
  const theirs = {
    ...bill,
    measures: [...bill.measures, { ...aBill().measures[0]!, title: 'Une autre' }],
  }
  expect(settle(bill, compare(bill, bill, theirs, true))).toEqual(theirs)
})

const word = fc.constantFrom('', 'un', 'deux', 'trois')
const optional = fc.option(word, { nil: undefined })
const someDecision = fc
  .record({
    name: optional,
    holding: optional,
    abstract: optional,
    caveat: optional,
    notes: word,
    certainty: fc.constantFrom('verified' as const, 'to-verify' as const),
    tags: fc.uniqueArray(word.filter(Boolean)),
    numbers: fc.array(word.filter(Boolean), { maxLength: 2 }),
    andOthers: fc.option(fc.boolean(), { nil: undefined }),
    publication: optional,
    page: fc.option(fc.nat(9), { nil: undefined }),
    text: fc.array(fc.record({ text: word }), { maxLength: 2 }),
    punctuation: fc.constantFrom('as-published' as const, 'damaged' as const),
  })
  .map(given => Source.parse({ ...base, ...given }))

test('property: no field that one side alone changed is a conflict, and by default what I changed stays', () => {
  fc.assert(
    fc.property(someDecision, someDecision, someDecision, fc.boolean(), (before, mine, theirs, received) => {
      const differences = compare(before, mine, theirs, received)
      const [b, m, t] = [fieldsOf(before), fieldsOf(mine), fieldsOf(theirs)]
      for (const { name, conflict } of differences) {
        const changed = [m, t].map(fields => !equal(fields.get(name), b.get(name)))
        if (!changed.every(Boolean)) expect(conflict, name).toBe(false)
      }
      const result = fieldsOf(settle(mine, differences))
      for (const [name, value] of m)
        if (!equal(value, b.get(name)) && name !== 'tags') expect(result.get(name), name).toEqual(value)
      expect(Source.safeParse(settle(mine, differences, 'take')).success).toBe(true)
      expect(settle(mine, differences, 'keep')).toEqual(mine)
      if (stateOf(differences) === 'same') expect(equal(settle(mine, differences), mine)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('property: what is taken whole is no longer different', () => {
  fc.assert(
    fc.property(someDecision, someDecision, someDecision, (before, mine, theirs) => {
      const taken = settle(mine, compare(before, mine, theirs, true), 'take')
      expect(compare(before, taken, theirs, true)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('a property is one of its own, whatever its name', () => {
  const named = JSON.parse('{"constructor":"x"}')
  expect(equal({}, named)).toBe(false)
  expect(equal(named, {})).toBe(false)
  expect(equal(named, { constructor: 'x' })).toBe(true)
})
