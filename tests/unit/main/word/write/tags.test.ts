import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTag, printTag } from '../../../../../src/main/word/write/tags.ts'
import type { Reference } from '../../../../../src/shared/drafts/assemble/assembled.ts'
import { Inline } from '../../../../../src/shared/drafts/model.ts'
import { Mark } from '../../../../../src/shared/french/run.ts'
import { SourceKind } from '../../../../../src/shared/kernel/common.ts'

const id = fc.oneof(
  fc.string({
    minLength: 1,
    maxLength: 30,
    unit: fc.constantFrom('a', '9', '-', '|', '%', 'é', '·', ' ', 'k'),
  }),
  fc.string({ minLength: 1, maxLength: 200, unit: 'binary' }),
)
const pin = fc.option(fc.oneof(fc.constantFrom('', 'pt 5', '§§ 12, 14', '|', '%7C'), fc.string()), {
  nil: undefined,
})
const source = fc
  .record({ kind: fc.constantFrom(...SourceKind.options), id, pin })
  .map(({ pin: at, ...one }) => (at === undefined ? one : { ...one, pin: at }))

/** The values an enum of one kind of inline admits: a new form must be carried too. */
const forms = (kind: 'citation' | 'ref'): string[] => {
  const values = JSON.stringify(
    Inline.def.options.find(one => one.shape.kind.value === kind)?.toJSONSchema({ io: 'input' }),
  )
  return JSON.parse(values).properties.form.enum
}

const reference: fc.Arbitrary<Reference> = fc.oneof(
  fc.record({ kind: fc.constant('citation'), source, form: fc.constantFrom(...forms('citation')) }),
  fc.record({ kind: fc.constant('quoted'), source }),
  fc
    .record({ kind: fc.constant('exhibit'), exhibit: id, page: pin })
    .map(({ page, ...one }) => (page === undefined ? one : { ...one, page })),
  fc
    .record({
      kind: fc.constant('slot'),
      key: id,
      marks: fc.option(fc.uniqueArray(fc.constantFrom(...Mark.options)), { nil: undefined }),
    })
    .map(({ marks, ...one }) => (marks ? { ...one, marks } : one)),
  fc.record(
    {
      kind: fc.constant('ref'),
      target: id,
      form: fc.constantFrom(...forms('ref')),
      lead: fc.constantFrom('named', 'cf'),
    },
    { requiredKeys: ['kind', 'target', 'form'] },
  ),
) as fc.Arbitrary<Reference>

test('a tag gives its reference back, within the 64 characters of Word', () => {
  fc.assert(
    fc.property(fc.array(reference, { minLength: 1, maxLength: 8 }), known => {
      for (const one of known) {
        const tag = printTag(one)
        expect(tag.length).toBeLessThanOrEqual(64)
        expect(tag).not.toMatch(/[^\u0020-\ud7ff\ue000-\ufffd]/)
        expect(parseTag(tag, known)).toEqual(one)
      }
    }),
  )
})

test('what a reader of the file sees', () => {
  const cited = { kind: 'decision', id: 'ce-992746', pin: 'pt 5' } as const
  expect(printTag({ kind: 'citation', source: cited, form: 'full' })).toBe('c|d|ce-992746|pt 5|f')
  expect(printTag({ kind: 'citation', source: cited, form: 'auto' })).toBe('c|d|ce-992746|pt 5')
  expect(printTag({ kind: 'exhibit', exhibit: 'p3' })).toBe('e|p3')
  expect(printTag({ kind: 'slot', key: 'commune.of', marks: ['bold'] })).toBe('s|commune.of|b')
})

test('the tags of others are left alone', () => {
  for (const tag of ['', 'goog_rdk_12', 'MENDELEY_CITATION_v3_eyJ', 'c|x|1', 'r|z|1', 'k|nothing|0000000'])
    expect(parseTag(tag), tag).toBeUndefined()
})
