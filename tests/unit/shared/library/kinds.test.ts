import { expect, test } from 'vitest'
import { KIND_NUMBERS } from '../../../../src/main/search/columns.ts'
import { SourceKind } from '../../../../src/shared/kernel/common.ts'
import {
  bareSource,
  entryOf,
  isAuthority,
  kindNames,
  pinAt,
} from '../../../../src/shared/library/kinds/registry.ts'
import { Source } from '../../../../src/shared/library/model.ts'

test.each(SourceKind.options)('a bare %s is what the schema gives by default, in its order', kind => {
  const bare = bareSource(kind, 'x')
  expect(JSON.stringify(Source.parse(bare))).toBe(JSON.stringify(bare))
  const least = {
    decision: { court: 'CE' },
    article: { of: { nature: 'loi' } },
    argument: { title: '', thesis: '' },
  }
  const given = { kind, id: 'x', ...(kind === 'document' ? { type: 'other' } : least[kind]) }
  expect(bare).toEqual(Source.parse(given))
})

test('two of them share nothing that can be changed', () => {
  const [one, other] = [bareSource('decision', 'a'), bareSource('decision', 'a')]
  one.numbers.push('1')
  expect(other.numbers).toEqual([])
})

test('the registry and the schema know the same kinds', () => {
  expect([...kindNames].sort()).toEqual([...SourceKind.options].sort())
  expect(kindNames.filter(kind => !isAuthority({ kind }))).toEqual(['argument'])
  expect(kindNames.filter(kind => entryOf({ kind }).hasVersions)).toEqual(['article'])
})

test('the number of a kind in stored columns never changes', () => {
  expect(KIND_NUMBERS).toMatchObject({ decision: 1, article: 2, argument: 3, document: 4 })
  expect(Object.values(KIND_NUMBERS).sort()).toEqual(kindNames.map((_, at) => at + 1))
})

test.each([
  [{ ...bareSource('decision', 'a'), court: 'CE' as const }, 'pt 5'],
  [{ ...bareSource('decision', 'a'), court: 'CEDH' as const }, '§ 5'],
  [{ ...bareSource('decision', 'a'), court: 'Cons. const.' as const }, '§ 5'],
  [bareSource('article', 'a'), 'al. 5'],
  [bareSource('document', 'a'), '§ 5'],
])('a pinpoint is written as its source numbers its text: %#', (source, pin) => {
  expect(pinAt(source, 5)).toBe(pin)
})
