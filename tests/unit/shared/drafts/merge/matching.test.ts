import { describe, expect, test } from 'vitest'
import { compareBlocks, compareLines, wordChange } from '../../../../../src/shared/drafts/merge/compare.ts'
import { content, matchParts, withNamesOf } from '../../../../../src/shared/drafts/merge/matching.ts'
import type { Block, BlockOf, Inline } from '../../../../../src/shared/drafts/model.ts'
import { paragraph } from './edits.ts'

const note = (id: string, text = 'Voir.'): Inline => ({ kind: 'note', id, inlines: [{ kind: 'text', text }] })
const ids = (pairs: ReadonlyMap<Block, Block>) => [...pairs].map(([part, other]) => `${part.id}=${other.id}`)
const list = (
  id: string,
  ...items: readonly [id: string, ...inlines: (string | Inline)[]][]
): BlockOf<'list'> => ({
  kind: 'list',
  id,
  style: 'bullet',
  items: items.map(([itemId, ...inlines]) => ({
    id: itemId,
    level: 0,
    inlines: paragraph('', ...inlines).inlines,
  })),
})

describe('paragraphs under other ids', () => {
  test('the same words are the same paragraph, in their order, each once', () => {
    const parts = [
      paragraph('a', 'Même phrase.'),
      paragraph('b', 'Même phrase.'),
      paragraph('c', 'Même phrase.'),
    ]
    const others = [paragraph('x', 'Même phrase.'), paragraph('y', 'Même phrase.')]
    expect(ids(matchParts(parts, others))).toEqual(['a=x', 'b=y'])
  })
  test('ids, comments and origin do not count, marks do', () => {
    const plain = paragraph('a', 'Le maire.')
    const other: Block = {
      ...paragraph('b', { kind: 'text', text: 'Le maire.', comments: ['c'] }),
      origin: { source: 's', revision: 1, variant: 'full', group: 'g' } as never,
    }
    expect(content(plain)).toBe(content(other))
    expect(content(plain)).not.toBe(
      content(paragraph('a', { kind: 'text', text: 'Le maire.', marks: ['bold'] })),
    )
  })
  test('the most alike is taken, from half of the words up', () => {
    const part = paragraph('a', 'un deux trois quatre')
    const half = paragraph('x', 'un deux cinq six')
    const more = paragraph('y', 'un deux trois six')
    const less = paragraph('z', 'un cinq six sept')
    expect(ids(matchParts([part], [half, more, less]))).toEqual(['a=y'])
    expect(ids(matchParts([part], [half]))).toEqual(['a=x'])
    expect(ids(matchParts([part], [less]))).toEqual([])
    expect(ids(matchParts([part], [half], 0.6))).toEqual([])
  })
  test('of two as alike, the first', () => {
    const [x, y] = [paragraph('x', 'un deux trois cinq'), paragraph('y', 'un deux trois six')]
    expect(ids(matchParts([paragraph('a', 'un deux trois quatre')], [x, y]))).toEqual(['a=x'])
  })
  test('a word said once is not counted twice', () => {
    const [part, other] = [paragraph('a', 'un un un deux'), paragraph('x', 'un trois quatre cinq')]
    expect(ids(matchParts([part], [other]))).toEqual([])
  })
  test('the same id is the same part, whatever it says now, within its kind', () => {
    const [before, after] = [paragraph('a', 'Les faits.'), paragraph('a', 'Tout autre chose ici.')]
    expect(ids(matchParts([after], [paragraph('b', 'Tout autre propos ici.'), before]))).toEqual(['a=a'])
    const heading: Block = { kind: 'heading', id: 'a', level: 1, numbered: true, inlines: after.inlines }
    expect(ids(matchParts<Block>([heading], [before]))).toEqual([])
  })
  test('places of a template are told apart, one without a place is any', () => {
    const of = (id: string, slot?: string): Block => ({
      ...paragraph(id, 'Les faits sont ceux-ci.', id),
      ...(slot ? { slot } : {}),
    })
    expect(ids(matchParts([of('a', 'facts')], [of('x', 'law')]))).toEqual([])
    expect(ids(matchParts([of('a', 'facts')], [of('x', 'facts')]))).toEqual(['a=x'])
    expect(ids(matchParts([of('a', 'facts')], [of('x')]))).toEqual(['a=x'])
    expect(ids(matchParts([of('a')], [of('x', 'law')]))).toEqual(['a=x'])
  })
  test('generated pages are told apart by what they are', () => {
    const page = (id: string, what: 'cover' | 'contents'): Block => ({ kind: 'generated', id, what })
    expect(ids(matchParts([page('a', 'cover')], [page('x', 'contents'), page('y', 'cover')]))).toEqual([
      'a=y',
    ])
    expect(ids(matchParts<Block>([page('a', 'cover')], [{ kind: 'break', id: 'x' }]))).toEqual([])
    expect(
      ids(matchParts<Block>([{ kind: 'break', id: 'a' }], [page('x', 'cover'), { kind: 'break', id: 'y' }])),
    ).toEqual(['a=y'])
  })
})

