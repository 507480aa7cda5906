import { expect, test } from 'vitest'
import { gapSpan, textSpan } from '../../../../../src/main/word/compose/spans.ts'
import { gapsIn, type Span } from '../../../../../src/main/word/layout/pieces.ts'
import { writeDocx } from '../../../../../src/main/word/write/write-docx.ts'
import type { Assembled } from '../../../../../src/shared/drafts/assemble/assembled.ts'
import { listExhibits } from '../../../../../src/shared/exhibits/list.ts'
import { anExhibit } from '../../../../fixtures/builders.ts'

const inventory = (label: string, untitled: boolean): Assembled => ({
  title: 'Requête',
  style: 'association',
  footer: 'Requête',
  comments: [],
  problems: [],
  blocks: [
    {
      kind: 'inventory',
      id: 'inventaire',
      title: 'INVENTAIRE DÉTAILLÉ DES PIÈCES',
      rows: [
        { exhibit: 'e', number: 1, label, date: '', pages: '', ...(untitled && { lacksTitle: untitled }) },
      ],
    },
  ],
})
const filed = (assembled: Assembled) =>
  writeDocx(assembled, { final: true, at: new Date(0), author: 'Ana Exemple' })

test('words highlighted by a user are no gap; what is missing is one, in a note as well', () => {
  const note: Span = { kind: 'note', number: 1, spans: [gapSpan('[source introuvable]')] }
  const line = [textSpan('à relire', { highlight: true }), gapSpan('[à compléter : date]'), note]
  expect(gapsIn(line)).toEqual(['[à compléter : date]', '[source introuvable]'])
})

test('a filing is refused for an exhibit without a title, whatever its words look like', async () => {
  await expect(filed(inventory('Lettre', true))).rejects.toThrow(/un passage manque encore.*Lettre/)
  await expect(filed(inventory('[à compléter : ceci est un titre]', false))).resolves.toBeDefined()
})

test('an exhibit without a label is untitled; one with a label is not', () => {
  const exhibits = [anExhibit({ id: 'a', label: '' }), anExhibit({ id: 'b', label: 'Lettre du maire' })]
  expect(listExhibits(exhibits).map(one => one.lacksTitle)).toEqual([true, false])
})

test('a working copy counts its gaps, not its problems', async () => {
  const copy = await writeDocx(
    { ...inventory('Lettre', true), problems: [] },
    { final: false, at: new Date(0), author: '' },
  )
  expect(copy.gaps).toBe(1)
  const whole = await writeDocx(inventory('Lettre', false), { final: false, at: new Date(0), author: '' })
  expect(whole.gaps).toBe(0)
})
