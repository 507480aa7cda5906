import { describe, expect, test } from 'vitest'
import { beyondBounds } from '../../../../src/shared/sharing/bounds.ts'

const deep = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let n = 0; n < levels; n += 1) value = [value]
  return value
}

describe('a file of elsewhere has its measure', () => {
  test.each([
    [
      'a title of two pages',
      { drafts: [{ title: 'x'.repeat(10_001) }] },
      '« drafts.0.title » dépasse 10 000 signes',
    ],
    ['an id of a page', { id: 'x'.repeat(501) }, '« id » dépasse 500 signes'],
    ['a text of a thousand pages', { blocks: [{ text: 'x'.repeat(2_000_001) }] }, 'dépasse 2 000 000 signes'],
    ['a list without end', { exhibits: Array(100_001).fill(1) }, '« exhibits » a plus de 100 000 éléments'],
    [
      'an object of too many fields',
      Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [n, 1])),
      'a plus de 10 000 champs',
    ],
    ['levels without end', deep(200_000), 'emboîte trop de niveaux'],
  ])('%s is told', (_name, value, said) => {
    expect(beyondBounds(value)?.replace(/\s/g, ' ')).toContain(said)
  })
  test.each([
    [undefined],
    ['x'],
    [deep(90)],
    [{ title: 'x'.repeat(10_000), text: 'x'.repeat(2_000_000), exhibits: Array(100_000).fill({}) }],
  ])('what a file of ours may hold is not (%#)', value => {
    expect(beyondBounds(value)).toBeUndefined()
  })
})