describe('a block under the ids of another', () => {
  test('takes its id, and the ids of its notes where they are as many', () => {
    const block = paragraph('new', 'Le maire', note('m', 'Voir.'), ' a signé', note('n', 'Comparer.'))
    const former = paragraph('old', 'La maire', note('p', 'Voir.'), ' avait signé', note('q', 'Contra.'))
    expect(withNamesOf(block, former)).toEqual(
      paragraph('old', 'Le maire', note('p', 'Voir.'), ' a signé', note('q', 'Comparer.')),
    )
    const without = paragraph('old', 'La maire', note('p'))
    expect(withNamesOf(block, without)).toEqual({ ...block, id: 'old' })
  })
  test('a list takes the ids of the items that are like its own', () => {
    const block = list(
      'new',
      ['1', 'annuler la décision attaquée'],
      ['2', 'un objet neuf'],
      ['3', 'condamner la commune', note('n')],
    )
    const former = list('old', ['p', 'annuler la décision'], ['q', 'condamner la commune', note('m')])
    expect(withNamesOf(block, former)).toEqual(
      list(
        'old',
        ['p', 'annuler la décision attaquée'],
        ['2', 'un objet neuf'],
        ['q', 'condamner la commune', note('m')],
      ),
    )
  })
  test('of two kinds, only the id is taken', () => {
    const block = list('new', ['1', 'annuler'])
    expect(withNamesOf(block, paragraph('old', 'annuler'))).toEqual({ ...block, id: 'old' })
    expect(withNamesOf({ kind: 'break', id: 'new' }, paragraph('old', 'x'))).toEqual({
      kind: 'break',
      id: 'old',
    })
  })
})

describe('two versions side by side', () => {
  const rows = (before: readonly Block[], after: readonly Block[]) =>
    compareBlocks(before, after).map(row =>
      [
        row.id,
        row.before ? '' : 'new',
        row.after ? '' : 'gone',
        row.isChanged ? 'changed' : '',
        row.isMoved ? 'moved' : '',
      ]
        .filter(Boolean)
        .join(' '),
    )
  const text = (letters: string) => [...letters].map(id => paragraph(id, `Le paragraphe ${id} dit ceci.`))
  test.each([
    ['nothing changed', 'abc', 'abc', ['a', 'b', 'c']],
    ['one put in', 'ab', 'axb', ['a', 'x new changed', 'b']],
    ['one taken out in the middle', 'abc', 'ac', ['a', 'b gone changed', 'c']],
    ['one taken out at the beginning', 'abc', 'bc', ['a gone changed', 'b', 'c']],
    ['two taken out', 'abcd', 'ad', ['a', 'b gone changed', 'c gone changed', 'd']],
    ['one moved and one taken out after it', 'abcd', 'dab', ['d moved', 'a', 'b', 'c gone changed']],
    [
      'one taken out after one that moved: shown after what stood before',
      'abcde',
      'acdb',
      ['a', 'c', 'd', 'e gone changed', 'b moved'],
    ],
  ])('%s', (_, before, after, shown) => {
    // words of their own, so that no paragraph is another's former self
    const own = (block: Block) => paragraph(block.id, `${block.id}1 ${block.id}2 ${block.id}3 ${block.id}4`)
    expect(rows(text(before).map(own), text(after).map(own))).toEqual(shown)
  })
  test('a paragraph pasted under another id is the same, from three words in five', () => {
    const before = [paragraph('a', 'un deux trois quatre cinq')]
    expect(rows(before, [paragraph('x', 'un deux trois quatre cinq')])).toEqual(['x'])
    expect(rows(before, [paragraph('x', 'un deux trois six sept')])).toEqual(['x changed'])
    expect(rows(before, [paragraph('x', 'un deux six sept huit')])).toEqual([
      'a gone changed',
      'x new changed',
    ])
  })
  test('a line with one word in three in common is compared; with less, shown whole', () => {
    const kinds = (before: string, after: string) =>
      compareLines(paragraph('a', before).inlines, paragraph('a', after).inlines).map(span => span.kind)
    expect(kinds('un deux trois quatre', 'un deux cinq six')).toEqual(['same', 'removed', 'added'])
    expect(kinds('un deux trois quatre', 'un cinq six sept')).toEqual(['removed', 'added'])
    expect(kinds('', '')).toEqual([])
    expect(kinds('', 'un deux')).toEqual(['added'])
    expect(kinds('un deux', '')).toEqual(['removed'])
  })
  test('words whose face changed are marked as such, apart from those beside them', () => {
    const bold = (text: string): Inline => ({ kind: 'text', text, marks: ['bold'] })
    const spans = compareLines(
      paragraph('a', 'Le maire a hier signé un arrêté.').inlines,
      paragraph('a', 'Le maire a signé ', bold('un arrêté'), '.').inlines,
    )
    expect(spans).toEqual([
      { kind: 'same', inlines: [{ kind: 'text', text: 'Le maire a ' }] },
      { kind: 'removed', inlines: [{ kind: 'text', text: 'hier ' }] },
      { kind: 'same', inlines: [{ kind: 'text', text: 'signé ' }] },
      { kind: 'formatted', inlines: [bold('un arrêté')] },
      { kind: 'same', inlines: [{ kind: 'text', text: '.' }] },
    ])
  })
})

