import { describe, expect, test } from 'vitest'
import { Choice, Choices, Conflict, Passage } from '../../../../../src/shared/drafts/merge/conflict.ts'
import { mergeBlocks } from '../../../../../src/shared/drafts/merge/merge.ts'
import type { Block, BlockOf, Inline, NoteInline } from '../../../../../src/shared/drafts/model.ts'
import { paragraph } from './edits.ts'

const merge = (base: Block, mine: Block, theirs: Block, choices = {}) =>
  mergeBlocks([base], [mine], [theirs], { choices })
/** One paragraph in three versions. */
const mergeWords = (base: string, mine: string, theirs: string, choices = {}) =>
  merge(paragraph('a', base), paragraph('a', mine), paragraph('a', theirs), choices)
const wordsOf = (block: Block | undefined) =>
  block && 'inlines' in block
    ? block.inlines.map(one => ('text' in one ? one.text : `<${one.kind}>`)).join('')
    : ''
const bold = (text: string): Inline => ({ kind: 'text', text, marks: ['bold'] })
const note = (id: string, text: string): Inline => ({ kind: 'note', id, inlines: [{ kind: 'text', text }] })

const base = 'Le maire a signé l’arrêté du 3 mai et l’a notifié le lendemain à la requérante.'

describe('a passage that both sides changed', () => {
  const mine = base.replace('3 mai', '4 juin')
  const theirs = base.replace('3 mai', '5 juillet')
  test('is shown with what stands before and after it, and each side’s words', () => {
    const { blocks, conflicts } = mergeWords(base, mine, theirs)
    expect(blocks.map(wordsOf)).toEqual([mine])
    expect(conflicts).toEqual([
      {
        id: 'a#1',
        block: 'a',
        kind: 'words',
        before: 'Le maire a signé l’arrêté du ',
        after: ' et l’a notifié le lendemain à la requérante.',
        base: [[{ kind: 'text', text: '3 mai' }]],
        mine: [[{ kind: 'text', text: '4 juin' }]],
        theirs: [[{ kind: 'text', text: '5 juillet' }]],
        choice: 'mine',
      },
    ])
  })
  test('takes one side, or both one after the other with a space between them', () => {
    const chosen = (choice: string) => wordsOf(mergeWords(base, mine, theirs, { 'a#1': choice }).blocks[0])
    expect(chosen('theirs')).toBe(theirs)
    expect(chosen('both')).toBe(base.replace('3 mai', '4 juin 5 juillet'))
    const { conflicts } = mergeWords(base, mine, theirs, { 'a#1': 'both' })
    expect(conflicts).toMatchObject([{ choice: 'both' }])
  })
  test('takes no second space between both where one ends the first', () => {
    const both = mergeWords(
      'Vu le code de justice ; la requérante demande une somme.',
      'Vu le code de justice ; la requérante demande une forte somme ',
      'Vu le code de justice ; la requérante demande une indemnité.',
      { 'a#1': 'both' },
    )
    expect(wordsOf(both.blocks[0])).toBe(
      'Vu le code de justice ; la requérante demande une forte somme indemnité.',
    )
  })
  test('takes both where one side has nothing left, or blanks inside its words', () => {
    const gone = mergeWords(
      'Le maire a signé vite un arrêté.',
      'Le maire a signé un arrêté.',
      'Le maire a signé lentement un arrêté.',
      {
        'a#1': 'both',
      },
    )
    expect(wordsOf(gone.blocks[0])).toBe('Le maire a signé lentement un arrêté.')
    const several = mergeWords(
      'Le maire a signé vite un arrêté.',
      'Le maire a signé très vite et mal un arrêté.',
      'Le maire a signé lentement un arrêté.',
      {
        'a#1': 'both',
      },
    )
    expect(wordsOf(several.blocks[0])).toBe('Le maire a signé très vite et mal lentement un arrêté.')
  })
  test('shows eighty signs on either side and no more', () => {
    const long = `${'avant '.repeat(30)}X ${'après '.repeat(30)}`
    const { conflicts } = mergeWords(long, long.replace('X', 'Y'), long.replace('X', 'Z'))
    expect(conflicts[0]?.before).toBe(`${'avant '.repeat(30)}`.slice(-80))
    expect(conflicts[0]?.after).toBe(` ${'après '.repeat(30)}`.slice(0, 80))
  })
  test('shows a note or an exhibit beside it as three dots', () => {
    const call: Inline = { kind: 'exhibit', exhibit: 'e1' }
    const of = (word: string) =>
      paragraph('a', 'Le contrat ', call, ` dit ${word} puis le reste de la phrase.`)
    expect(merge(of('un'), of('deux'), of('trois')).conflicts).toMatchObject([
      { before: 'Le contrat  …  dit ', after: ' puis le reste de la phrase.' },
    ])
  })
  test('is one of several, counted from the first of the paragraph', () => {
    const both = (a: string, b: string) =>
      `Le ${a} a signé un premier acte contesté. Le ${b} a signé un second acte contesté.`
    const { conflicts, blocks } = mergeWords(
      both('maire', 'maire'),
      both('préfet', 'préfet'),
      both('ministre', 'recteur'),
      { 'a#2': 'theirs' },
    )
    expect(conflicts.map(one => [one.id, one.choice])).toEqual([
      ['a#1', 'mine'],
      ['a#2', 'theirs'],
    ])
    expect(wordsOf(blocks[0])).toBe(both('préfet', 'recteur'))
  })
  test('is none where both sides wrote the same', () => {
    const { blocks, conflicts } = mergeWords(
      base,
      base.replace('3 mai', '4 juin'),
      base.replace('3 mai', '4 juin 2025'),
    )
    expect(conflicts).toMatchObject([{ id: 'a#1' }])
    expect(wordsOf(blocks[0])).toContain('4 juin et')
    const same = mergeWords(
      base,
      base.replace('3 mai', '4 juin').replace('lendemain', 'surlendemain'),
      base.replace('3 mai', '4 juin'),
    )
    expect(same.conflicts).toEqual([])
    expect(wordsOf(same.blocks[0])).toBe(base.replace('3 mai', '4 juin').replace('lendemain', 'surlendemain'))
  })
  test('is one where the changes only touch: a space, an apostrophe or a hyphen is between them', () => {
    const touching = (mine: string, theirs: string) =>
      mergeWords(base, mine, theirs).conflicts.map(one =>
        [one.mine, one.theirs].map(lines =>
          lines
            .flat()
            .map(i => 'text' in i && i.text)
            .join(''),
        ),
      )
    expect(touching(base.replace('Le maire', 'La maire'), base.replace('maire', 'préfet'))).toHaveLength(1)
    expect(touching(base.replace('signé', 'pris'), base.replace('l’arrêté', 'un arrêté'))).toEqual([
      ['pris l’', 'signé un '],
    ])
    expect(touching(base.replace('signé', 'pris'), base.replace('3 mai', '4 mai'))).toEqual([])
  })
  test('is one where a word is put in at the place the other side rewrites', () => {
    const { conflicts } = mergeWords(
      base,
      base.replace('lendemain', 'lendemain même'),
      base.replace('lendemain', '8 mai'),
    )
    expect(conflicts).toHaveLength(1)
  })
})

