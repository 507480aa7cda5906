import { describe, expect, test } from 'vitest'
import { mergeBlocks } from '../../../../../src/shared/drafts/merge/merge.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { paragraph } from './edits.ts'

/** A text of one paragraph for each letter. */
const text = (ids: string): Block[] => [...ids].map(id => paragraph(id, `Le paragraphe ${id} dit ceci.`))
const order = (base: string, mine: string, theirs: string) =>
  mergeBlocks(text(base), text(mine), text(theirs))
    .blocks.map(block => block.id)
    .join('')
/** A text by the names of its paragraphs and their words. */
const lines = (words: Record<string, string>): Block[] =>
  Object.entries(words).map(([id, one]) => paragraph(id, one))
const wordsById = (blocks: readonly Block[]) =>
  Object.fromEntries(
    blocks.map(block => [
      block.id,
      'inlines' in block ? block.inlines.map(one => ('text' in one ? one.text : '')).join('') : '',
    ]),
  )

describe('the order of paragraphs', () => {
  test.each([
    ['moved by the facts', 'abcd', 'abcd', 'bcda', 'bcda'],
    ['moved here', 'abcd', 'dabc', 'abcd', 'dabc'],
    ['moved by both: here wins', 'abcd', 'bacd', 'abdc', 'bacd'],
    ['written here, moved by the facts', 'abcd', 'abxcd', 'bcda', 'bxcda'],
    ['written here at the beginning', 'abc', 'xabc', 'cab', 'xcab'],
    ['written here at the end', 'abc', 'abcx', 'cab', 'cxab'],
    ['given at the beginning, moved here', 'abc', 'cab', 'nabc', 'ncab'],
    ['given after one moved here: after the one before it', 'abcd', 'dabc', 'abcdn', 'dabcn'],
    ['two given after the same', 'abcd', 'dabc', 'anmbcd', 'danmbc'],
    ['written here and given after the same, nothing moved', 'abc', 'axbc', 'anbc', 'axnbc'],
    ['written here and given after the same, something moved', 'abcd', 'daxbc', 'anbcd', 'daxnbc'],
    ['two written here after one another', 'abc', 'axybc', 'abc', 'axybc'],
    ['taken out by the facts with one written after it', 'abc', 'abxc', 'ac', 'axc'],
    ['taken out here with one given after it', 'abc', 'ac', 'abnc', 'anc'],
    ['all written anew here', 'ab', 'xy', 'ab', 'xy'],
    ['nothing before', '', 'x', 'n', 'xn'],
  ])('%s', (_, base, mine, theirs, merged) => {
    expect(order(base, mine, theirs)).toBe(merged)
  })
})

describe('a paragraph no longer given', () => {
  const base = lines({ a: 'Le premier moyen est fondé.', b: 'Le second moyen est fondé aussi.' })
  const mine = lines({ a: 'Le premier moyen est fondé.', b: 'Le second moyen est vraiment fondé aussi.' })
  const theirs = lines({ a: 'Le premier moyen est fondé.' })
  test('goes when nobody wrote in it', () => {
    expect(mergeBlocks(base, base, theirs)).toEqual({ blocks: theirs, conflicts: [], deletedIds: [] })
  })
  test('stays when it was written in, and is asked', () => {
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(blocks).toEqual(mine)
    expect(conflicts).toMatchObject([{ id: 'b', block: 'b', kind: 'removed', theirs: [], choice: 'mine' }])
    expect(conflicts[0]!.base).toHaveLength(1)
    expect(conflicts[0]!.mine).toHaveLength(1)
  })
  test('goes when its removal is chosen; both is to keep it', () => {
    const chosen = (choice: 'theirs' | 'both') => mergeBlocks(base, mine, theirs, { choices: { b: choice } })
    expect(chosen('theirs').blocks).toEqual(theirs)
    expect(chosen('theirs').conflicts).toMatchObject([{ choice: 'theirs' }])
    expect(chosen('both').blocks).toEqual(mine)
    expect(chosen('both').conflicts).toMatchObject([{ choice: 'mine' }])
  })
})