describe('the words that came and went', () => {
  const change = (before: readonly Block[], after: readonly Block[]) => wordChange(before, after)
  test('a first version is all of it new', () => {
    expect(change([], [paragraph('a', 'Le maire a signé.')])).toEqual({ words: 4, added: 4, removed: 0 })
  })
  test('a paragraph that moved changes nothing', () => {
    const [a, b] = [paragraph('a', 'Le maire a signé.'), paragraph('b', 'La commune paie.')]
    expect(change([a, b], [b, a])).toEqual({ words: 7, added: 0, removed: 0 })
  })
  test('a word replaced is one of each; one that moved from a paragraph to another, none', () => {
    expect(change([paragraph('a', 'Le maire a signé.')], [paragraph('a', 'Le préfet a signé.')])).toEqual({
      words: 4,
      added: 1,
      removed: 1,
    })
    const before = [paragraph('a', 'Le maire a hier signé.'), paragraph('b', 'La commune paie.')]
    const after = [paragraph('a', 'Le maire a signé.'), paragraph('b', 'La commune hier paie.')]
    expect(change(before, after)).toEqual({ words: 8, added: 0, removed: 0 })
  })
  test('a paragraph taken out counts each of its words, and the same word as often as it is said', () => {
    const before = [paragraph('a', 'Le maire a signé.'), paragraph('b', 'la la la commune')]
    expect(change(before, [before[0]!])).toEqual({ words: 4, added: 0, removed: 4 })
    expect(change([before[0]!], [before[0]!, paragraph('c', 'maire maire')])).toEqual({
      words: 6,
      added: 2,
      removed: 0,
    })
  })
  test('the words of notes, links and captions count, a citation is one', () => {
    const citation: Inline = { kind: 'citation', source: { id: 's' } as never, form: 'auto' }
    const block = paragraph(
      'a',
      'Voir ',
      { kind: 'link', url: 'https://example.org', text: 'le site' },
      note('n', 'Dans la note.'),
      { kind: 'linebreak' },
      citation,
    )
    expect(change([], [block])).toMatchObject({ words: 7 })
    const picture: Block = {
      kind: 'image',
      id: 'i',
      hash: 'a'.repeat(64),
      type: 'png',
      size: { width: 1, height: 1 },
      alt: '',
      caption: [{ kind: 'text', text: 'Vue du port' }],
      width: 100,
    }
    expect(change([], [picture])).toMatchObject({ words: 3 })
    expect(change([], [list('l', ['1', 'un deux'], ['2', 'trois'])])).toMatchObject({ words: 3 })
  })
})