describe('marks and comments', () => {
  test('each side’s marks are all in the text', () => {
    const { blocks } = merge(
      paragraph('a', 'Le maire a signé ', { kind: 'text', text: 'hier', marks: ['italic'] }, ' un arrêté.'),
      paragraph(
        'a',
        bold('Le maire'),
        ' a signé ',
        { kind: 'text', text: 'hier', marks: ['italic'] },
        ' un arrêté.',
      ),
      paragraph('a', 'Le ', { kind: 'text', text: 'maire', marks: ['italic'] }, ' a signé hier un arrêté.'),
    )
    expect(blocks[0]).toEqual(
      paragraph(
        'a',
        bold('Le '),
        { kind: 'text', text: 'maire', marks: ['bold', 'italic'] },
        ' a signé hier un arrêté.',
      ),
    )
  })
  test('words rewritten under a mark put on all of them take the mark', () => {
    const { blocks, conflicts } = merge(
      paragraph('a', 'Le maire a signé un arrêté illégal.'),
      paragraph('a', 'Le maire a signé ', bold('un arrêté'), ' illégal.'),
      paragraph('a', 'Le maire a signé une délibération illégal.'),
    )
    expect(conflicts).toEqual([])
    expect(blocks[0]).toEqual(paragraph('a', 'Le maire a signé ', bold('une délibération'), ' illégal.'))
  })
  test('a mark put on some of the words that are rewritten is asked', () => {
    const mine = paragraph('a', 'Le maire a signé un ', bold('arrêté'), ' illégal.')
    const theirs = paragraph('a', 'Le maire a signé une délibération illégal.')
    const { blocks, conflicts } = merge(paragraph('a', 'Le maire a signé un arrêté illégal.'), mine, theirs)
    expect(conflicts).toMatchObject([{ id: 'a#1', kind: 'words' }])
    expect(blocks).toEqual([mine])
    const other = merge(paragraph('a', 'Le maire a signé un arrêté illégal.'), theirs, mine)
    expect(other.blocks).toEqual([theirs])
    expect(other.conflicts[0]).toMatchObject({
      mine: [[{ kind: 'text', text: 'une délibération' }]],
      theirs: [[{ kind: 'text', text: 'un ' }, bold('arrêté')]],
    })
  })
  test('a mark on words the other side takes out is asked; a comment on them is not', () => {
    const text = paragraph('a', 'Le maire a vraiment signé un arrêté.')
    const without = paragraph('a', 'Le maire a signé un arrêté.')
    const marked = paragraph('a', 'Le maire a ', bold('vraiment'), ' signé un arrêté.')
    expect(merge(text, marked, without).conflicts).toHaveLength(1)
    const commented = paragraph(
      'a',
      'Le maire a ',
      { kind: 'text', text: 'vraiment', comments: ['c'] },
      ' signé un arrêté.',
    )
    const { blocks, conflicts } = merge(text, commented, without)
    expect(conflicts).toEqual([])
    expect(blocks).toEqual([without])
  })
  test('a word put in between two words that bear a new mark bears it too', () => {
    const { blocks } = merge(
      paragraph('a', 'Le maire a signé un arrêté.'),
      paragraph('a', 'Le maire ', bold('a signé'), ' un arrêté.'),
      paragraph('a', 'Le maire a hâtivement signé un arrêté.'),
    )
    expect(blocks[0]).toEqual(paragraph('a', 'Le maire ', bold('a hâtivement signé'), ' un arrêté.'))
  })
  test('a word put in at the edge of a new mark does not', () => {
    const { blocks } = merge(
      paragraph('a', 'Le maire a signé un arrêté.'),
      paragraph('a', 'Le maire ', bold('a signé'), ' un arrêté.'),
      paragraph('a', 'Le maire a signé hâtivement un arrêté.'),
    )
    expect(blocks[0]).toEqual(paragraph('a', 'Le maire ', bold('a signé'), ' hâtivement un arrêté.'))
  })
  test('a mark taken off goes, one both have stays', () => {
    const { blocks } = merge(
      paragraph('a', bold('Le maire'), ' a signé un arrêté.'),
      paragraph('a', 'Le maire a signé un arrêté.'),
      paragraph('a', bold('Le maire'), ' a signé un arrêté illégal.'),
    )
    expect(blocks[0]).toEqual(paragraph('a', 'Le maire a signé un arrêté illégal.'))
    const rewritten = merge(
      paragraph('a', 'Vu ', bold('le code'), ' applicable au litige.'),
      paragraph('a', 'Vu le code applicable au litige.'),
      paragraph('a', 'Vu ', bold('la loi'), ' applicable au litige.'),
    )
    expect(rewritten.blocks[0]).toEqual(paragraph('a', 'Vu la loi applicable au litige.'))
  })
})