describe('a paragraph deleted here', () => {
  const base = lines({ a: 'Le premier moyen.', b: 'Le second moyen est fondé.' })
  const mine = lines({ a: 'Le premier moyen.' })
  test('stays out in silence while it is given as it was, and comes back when it is asked', () => {
    expect(mergeBlocks(base, mine, base)).toEqual({ blocks: mine, conflicts: [], deletedIds: ['b'] })
    const back = mergeBlocks(base, mine, base, { choices: { b: 'theirs' } })
    expect(back.blocks).toEqual(base)
    expect(back.deletedIds).toEqual([])
  })
  test('is told when it is given in other words', () => {
    const theirs = lines({ a: 'Le premier moyen.', b: 'Le second moyen est fondé en droit.' })
    const { blocks, conflicts, deletedIds } = mergeBlocks(base, mine, theirs, { choices: { b: 'both' } })
    expect(blocks).toEqual(mine)
    expect(deletedIds).toEqual(['b'])
    expect(conflicts).toMatchObject([{ id: 'b', kind: 'deleted', mine: [], choice: 'mine' }])
    expect(conflicts[0]!.base).toHaveLength(1)
    expect(conflicts[0]!.theirs).toHaveLength(1)
  })
  test('is forgotten once it stands again', () => {
    expect(mergeBlocks(base, base, base, { deletedIds: ['b', 'z'] }).deletedIds).toEqual(['z'])
  })
  test('a new one never deleted comes in', () => {
    const theirs = lines({
      a: 'Le premier moyen.',
      b: 'Le second moyen est fondé.',
      n: 'Un troisième moyen.',
    })
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(wordsById(blocks)).toEqual({ a: 'Le premier moyen.', n: 'Un troisième moyen.' })
    expect(conflicts).toEqual([])
  })
})

describe('the same paragraph put in by both sides', () => {
  test('is one when it says the same', () => {
    const both = [...text('a'), paragraph('n', 'Un moyen d’ordre public.')]
    expect(mergeBlocks(text('a'), both, both)).toEqual({ blocks: both, conflicts: [], deletedIds: [] })
  })
  test('is asked whole when it does not', () => {
    const mine = [...text('a'), paragraph('n', 'Un moyen d’ordre public.')]
    const theirs = [...text('a'), paragraph('n', 'Un moyen de procédure.')]
    const { blocks, conflicts } = mergeBlocks(text('a'), mine, theirs)
    expect(blocks).toEqual(mine)
    expect(conflicts).toMatchObject([{ id: 'n', kind: 'whole', base: [], choice: 'mine' }])
    expect(mergeBlocks(text('a'), mine, theirs, { choices: { n: 'theirs' } }).blocks).toEqual(theirs)
  })
})

describe('another text in the same place', () => {
  const base = lines({ a: 'La requérante soutient que le maire a installé un logiciel.' })
  const theirs = lines({ a: 'Aux termes de ses statuts, cette association défend les libertés.' })
  test('is taken when only comments were put on the former one', () => {
    const mine = [
      paragraph(
        'a',
        'La requérante soutient que ',
        { kind: 'text', text: 'le maire', comments: ['c'] },
        ' a installé un logiciel.',
      ),
    ]
    expect(mergeBlocks(base, mine, theirs)).toMatchObject({ blocks: theirs, conflicts: [] })
  })
  test('is no other text while two words in five are still there', () => {
    // ten words on either side: four in common are merged, three are asked whole
    const ten = lines({ a: 'un deux trois quatre cinq six sept huit neuf dix' })
    const mine = lines({ a: 'Un deux trois quatre cinq six sept huit neuf dix' })
    const four = lines({ a: 'un deux trois quatre A B C D E F' })
    const three = lines({ a: 'un deux trois A B C D E F G' })
    expect(mergeBlocks(ten, mine, four)).toMatchObject({
      conflicts: [],
      blocks: lines({ a: 'Un deux trois quatre A B C D E F' }),
    })
    expect(mergeBlocks(ten, mine, three)).toMatchObject({ conflicts: [{ kind: 'whole' }], blocks: mine })
  })
})

