import { expect, test } from 'vitest'
import { readCard, writeCard } from '../../../../../../src/main/sharing/office/spaces/carried-texts.ts'

const key = 'a'.repeat(64)

test.each(['Ali\u001b[8m', 'Ali\nMots d’Ali : abeille', 'Ali\u202eilA', 'Ali\u009b8m'])(
  'a card whose name could hide the words beside it is refused',
  name => expect(() => readCard(writeCard({ name, key }))).toThrow('n’est pas une carte'),
)

test('a name of any script is read as it is', () => {
  for (const name of ['Zoé d’Ault-Mâcon', 'علي', '李', 'Nguyễn Thị 🙂'])
    expect(readCard(writeCard({ name, key }))).toEqual({ name, key })
})
