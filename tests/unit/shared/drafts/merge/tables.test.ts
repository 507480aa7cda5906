import { describe, expect, test } from 'vitest'
import { mergeBlocks } from '../../../../../src/shared/drafts/merge/merge.ts'
import type { BlockOf, Inline } from '../../../../../src/shared/drafts/model.ts'

type Table = BlockOf<'table'>
const line = (text: string): Inline[] => (text ? [{ kind: 'text', text }] : [])
const table = (rows: readonly string[], fields: Partial<Table> = {}): Table => ({
  kind: 'table',
  id: 't',
  header: true,
  widths: [],
  spans: [],
  aligns: [],
  caption: [],
  rows: rows.map(row => row.split(' | ').map(line)),
  ...fields,
})
const say = (inlines: readonly Inline[]) => inlines.map(one => ('text' in one ? one.text : '')).join('')
const rowsOf = (block: unknown) => (block as Table).rows.map(row => row.map(say).join(' | '))
const merge = (base: Table, mine: Table, theirs: Table, choices = {}) =>
  mergeBlocks([base], [mine], [theirs], { choices })

const base = table(['Date | Acte', '1er mars | arrêté', '2 avril | recours gracieux', '3 mai | refus'])

describe('the rows of a table', () => {
  test('cells that each side changed are all in the table', () => {
    const mine = table([
      'Date | Acte',
      '1er mars | arrêté du maire',
      '2 avril | recours gracieux',
      '3 mai | refus',
    ])
    const theirs = table([
      'Date | Acte',
      '1er mars | arrêté',
      '2 avril | recours gracieux',
      '3 mai | refus exprès',
    ])
    const { blocks, conflicts } = merge(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(rowsOf(blocks[0])).toEqual([
      'Date | Acte',
      '1er mars | arrêté du maire',
      '2 avril | recours gracieux',
      '3 mai | refus exprès',
    ])
  })
  test('a cell both changed is asked by its row and column', () => {
    const mine = table(['Date | Acte', '1er mars | décision', '2 avril | recours gracieux', '3 mai | refus'])
    const theirs = table([
      'Date | Acte',
      '1er mars | délibération',
      '2 avril | recours gracieux',
      '3 mai | refus',
    ])
    const { blocks, conflicts } = merge(base, mine, theirs)
    expect(conflicts).toMatchObject([{ id: 't.2.2#1', block: 't', kind: 'words' }])
    expect(rowsOf(blocks[0])[1]).toBe('1er mars | décision')
    const taken = merge(base, mine, theirs, { 't.2.2#1': 'theirs' })
    expect(rowsOf(taken.blocks[0])[1]).toBe('1er mars | délibération')
  })
  test('a row given anew comes after the one it follows, and what was written in the others stays', () => {
    const mine = table([
      'Date | Acte',
      '1er mars | arrêté du maire',
      '2 avril | recours gracieux',
      '3 mai | refus',
    ])
    const theirs = table([
      'Date | Acte',
      '1er mars | arrêté',
      '15 mars | affichage',
      '2 avril | recours gracieux reçu',
      '3 mai | refus',
    ])
    const { blocks, conflicts } = merge(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(rowsOf(blocks[0])).toEqual([
      'Date | Acte',
      '1er mars | arrêté du maire',
      '15 mars | affichage',
      '2 avril | recours gracieux reçu',
      '3 mai | refus',
    ])
  })
  test('a row written here stays among those that are given anew', () => {
    const mine = table([
      'Date | Acte',
      '1er mars | arrêté',
      '10 mars | constat d’huissier',
      '2 avril | recours gracieux',
      '3 mai | refus',
    ])
    const theirs = table([
      'Date | Acte',
      '1er mars | arrêté',
      '2 avril | recours gracieux',
      '3 mai | refus exprès',
    ])
    expect(rowsOf(merge(base, mine, theirs).blocks[0])).toEqual([
      'Date | Acte',
      '1er mars | arrêté',
      '10 mars | constat d’huissier',
      '2 avril | recours gracieux',
      '3 mai | refus exprès',
    ])
  })
  test('a row no longer given goes when nobody wrote in it', () => {
    const mine = table([
      'Date | Acte',
      '1er mars | arrêté du maire',
      '2 avril | recours gracieux',
      '3 mai | refus',
    ])
    const theirs = table(['Date | Acte', '1er mars | arrêté', '3 mai | refus'])
    const { blocks, conflicts } = merge(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(rowsOf(blocks[0])).toEqual(['Date | Acte', '1er mars | arrêté du maire', '3 mai | refus'])
  })
  test('a row taken out here stays out when the others change', () => {
    const mine = table(['Date | Acte', '1er mars | arrêté', '3 mai | refus'])
    const theirs = table([
      'Date | Acte',
      '1er mars | arrêté',
      '2 avril | recours gracieux',
      '3 mai | refus exprès',
    ])
    expect(rowsOf(merge(base, mine, theirs).blocks[0])).toEqual([
      'Date | Acte',
      '1er mars | arrêté',
      '3 mai | refus exprès',
    ])
  })
  test('the whole table is asked when a row written in here is no longer given', () => {
    const mine = table([
      'Date | Acte',
      '1er mars | arrêté',
      '2 avril | recours hiérarchique',
      '3 mai | refus',
    ])
    const theirs = table(['Date | Acte', '1er mars | arrêté', '3 mai | refus'])
    const { blocks, conflicts } = merge(base, mine, theirs)
    expect(conflicts).toMatchObject([{ id: 't', block: 't', kind: 'whole', choice: 'mine' }])
    expect(blocks).toEqual([mine])
    expect(merge(base, mine, theirs, { t: 'theirs' }).blocks).toEqual([theirs])
  })
  test('rows whose first cells say the same are told apart by their rank', () => {
    const twice = table(['Pièce | Objet', 'Idem | lettre', 'Idem | courriel'])
    const mine = table(['Pièce | Objet', 'Idem | lettre', 'Idem | courriel du 3 mai'])
    const theirs = table([
      'Pièce | Objet',
      'Idem | lettre recommandée',
      'Idem | courriel',
      'Nouvelle | photo',
    ])
    expect(rowsOf(merge(twice, mine, theirs).blocks[0])).toEqual([
      'Pièce | Objet',
      'Idem | lettre recommandée',
      'Idem | courriel du 3 mai',
      'Nouvelle | photo',
    ])
  })
  test('a conflict in a row is named after what its first cell says', () => {
    const mine = table(['Date | Acte', '1er mars | décision', '2 avril | recours gracieux', '3 mai | refus'])
    const theirs = table(['Date | Acte', '1er mars | délibération', '3 mai | refus'])
    const { conflicts } = merge(base, mine, theirs)
    expect(conflicts).toMatchObject([{ id: 't.1er mars.2#1', block: 't', kind: 'words' }])
  })
  test('rows without a first cell are known by all their cells', () => {
    const empty = table([' | un', ' | deux', ' | trois'])
    const theirs = table([' | un', ' | trois'])
    expect(rowsOf(merge(empty, empty, theirs).blocks[0])).toEqual([' | un', ' | trois'])
    const mine = table(['quatre | un', ' | deux', ' | trois'])
    expect(rowsOf(merge(empty, mine, theirs).blocks[0])).toEqual(['quatre | un', ' | trois'])
  })
  test('a table whose columns differ, or with a cell over several, is asked whole', () => {
    const mine = table([
      'Date | Acte',
      '1er mars | arrêté du maire',
      '2 avril | recours gracieux',
      '3 mai | refus',
    ])
    const wider = table(['Date | Acte | Pièce', '1er mars | arrêté | 1'])
    expect(merge(base, mine, wider).conflicts).toMatchObject([{ kind: 'whole' }])
    const spans = [{ row: 0, column: 0, rows: 2, columns: 1 }]
    const theirs = table(['Date | Acte', '3 mai | refus'], { spans })
    expect(merge(base, mine, theirs).conflicts).toMatchObject([{ kind: 'whole' }])
  })
})

describe('the form of a table', () => {
  test('the caption, widths and alignment that one side changed are in it, with the words of the other', () => {
    const captioned = table(['Date | Acte'], { caption: [{ kind: 'text', text: 'Les actes' }] })
    const mine = table(['Date | Acte attaqué'], { ...{ caption: captioned.caption }, widths: [1, 2] })
    const theirs = table(['Date | Acte'], {
      caption: [{ kind: 'text', text: 'Les actes en cause' }],
      aligns: ['left', 'right'],
    })
    const { blocks, conflicts } = merge(captioned, mine, theirs)
    expect(conflicts).toEqual([])
    expect(blocks[0]).toMatchObject({
      widths: [1, 2],
      aligns: ['left', 'right'],
      caption: [{ kind: 'text', text: 'Les actes en cause' }],
    })
    expect(rowsOf(blocks[0])).toEqual(['Date | Acte attaqué'])
  })
  test('a caption both changed is asked before any cell', () => {
    const captionOf = (text: string) => table(['Date | Acte'], { caption: [{ kind: 'text', text }] })
    const { conflicts } = merge(captionOf('Les actes'), captionOf('Les arrêtés'), captionOf('Les décisions'))
    expect(conflicts).toMatchObject([{ id: 't.0#1', block: 't', kind: 'words' }])
  })
})