describe('footnotes', () => {
  const text = (inline: Inline) => paragraph('a', 'Le maire a signé', inline, ' un arrêté illégal.')
  test('what each side wrote in a note is in it', () => {
    const { blocks, conflicts } = merge(
      text(note('n', 'Voir la pièce sur ce point.')),
      text(note('n', 'Voir la pièce produite sur ce point.')),
      text(note('n', 'Voir la pièce sur ce point précis.')),
    )
    expect(conflicts).toEqual([])
    expect(blocks).toEqual([text(note('n', 'Voir la pièce produite sur ce point précis.'))])
  })
  test('a note one side wrote in is as that side has it', () => {
    const [before, after] = [text(note('n', 'Voir.')), text(note('n', 'Comparer.'))]
    const longer = paragraph('a', 'Le maire a signé', note('n', 'Voir.'), ' un arrêté très illégal.')
    const rewritten = paragraph('a', 'Le maire a signé', note('n', 'Comparer.'), ' un arrêté très illégal.')
    expect(merge(before, longer, after).blocks).toEqual([rewritten])
    expect(merge(before, after, longer).blocks).toEqual([rewritten])
    expect(merge(before, rewritten, after).conflicts).toEqual([])
  })
  test('a note both rewrote is asked whole', () => {
    const { blocks, conflicts } = merge(
      text(note('n', 'Voir.')),
      text(note('n', 'Comparer.')),
      text(note('n', 'Contra.')),
    )
    expect(blocks).toEqual([text(note('n', 'Comparer.'))])
    expect(conflicts).toMatchObject([
      {
        id: 'a#1',
        mine: [[note('n', 'Comparer.')]],
        theirs: [[note('n', 'Contra.')]],
        base: [[note('n', 'Voir.')]],
      },
    ])
  })
})

