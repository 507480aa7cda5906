import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HAS_TERM } from '../../../../../src/main/search/index/format/impact.ts'
import { isWithinEdits } from '../../../../../src/main/search/index/read/near-words.ts'
import { tokenBatch } from '../../../../../src/main/search/index/vocabulary.ts'
import { wordIndex } from '../../../../../src/main/search/index/word-index.ts'
import { stem } from '../../../../../src/shared/french/stem.ts'
import { type Library, library, shown, type Text } from './library.ts'

const vocabulary =
  'le la LE de du des à droit Droits étranger ÉTRANGERS etranger thé the THÉ cœur coeur vidéo-surveillance requérant·es L251-2 R. 251 2019 20-19 procédure procedures Procédé procès'.split(
    ' ',
  )
const text = fc
  .array(fc.constantFrom(...vocabulary), { maxLength: 9 })
  .map(all => all.join(all.length % 2 ? ' ' : ', '))
const aText: fc.Arbitrary<Text> = fc.record({
  seq: fc.integer({ min: 1, max: 12 }),
  head: text,
  texts: fc.array(text, { maxLength: 3 }),
  added: fc.boolean(),
})
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ write: fc.array(aText, { minLength: 1, maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 3, arbitrary: fc.constant('tidy' as const) },
  { weight: 1, arbitrary: fc.record({ undone: fc.array(aText, { minLength: 1, maxLength: 2 }) }) },
)

/** A batch holds a source anew once at most, before what is added to it. */
const inOrder = (texts: readonly Text[]): Text[] => {
  const seen = new Set<number>()
  return texts.map(one => {
    const added = one.added === true || seen.has(one.seq)
    seen.add(one.seq)
    // Words added to a source are body.
    return { ...one, added, head: added ? '' : one.head }
  })
}

const letters = (n: number): string =>
  [...n.toString(26)].map(one => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(one, 26)]).join('')

function agree({ reader, model, index }: Library): void {
  const folded = [...model.words(), 'absent', 'droits', '2']
  for (const word of folded) {
    const variants = reader.variants(word).map(({ key, count }) => [key, count])
    expect(variants.sort(), `variants of ${word}`).toEqual(model.variants(word).sort())
    for (const { key } of reader.variants(word))
      expect(shown(reader.postings(key)), key).toEqual(model.postings(key))
    expect(shown(reader.withStem(stem(word))), `stem of ${word}`).toEqual(model.stemmed(stem(word)))
    const bySource = reader.stemImpacts(stem(word))
    if (bySource) {
      const { seqs, impacts } = reader.withStem(stem(word))
      const wanted = Array.from(seqs, (seq, n) => [seq, HAS_TERM | impacts[n]!])
      expect([...bySource].flatMap((byte, seq) => (byte ? [[seq, byte]] : []))).toEqual(wanted)
    }
    for (let length = 1; length <= word.length; length += 1) {
      const prefix = word.slice(0, length)
      const { seqs, impacts } = reader.withPrefix(prefix)
      const wanted = model.begun(prefix)
      expect([...seqs], `begun by ${prefix}`).toEqual(wanted.map(one => one.seq))
      const between = wanted.filter(({ least, most }, n) => impacts[n]! >= least && impacts[n]! <= most)
      expect(between).toEqual(wanted)
    }
    const begun = [...model.words()].filter(one => one.startsWith(word.slice(0, 2)))
    const completed = reader.completions(word.slice(0, 2), 1000)
    expect(completed.map(one => one.word).sort()).toEqual(begun.sort())
    const close = [...model.words()].filter(
      one =>
        one !== word &&
        one[0] === word[0] &&
        word.length > 2 &&
        !/^\d/.test(word) &&
        isWithinEdits(word, one, word.length > 7 ? 2 : 1),
    )
    const near = reader.near(word, 1000).map(one => one.word)
    expect(near.filter(one => one[0] === word[0]).sort(), `near ${word}`).toEqual(close.sort())
  }
  const asked = [
    ['droit'],
    ['le', 'droit'],
    ['the', 'de'],
    ['l', '251', '2'],
    ['a', 'la', 'la'],
    ['requerantes'],
    ['droit', 'absent'],
    ['le', 'coeur', 'de'],
  ]
  for (const words of asked)
    for (const slack of [1, 3])
      for (const ordered of [true, false])
        expect(shown(reader.phrase(words, slack, ordered)), `${words} ${slack} ${ordered}`).toEqual(
          model.phrase(words, slack, ordered),
        )
  const runs = asked.flatMap(words => [true, false].map(inOrder => ({ words, inOrder })))
  const every = Int32Array.from({ length: 256 }, (_, seq) => seq)
  for (const among of [every, every.filter(seq => seq % 3 === 0)])
    for (const [n, marks] of reader.runsAmong(runs, 3, among).entries()) {
      const { words, inOrder } = runs[n]!
      const matching = new Set(model.phrase(words, 3, inOrder).map(source => Number.parseInt(source, 10)))
      expect(
        [...among].filter((_, at) => marks[at]),
        `${words} ${inOrder}`,
      ).toEqual([...among].filter(seq => matching.has(seq)))
    }
  expect(reader.totals()).toEqual(model.totals())
  expect(index.stats()).toMatchObject(model.totals())
}