describe('a paragraph cut or joined', () => {
  const long = 'La requérante soutient que la décision est illégale et que le maire devait statuer.'
  const base = lines({ a: long, z: 'Par ces motifs, la requérante conclut.' })
  test('cut in three, it takes in each part what changed', () => {
    const mine = lines({
      a: 'La requérante soutient que la décision',
      x: 'est illégale et que',
      y: 'le maire devait statuer.',
      z: 'Par ces motifs, la requérante conclut.',
    })
    const theirs = lines({
      a: 'Les requérantes soutiennent que la décision est manifestement illégale et que le maire devait répondre.',
      z: 'Par ces motifs, la requérante conclut.',
    })
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(wordsById(blocks)).toEqual({
      a: 'Les requérantes soutiennent que la décision',
      x: 'est manifestement illégale et que',
      y: 'le maire devait répondre.',
      z: 'Par ces motifs, la requérante conclut.',
    })
  })
  test('a new paragraph of other words just after it is no part of it', () => {
    const mine = lines({
      a: long,
      x: 'Une phrase toute différente, sans rapport.',
      z: 'Par ces motifs, la requérante conclut.',
    })
    const theirs = lines({ z: 'Par ces motifs, la requérante conclut.' })
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(blocks.map(block => block.id)).toEqual(['x', 'z'])
  })
  test('cut here and no longer given, both parts are asked at once', () => {
    const mine = lines({
      a: 'La requérante soutient que la décision est illégale',
      x: 'et que le maire devait statuer.',
      z: 'Par ces motifs, la requérante conclut.',
    })
    const theirs = lines({ z: 'Par ces motifs, la requérante conclut.' })
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(blocks).toEqual(mine)
    expect(conflicts).toMatchObject([{ id: 'a', kind: 'removed' }])
    expect(conflicts[0]!.mine).toHaveLength(2)
    expect(mergeBlocks(base, mine, theirs, { choices: { a: 'theirs' } }).blocks).toEqual(theirs)
  })
  test('a conflict in the second part bears the name of the first and the place of the second', () => {
    const mine = lines({
      a: 'La requérante soutient que la décision est illégale',
      x: 'et que le préfet devait statuer.',
      z: 'Par ces motifs, la requérante conclut.',
    })
    const theirs = lines({
      a: long.replace('maire', 'ministre'),
      z: 'Par ces motifs, la requérante conclut.',
    })
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(blocks).toEqual(mine)
    expect(conflicts).toMatchObject([{ id: 'a#1', block: 'x', kind: 'words' }])
  })
  test('two joined are one text, whose second is not deleted', () => {
    const two = lines({ a: 'Le premier moyen est fondé.', b: 'Le second moyen l’est aussi.' })
    const mine = lines({ a: 'Le premier moyen est fondé. Le second moyen l’est aussi.' })
    expect(mergeBlocks(two, mine, two)).toEqual({ blocks: mine, conflicts: [], deletedIds: [] })
    const theirs = lines({ a: 'Le premier moyen est fondé.', b: 'Le second moyen l’est également.' })
    expect(mergeBlocks(two, mine, theirs)).toEqual({
      blocks: lines({ a: 'Le premier moyen est fondé. Le second moyen l’est également.' }),
      conflicts: [],
      deletedIds: [],
    })
  })
  test('a paragraph deleted after one that took none of its words is deleted, not joined', () => {
    const two = lines({ a: 'Le premier moyen est fondé.', b: 'Une seconde critique vise la forme.' })
    const mine = lines({ a: 'Le premier moyen est fondé ici.' })
    expect(mergeBlocks(two, mine, two).deletedIds).toEqual(['b'])
  })
  test('a heading joined keeps the level that the facts give it', () => {
    const heading = (level: number, words: string): Block => ({
      kind: 'heading',
      id: 'h',
      level,
      numbered: true,
      inlines: [{ kind: 'text', text: words }],
    })
    const before = [
      heading(1, 'Sur la recevabilité'),
      paragraph('a', 'La requête est recevable en tous points.'),
    ]
    const mine = [heading(1, 'Sur la recevabilité La requête est recevable en tous points.')]
    const theirs = [
      heading(2, 'Sur la recevabilité'),
      paragraph('a', 'La requête est recevable en tout point.'),
    ]
    expect(mergeBlocks(before, mine, theirs).blocks).toEqual([
      heading(2, 'Sur la recevabilité La requête est recevable en tout point.'),
    ])
  })
})
