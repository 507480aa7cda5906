import { describe, expect, test } from 'vitest'
import { gapSpan, textSpan } from '../../../../../src/main/word/compose/spans.ts'
import { gapsIn, type Span } from '../../../../../src/main/word/layout/pieces.ts'
import { writeDocx } from '../../../../../src/main/word/write/write-docx.ts'
import { mailOf } from '../../../../../src/shared/campaign/briefs/mail.ts'
import type { Assembled, Line, PrintedBlock } from '../../../../../src/shared/drafts/assemble/assembled.ts'
import { listExhibits } from '../../../../../src/shared/exhibits/list.ts'
import { aDraft, anExhibit } from '../../../../fixtures/builders.ts'

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

test('a filing is refused for an exhibit without a title, or titled as one to be completed', async () => {
  await expect(filed(inventory('Lettre', true))).rejects.toThrow(/un passage manque encore.*Lettre/)
  await expect(filed(inventory('Lettre [à compléter : la date]', false))).rejects.toThrow(/Lettre \[à compl/)
  await expect(filed(inventory('Lettre', false))).resolves.toBeDefined()
})

describe('what is marked as still to be found prints in no version to be filed:', () => {
  const run = (text: string) => ({ kind: 'run', text }) as const
  const text = (id: string, ...line: Line): PrintedBlock => ({ kind: 'paragraph', id, style: 'body', line })
  const whole = (blocks: readonly PrintedBlock[], footer = 'Requête'): Assembled => ({
    ...inventory('Lettre', false),
    blocks,
    footer,
  })
  const citation = {
    kind: 'citation',
    runs: [{ text: 'Assemblée nationale, texte n° [à vérifier]' }],
    source: { kind: 'document', id: 's' },
    first: true,
  } as const
  test.each<[string, Assembled, RegExp]>([
    ['words', whole([text('a', run('La loi, numéro à vérifier, le dit.'))]), /La loi, numéro à vérifier/],
    ['a mark cut in two', whole([text('a', run('Le [à '), run('préciser] mars.'))]), /Le \[à préciser\]/],
    ['a citation', whole([text('a', run('Voir '), citation)]), /texte n° \[à vérifier\]/],
    [
      'a note',
      whole([text('a', { kind: 'note', id: 'n', number: 1, inlines: [run('Loi (à compléter)')] })]),
      /Loi \(à compléter\)/,
    ],
    ['the foot of the pages', whole([text('a', run('Un mot.'))], 'Note sur le n° [à vérifier]'), /Note sur/],
  ])('%s', async (_, assembled, expected) => {
    await expect(filed(assembled)).rejects.toThrow(expected)
    const copy = await writeDocx(assembled, { final: false, at: new Date(0), author: '' })
    expect(copy.bytes.length).toBeGreaterThan(0)
  })

  test('a quotation prints as it was, and so does a duty to verify', async () => {
    const quote: PrintedBlock = { kind: 'quote', id: 'q', paragraphs: [[run('Le maire [à compléter].')]] }
    const duty = text('a', run('La commune manque à vérifier les données, et le nom à donner à tout cela.'))
    await expect(filed(whole([quote, duty]))).resolves.toBeDefined()
  })

  test('a mail is refused with the place', () => {
    const draft = aDraft({ title: 'Sur la proposition n° [à vérifier]' })
    expect(() => mailOf(whole([text('a', run('Un mot.'))]), draft)).toThrow(/proposition n° \[à vérifier\]/)
    const marked = whole([text('a', run('Le nom à préciser suivra.'))])
    expect(() => mailOf(marked, aDraft({ title: 'Un titre' }))).toThrow(/Le nom à préciser/)
  })
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
