import { expect, test } from 'vitest'
import { escapeRegExp, escapeXml } from '../../../../src/shared/kernel/escape.ts'

test('what is no markup is not read as such', () => {
  expect(escapeXml('a < b && c > "d"')).toBe('a &lt; b &amp;&amp; c &gt; &quot;d&quot;')
})

test('every sign of a pattern stands for itself, with and without the unicode flag', () => {
  const signs = String.raw`.*+?^${'$'}{}()|[]\/-’`
  expect(new RegExp(`^${escapeRegExp(signs)}$`).test(signs)).toBe(true)
  expect(new RegExp(`^${escapeRegExp(signs)}$`, 'u').test(signs)).toBe(true)
})