describe('the index agrees with the texts', () => {
  test('whatever is indexed, again or in addition, removed, undone, merged', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), steps => {
        // Each call merges a little: texts are written and removed in between.
        const all = library(64, 0)
        for (const one of steps) {
          if (one === 'tidy') while (all.index.tidy());
          else if ('write' in one) all.write(inOrder(one.write))
          else if ('remove' in one) all.remove(one.remove)
          else undone(all, one.undone)
        }
        agree(all)
        while (all.index.tidy());
        agree(all)
        all.db.close()
      }),
      { numRuns: 50 },
    )
  })

  test('a merge left half way is begun again; until then nothing of it is seen', () => {
    const all = library(64, 0)
    const some = (seq: number): Text => ({ seq, head: `Texte ${seq}`, texts: [vocabulary.join(' ')] })
    for (let seq = 1; seq <= 9; seq += 1) all.write([some(seq)])
    expect(all.index.tidy()).toBe(true)
    expect(all.index.stats().segments).toBe(9)
    agree(all)
    all.write([some(3), some(20)])
    // As when the program has stopped and is started again.
    const again = wordIndex(all.db, all.since, 0)
    agree({ ...all, index: again, reader: again.reader })
    while (again.tidy());
    expect(again.stats().segments).toBe(1)
    agree({ ...all, index: again, reader: again.reader })
    agree(all)
    const left = all.db.prepare('SELECT count(DISTINCT segment) FROM word_blocks').pluck()
    expect(left.get()).toBe(1)
    expect(all.index.tidy()).toBe(false)
  })

  test('a batch that could not be written leaves nothing to the next', () => {
    const all = library(64, 0)
    const texts = Array.from({ length: 60 }, (_, n) =>
      Array.from({ length: 200 }, (_, at) => `${'dlpv'[at % 4]}${'aeiou'[n % 5]}${letters(n * 7 + at)}`).join(
        ' ',
      ),
    )
    const stored = all.db.prepare<[], number>('SELECT count(*) FROM word_lists').pluck()
    let failures = 0
    for (let rows = 0; rows < 60; rows += 1) {
      const batch = tokenBatch()
      for (const one of texts) batch.add([], [one])
      const seqs = Int32Array.from(texts, (_, n) => n + 1)
      all.db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON word_lists
        WHEN (SELECT count(*) FROM word_lists) >= ${(stored.get() ?? 0) + rows} BEGIN SELECT RAISE(ABORT, 'full'); END`)
      const write = all.db.transaction(() => {
        all.index.write(batch.finish(), seqs, new Int32Array(seqs.length))
        throw new Error('written whole')
      })
      let said = ''
      try {
        write()
      } catch (error) {
        said = error instanceof Error ? error.message : ''
      }
      all.db.exec('DROP TRIGGER full')
      all.db.transaction(() =>
        all.write([{ seq: 1 + (rows % 12), head: 'Le droit', texts: ['la procédure'] }]),
      )()
      if (said !== 'full') break
      failures += 1
    }
    expect(failures).toBeGreaterThan(3)
    agree(all)
  })

  function undone({ db, index, reader }: Library, texts: readonly Text[]): void {
    const before = shown(reader.postings('droit'))
    const batch = tokenBatch()
    for (const { head, texts: bodies } of texts) batch.add([head], [...bodies, 'droit'])
    const seqs = Int32Array.from(texts, one => one.seq)
    expect(() =>
      db.transaction(() => {
        index.write(batch.finish(), seqs, new Int32Array(seqs.length))
        // Readings of the transaction itself must not be believed after it.
        reader.postings('droit')
        throw new Error('power cut')
      })(),
    ).toThrow('power cut')
    expect(shown(reader.postings('droit'))).toEqual(before)
  }
})
