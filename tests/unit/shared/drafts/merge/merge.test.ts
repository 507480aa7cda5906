import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Conflict } from '../../../../../src/shared/drafts/merge/conflict.ts'
import { mergeBlocks } from '../../../../../src/shared/drafts/merge/merge.ts'
import { print } from '../../../../../src/shared/drafts/merge/parts.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { aText, edited, paragraph, refacted, someEdits, someFacts, textOf } from './edits.ts'

const runs = { numRuns: 400 }
const read = (blocks: readonly Block[]) => blocks.map(print)
const real = (conflicts: readonly Conflict[]) => conflicts.filter(one => one.kind !== 'deleted')
const has = (text: string, word: string) => new RegExp(`\\b${word}\\b`).test(text)

describe('random edits and random changes of facts', () => {
  test('nothing changed anywhere: nothing changes', () => {
    fc.assert(
      fc.property(aText, text => {
        expect(mergeBlocks(text, text, text)).toEqual({ blocks: text, conflicts: [], deletedIds: [] })
      }),
      runs,
    )
  })
  test('the facts as they were: the text as it was written', () => {
    fc.assert(
      fc.property(aText, someEdits, (base, edits) => {
        const { blocks: mine } = edited(base, edits)
        const merged = mergeBlocks(base, mine, base)
        expect(merged.blocks).toEqual(mine)
        expect(merged.conflicts).toEqual([])
      }),
      runs,
    )
  })
  test('the text as it was made: what the facts give now', () => {
    fc.assert(
      fc.property(aText, someFacts, (base, facts) => {
        const { blocks: theirs } = refacted(base, facts)
        const merged = mergeBlocks(base, base, theirs)
        expect(merged.blocks).toEqual(theirs)
        expect(merged.conflicts).toEqual([])
      }),
      runs,
    )
  })
  test('every edit is still there, and every fact, but where a conflict says otherwise', () => {
    fc.assert(
      fc.property(aText, someEdits, someFacts, (base, edits, facts) => {
        const { blocks: mine, trace } = edited(base, edits)
        const { blocks: theirs, said } = refacted(base, facts)
        const merged = mergeBlocks(base, mine, theirs)
        const text = textOf(merged.blocks)
        const here = textOf(mine)
        // what was typed and still stood, whatever became of it since
        for (const word of trace.typed) if (has(here, word)) expect(text).toMatch(new RegExp(`\\b${word}\\b`))
        for (const word of trace.erased) expect(has(text, word)).toBe(false)
        for (const word of trace.bold) {
          const bold = new RegExp(`"text":"[^"]*\\b${word}\\b[^"]*","marks":\\["bold"\\]`)
          const replaced = said.find(one => one.was === word)
          if (bold.test(here))
            expect(text).toMatch(replaced && !has(text, word) ? new RegExp(replaced.word) : bold)
        }
        const ids = new Set(mine.map(block => block.id))
        for (const block of merged.blocks)
          if (base.some(one => one.id === block.id)) expect(ids.has(block.id)).toBe(true)
        // where it was put
        const stayed = merged.blocks.map(block => block.id).filter(id => ids.has(id))
        expect(stayed).toEqual(mine.map(block => block.id).filter(id => stayed.includes(id)))
        const told = textOf(theirs)
        for (const one of said) {
          if (!has(told, one.word)) continue
          const conflict = merged.conflicts.some(each => JSON.stringify(each.theirs).includes(one.word))
          expect(conflict || has(text, one.word)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })
  test('taking what the facts give, everywhere, leaves none out', () => {
    fc.assert(
      fc.property(aText, someEdits, someFacts, (base, edits, facts) => {
        const { blocks: mine } = edited(base, edits)
        const { blocks: theirs, said } = refacted(base, facts)
        const first = mergeBlocks(base, mine, theirs)
        const choices = Object.fromEntries(first.conflicts.map(one => [one.id, 'theirs' as const]))
        const text = textOf(mergeBlocks(base, mine, theirs, { choices }).blocks)
        const told = textOf(theirs)
        for (const one of said) if (has(told, one.word)) expect(has(text, one.word)).toBe(true)
      }),
      runs,
    )
  })
  test('a conflict only where an edit touches what changed', () => {
    fc.assert(
      fc.property(aText, someEdits, someFacts, (base, edits, facts) => {
        const { blocks: mine, trace } = edited(base, edits)
        const { blocks: theirs, dropped } = refacted(base, facts)
        const merged = mergeBlocks(base, mine, theirs)
        for (const conflict of real(merged.conflicts)) {
          if (conflict.kind === 'removed') {
            const lost = textOf(base.filter(block => dropped.includes(block.id)))
            const words = JSON.stringify(conflict.base).match(/w\d+/g) ?? []
            expect(dropped.includes(conflict.block) || words.length > 0).toBe(true)
            for (const word of words) expect(has(lost, word)).toBe(true)
            continue
          }
          // a paragraph cut where it begins bears another name with the same words
          if (conflict.base.length < 2)
            expect(JSON.stringify(conflict.mine)).not.toBe(JSON.stringify(conflict.base))
          expect(JSON.stringify(conflict.theirs)).not.toBe(JSON.stringify(conflict.base))
          // of another text altogether, the whole is asked
          if (conflict.kind === 'whole') continue
          // no word that neither side changed
          const words: string[] = JSON.stringify(conflict.base).match(/w\d+/g) ?? []
          const stand = (JSON.stringify(conflict.mine).match(/w\d+/g) ?? []).filter(one =>
            words.includes(one),
          )
          // words put in another order are all of them edited
          if (stand.join() !== words.filter(one => stand.includes(one)).join()) continue
          const told = textOf(theirs)
          for (const word of words) {
            const edited = !has(JSON.stringify(conflict.mine), word) || trace.bold.includes(word)
            expect(edited || !has(told, word)).toBe(true)
          }
          expect(words.length === 0 || words.some(word => !has(told, word))).toBe(true)
        }
        // blocks nobody edited take what is given, without a question
        const untouched = base.filter(block => mine.some(one => print(one) === print(block)))
        for (const block of untouched)
          expect(real(merged.conflicts).some(one => one.block === block.id)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })
  test('the same merge again changes nothing more', () => {
    fc.assert(
      fc.property(aText, someEdits, someFacts, (base, edits, facts) => {
        const { blocks: mine } = edited(base, edits)
        const { blocks: theirs } = refacted(base, facts)
        const once = mergeBlocks(base, mine, theirs)
        const again = mergeBlocks(theirs, once.blocks, theirs, { deletedIds: once.deletedIds })
        expect(read(again.blocks)).toEqual(read(once.blocks))
      }),
      runs,
    )
  })
})

describe('by example', () => {
  const base = [
    paragraph('a', 'La requérante soutient que le maire a installé un logiciel.'),
    paragraph('b', 'Elle demande l’annulation de la décision.'),
  ]
  test('words of both sides in one sentence', () => {
    const mine = [
      paragraph('a', 'La requérante soutient que le maire a secrètement installé un logiciel.'),
      base[1]!,
    ]
    const theirs = [
      paragraph('a', 'Les requérantes soutiennent que le maire a installé un logiciel.'),
      base[1]!,
    ]
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(blocks[0]).toEqual(
      paragraph('a', 'Les requérantes soutiennent que le maire a secrètement installé un logiciel.'),
    )
  })
  test('the same words: what stands stays, and both are offered', () => {
    const mine = [paragraph('a', 'La requérante soutient que la maire a installé un logiciel.'), base[1]!]
    const theirs = [paragraph('a', 'La requérante soutient que le préfet a installé un logiciel.'), base[1]!]
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(blocks).toEqual(mine)
    expect(conflicts).toMatchObject([{ id: 'a#1', kind: 'words', choice: 'mine' }])
    const taken = mergeBlocks(base, mine, theirs, { choices: { 'a#1': 'theirs' } })
    expect(taken.blocks).toEqual(theirs)
  })
  test('another text in the same place is asked whole, never shuffled with what was written', () => {
    const mine = [paragraph('a', 'La requérante soutient ici que le maire a installé un logiciel.'), base[1]!]
    const theirs = [
      paragraph('a', 'Aux termes de ses statuts, cette association défend les libertés.'),
      base[1]!,
    ]
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(blocks).toEqual(mine)
    expect(conflicts).toMatchObject([{ id: 'a', kind: 'whole' }])
    expect(mergeBlocks(base, mine, theirs, { choices: { a: 'theirs' } }).blocks).toEqual(theirs)
  })
  test('a paragraph cut in two takes what changed in either half', () => {
    const mine = [
      paragraph('a', 'La requérante soutient que '),
      paragraph('x', 'le maire a installé un logiciel.'),
      base[1]!,
    ]
    const theirs = [
      paragraph('a', 'Les requérantes soutiennent que le maire a installé deux logiciels.'),
      base[1]!,
    ]
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(blocks).toEqual([
      paragraph('a', 'Les requérantes soutiennent que '),
      paragraph('x', 'le maire a installé deux logiciels.'),
      base[1],
    ])
  })
  test('two paragraphs joined take what changed in either', () => {
    const mine = [
      paragraph(
        'a',
        'La requérante soutient que le maire a installé un logiciel. Elle demande l’annulation de la décision.',
      ),
    ]
    const theirs = [base[0]!, paragraph('b', 'Elles demandent l’annulation de la décision.')]
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(blocks).toEqual([
      paragraph(
        'a',
        'La requérante soutient que le maire a installé un logiciel. Elles demandent l’annulation de la décision.',
      ),
    ])
  })
  test('a paragraph nobody touched goes without a question, whatever the next one was joined with', () => {
    const more = paragraph('c', 'Ce moyen est fondé.')
    const mine = [
      base[0]!,
      paragraph('new', 'Une phrase à moi.', ' ', 'Elle demande l’annulation de la décision.'),
      more,
    ]
    const { blocks, conflicts } = mergeBlocks([...base, more], mine, [more])
    expect(blocks.map(block => block.id)).toEqual(['new', 'c'])
    expect(conflicts.map(one => [one.kind, one.block])).toEqual([['removed', 'new']])
  })
  test('a comment put on a stretch stays on the words that replace it', () => {
    const comments = ['c']
    const mine = [
      paragraph(
        'a',
        'La requérante soutient que ',
        { kind: 'text', text: 'le maire', comments },
        ' a installé un logiciel.',
      ),
      base[1]!,
    ]
    const theirs = [paragraph('a', 'La requérante soutient que le préfet a installé un logiciel.'), base[1]!]
    const { blocks, conflicts } = mergeBlocks(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(blocks[0]).toEqual(
      paragraph(
        'a',
        'La requérante soutient que ',
        { kind: 'text', text: 'le préfet', comments },
        ' a installé un logiciel.',
      ),
    )
  })
  test('a block deleted stays deleted, even gone and given again; it can be asked back', () => {
    const mine = [base[0]!]
    const first = mergeBlocks(base, mine, [base[0]!])
    expect(first).toMatchObject({ blocks: mine, deletedIds: ['b'] })
    const again = mergeBlocks([base[0]!], mine, base, { deletedIds: first.deletedIds })
    expect(again.blocks).toEqual(mine)
    expect(again.conflicts).toMatchObject([{ id: 'b', kind: 'deleted' }])
    const back = mergeBlocks([base[0]!], mine, base, {
      deletedIds: first.deletedIds,
      choices: { b: 'theirs' },
    })
    expect(back.blocks).toEqual(base)
  })
  test('a block moved stays moved, and what is new comes after what it follows', () => {
    const text = ['a', 'b', 'c', 'd'].map(id => paragraph(id, `Paragraphe ${id}.`))
    const [a, b, c, d] = text
    const added = paragraph('n', 'Nouveau.')
    const { blocks } = mergeBlocks(text, [d!, a!, b!, c!], [a!, b!, added, c!, d!])
    expect(blocks.map(block => block.id)).toEqual(['d', 'a', 'b', 'n', 'c'])
  })
})
