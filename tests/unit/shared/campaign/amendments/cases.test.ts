import { describe, expect, test } from 'vitest'
import { apply } from '../../../../../src/shared/campaign/amendments/applying/apply.ts'
import { compose } from '../../../../../src/shared/campaign/amendments/composing/compose.ts'
import { parse } from '../../../../../src/shared/campaign/amendments/reading/parse.ts'
import { article, cases } from '../../../../fixtures/amendments/cases.ts'

test('there are at least sixty worked cases, of both chambers', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60)
  expect(cases.filter(one => one.manner === 'an').length).toBeGreaterThan(30)
  expect(cases.filter(one => one.manner !== 'an').length).toBeGreaterThan(30)
})

describe.each(cases.map(one => [`${one.manner}: ${one.name}`, one] as const))('%s', (_, one) => {
  const chamber = one.manner === 'an' ? 'an' : 'senat'
  test.skipIf(one.manner === 'senat-guillemets')('is worded as its chamber words it', () => {
    expect(compose(one.changes, { chamber })).toEqual(one.dispositif)
  })
  test('is read back as what it does', () => {
    expect(parse(one.dispositif, chamber)).toEqual({ changes: one.changes, unread: [] })
  })
  test('makes the article that was written by hand', () => {
    const made = apply(article, one.changes)
    expect(made.flaws.filter(flaw => flaw.severity === 'error')).toEqual([])
    expect(made.alineas).toEqual(one.result)
    expect(made.title).toBe(one.title ?? article.title)
  })
})
