import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clean, plainText } from '../../../../../src/main/imports/containers/html-text.ts'

type Told = readonly ['open' | 'close' | 'text', string]

/** All put together, then cleaned: what the text must be, however it is made. */
function naive(told: readonly Told[]): string {
  const blocks = new Set(['p', 'br', 'tr', 'div'])
  let [out, cells, first, fresh] = ['', 0, true, true]
  const block = () => {
    if (fresh) return
    out += cells ? ' ' : '\n'
    fresh = !cells
  }
  for (const [what, value] of told) {
    const cell = value === 'td' || value === 'th'
    if (what === 'text') {
      const flat = value.replace(/\s+/g, ' ')
      if (!flat || (flat === ' ' && fresh)) continue
      out += flat
      fresh = false
    } else if (cell && what === 'close') cells -= 1
    else if (cell) {
      cells += 1
      if (!first) {
        out += ' | '
        fresh = false
      }
      first = false
    } else if (blocks.has(value)) {
      block()
      if (value === 'tr' && what === 'open') first = true
    }
  }
  return clean(out)
}

const made = (told: readonly Told[]): string => {
  const content = plainText()
  for (const [what, value] of told) content[what](value)
  return content.end()
}

test('whatever is told, the text is that of all put together, then cleaned', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ' ',
      '  ',
      '\n',
      '\u00a0',
      '\u2009',
      '\ufeff',
      'a',
      'mot ',
      ' mot',
      'a\tb',
      '|',
      '\u00ad',
      '&nbsp;',
    ),
    fc.string({ maxLength: 4, unit: 'binary' }),
  )
  const told = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constant('text' as const), piece) },
    fc.tuple(
      fc.constantFrom('open' as const, 'close' as const),
      fc.constantFrom('p', 'br', 'tr', 'td', 'th', 'div', 'span'),
    ),
  )
  fc.assert(
    fc.property(fc.array(told, { maxLength: 30 }), all => {
      expect(made(all)).toBe(naive(all))
    }),
    { numRuns: 2000 },
  )
})