describe('lists, headings and pictures', () => {
  const list = (...items: readonly [id: string, text: string][]): BlockOf<'list'> => ({
    kind: 'list',
    id: 'l',
    style: 'bullet',
    items: items.map(([id, text]) => ({ id, level: 0, inlines: [{ kind: 'text', text }] })),
  })
  const three = list(['1', 'annuler la décision'], ['2', 'enjoindre au maire'], ['3', 'condamner la commune'])
  test('the items of a list are merged as the paragraphs of a text are', () => {
    const mine = list(
      ['1', 'annuler la décision'],
      ['x', 'suspendre la décision'],
      ['2', 'enjoindre au maire'],
      ['3', 'condamner la commune'],
    )
    const theirs = list(
      ['1', 'annuler la décision attaquée'],
      ['2', 'enjoindre au maire'],
      ['3', 'condamner la commune'],
    )
    const { blocks, conflicts, deletedIds } = merge(three, mine, theirs)
    expect(conflicts).toEqual([])
    expect(blocks).toEqual([
      list(
        ['1', 'annuler la décision attaquée'],
        ['x', 'suspendre la décision'],
        ['2', 'enjoindre au maire'],
        ['3', 'condamner la commune'],
      ),
    ])
    expect(deletedIds).toEqual([])
  })
  test('an item taken out here stays out, and is no block deleted', () => {
    const mine = list(['1', 'annuler la décision'], ['3', 'condamner la commune'])
    const theirs = list(
      ['1', 'annuler la décision'],
      ['2', 'enjoindre au maire'],
      ['3', 'condamner la commune entière'],
    )
    const { blocks, deletedIds } = merge(three, mine, theirs)
    expect(blocks).toEqual([list(['1', 'annuler la décision'], ['3', 'condamner la commune entière'])])
    expect(deletedIds).toEqual([])
  })
  test('the level of a heading follows the side that changed it, and mine where both did', () => {
    const heading = (level: number, text: string): Block => ({
      kind: 'heading',
      id: 'h',
      level,
      numbered: true,
      inlines: [{ kind: 'text', text }],
    })
    const title = heading(1, 'Sur la légalité externe')
    expect(
      merge(title, heading(1, 'Sur la légalité interne'), heading(2, 'Sur la légalité externe')).blocks,
    ).toEqual([heading(2, 'Sur la légalité interne')])
    expect(
      merge(title, heading(3, 'Sur la légalité externe'), heading(2, 'Sur la légalité externe')).blocks,
    ).toEqual([heading(3, 'Sur la légalité externe')])
  })
  test('a place of the template that is no longer given goes, unless it was changed here', () => {
    const of = (slot: string | undefined, text: string): Block => ({
      ...paragraph('a', text),
      ...(slot ? { slot } : {}),
    })
    const { blocks } = merge(
      of('facts', 'Les faits sont simples.'),
      of('facts', 'Les faits sont très simples.'),
      of(undefined, 'Les faits sont simples.'),
    )
    expect(blocks).toEqual([of(undefined, 'Les faits sont très simples.')])
    const renamed = merge(
      of('facts', 'Les faits sont simples.'),
      of('law', 'Les faits sont très simples.'),
      of(undefined, 'Les faits sont simples.'),
    )
    expect(renamed.blocks).toEqual([of('law', 'Les faits sont très simples.')])
  })
  test('a picture takes the size of one side and the caption of the other', () => {
    const picture = (width: number, caption: string): Block => ({
      kind: 'image',
      id: 'i',
      hash: 'a'.repeat(64),
      type: 'png',
      size: { width: 10, height: 10 },
      alt: '',
      caption: [{ kind: 'text', text: caption } satisfies NoteInline],
      width,
    })
    expect(merge(picture(100, 'Vue'), picture(50, 'Vue'), picture(100, 'Vue du carrefour')).blocks).toEqual([
      picture(50, 'Vue du carrefour'),
    ])
  })
  test('a paragraph that became a list on one side is asked whole', () => {
    const mine = paragraph('l', 'annuler la décision')
    const theirs = list(['1', 'annuler la décision attaquée'])
    expect(mergeBlocks([list(['1', 'annuler la décision'])], [mine], [theirs])).toMatchObject({
      blocks: [mine],
      conflicts: [{ id: 'l', kind: 'whole', mine: [mine.inlines], theirs: [theirs.items[0]!.inlines] }],
    })
  })
})

test('the user chooses mine, theirs or both, and nothing else', () => {
  expect(['mine', 'theirs', 'both', ''].map(choice => Choice.safeParse(choice).success)).toEqual([
    true,
    true,
    true,
    false,
  ])
  const {
    id,
    block,
    kind,
    base: before,
    mine,
    theirs,
  } = mergeWords(base, base.replace('3 mai', '4 mai'), base.replace('3 mai', '5 mai')).conflicts[0]!
  expect(Conflict.parse({ id, block, kind, base: before, mine, theirs })).toMatchObject({
    before: '',
    after: '',
    choice: 'mine',
  })
  expect(
    ['words', 'whole', 'removed', 'deleted', ''].map(kind => Conflict.shape.kind.safeParse(kind).success),
  ).toEqual([true, true, true, true, false])
  expect(
    Passage.safeParse({ id: 'a', base: [], mine: [], theirs: [], edited: true, choice: 'both' }).success,
  ).toBe(true)
  expect(Choices.safeParse({ a: 'mine', b: 'none' }).success).toBe(false)
})
