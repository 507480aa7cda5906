import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markOf } from '../../../../../src/main/library/intake/mark.ts'
import { prepare } from '../../../../../src/main/library/intake/prepare.ts'
import { aDecision } from '../../../../fixtures/builders.ts'

/** As libraries hold it: another mark would bring every record of an archive again. */
const asKept = (data: string, versions: readonly string[]) =>
  hash('sha1', `${data.replace(/"asOf":"[^"]*",?/g, '')}${versions.join('')}`, 'base64')

test('the mark of a record is the one libraries already hold', () => {
  const piece = fc.constantFrom('"asOf":"', '2026-01-01"', '"', ',', '"asOf"', ':', 'é’😀', '{"a":1}', '\\"')
  const text = fc.array(piece, { maxLength: 12 }).map(all => all.join(''))
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), (data, versions) => {
      expect(
        markOf(
          Buffer.from(data),
          versions.map(one => Buffer.from(one)),
        ),
      ).toBe(asKept(data, versions))
    }),
  )
})

test('a record longer than any before has a mark too, and its publisher’s date is no part of it', () => {
  const one = aDecision({ text: [{ text: 'é'.repeat(300_000) }] })
  const of = (asOf: string) => prepare({ ...one, provenance: [{ publisher: 'A', licence: 'B', asOf }] })
  expect(of('2026-01-01').mark()).toBe(of('2026-02-02').mark())
  expect(of('2026-01-01').mark()).toBe(asKept(of('2026-01-01').data(), []))
})
