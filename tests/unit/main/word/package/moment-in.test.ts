import { expect, test } from 'vitest'
import { momentIn } from '../../../../../src/main/word/package/word-xml.ts'

test.each([
  ['2026-03-02T14:05:00Z', '2026-03-02T14:05:00'],
  ['2026-03-02T14:05:00.123456', '2026-03-02T14:05:00'],
  ['0-00-00T00:00:00Z', ''],
  ['', ''],
])('the moment of a comment, none where it is no date: %s', (written, moment) =>
  expect(momentIn(written)).toBe(moment),
)
