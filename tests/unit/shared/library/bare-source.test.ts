import { expect, test } from 'vitest'
import { bareSource } from '../../../../src/shared/library/bare-source.ts'
import { Source, SourceKind } from '../../../../src/shared/library/model.ts'

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
