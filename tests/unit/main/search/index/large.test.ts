import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { tokenBatch } from '../../../../../src/main/search/index/vocabulary.ts'
import { wordIndex } from '../../../../../src/main/search/index/word-index.ts'
import { type Library, library, shown, type Text } from './library.ts'

const count = 3600

/** Words of every frequency, some of them said often: lists of all lengths, in one place or apart. */
function aText(seq: number, turn = 0): Text {
  const words = ['commun']
  for (let step = 2; step < 3000; step *= 3)
    if ((seq + turn) % step === 0) words.push(`mot${'abcdefghij'[Math.floor(Math.log(step))]}`, 'commune')
  for (let n = 0; n < (seq * 7 + turn) % 23; n += 1) words.push('de', n % 5 ? 'la' : 'là')
  if (seq > 1500 && seq < 3300) words.push('milieu')
  words.push(`n${seq % 977}`)
  return { seq, head: seq % 3 ? 'Décision commune' : 'Arrêt', texts: [words.join(' ')] }
}

function agree({ reader, model }: Library): void {
  for (const key of [
    'commun',
    'de',
    'la',
    'la\u0001là',
    'milieu',
    'mota',
    'motf',
    '500',
    'n',
    'arret\u0001arrêt',
  ])
    expect(shown(reader.postings(key)), key).toEqual(model.postings(key))
  for (const stem of ['commun', 'la', 'milieu', 'decision'])
    expect(shown(reader.withStem(stem)), stem).toEqual(model.stemmed(stem))
  for (const prefix of ['c', 'co', 'comm', 'commun', 'm', 'mot', 'milieu'])
    expect([...reader.withPrefix(prefix).seqs], prefix).toEqual(model.begun(prefix).map(one => one.seq))
  for (const words of [
    ['commun', 'de'],
    ['la', 'de'],
    ['de', 'n', '500'],
    ['decision', 'commune'],
  ])
    expect(shown(reader.phrase(words, 1, true)), words.join(' ')).toEqual(model.phrase(words, 1, true))
  for (const words of [
    ['motf', 'de'],
    ['de', 'de'],
    ['la', 'de', 'commune'],
  ])
    for (const ordered of [true, false])
      expect(shown(reader.phrase(words, 4, ordered)), words.join(' ')).toEqual(
        model.phrase(words, 4, ordered),
      )
  expect(reader.totals()).toEqual(model.totals())
}

test('long lists, merged as they lie, then with sources indexed again, removed and added to', () => {
  const all = library(count + 1)
  for (let seq = 1; seq <= count; seq += 400) all.write(Array.from({ length: 400 }, (_, n) => aText(seq + n)))
  agree(all)
  while (all.index.tidy());
  expect(all.index.stats().segments).toBeLessThan(8)
  agree(all)
  for (let turn = 1; turn < 9; turn += 1)
    all.write(
      Array.from({ length: 40 }, (_, n) => ({
        ...aText(1 + ((turn * 701 + n * 97) % count), turn),
        added: n % 4 === 0,
        head: '',
      })),
    )
  for (let seq = 700; seq < 1400; seq += 1) all.remove(seq)
  agree(all)
  while (all.index.tidy());
  agree(all)
  expect(
    all.db
      .prepare('SELECT count(*) FROM word_lists WHERE segment NOT IN (SELECT id FROM word_segments)')
      .pluck()
      .get(),
  ).toBe(0)
})

test('a segment that is stale for more than half is written again, without what is stale', () => {
  const all = library(400)
  all.write(Array.from({ length: 300 }, (_, n) => aText(n + 1)))
  const { bytes } = all.index.stats()
  for (let seq = 50; seq <= 300; seq += 1) all.remove(seq)
  expect(all.index.tidy()).toBe(false)
  expect(all.index.stats().bytes).toBeLessThan(bytes / 2)
  agree(all)
  expect(all.index.next()).toBe(3)
})

test('what another connection writes or merges is seen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-words-'))
  const file = `${folder}/library.db`
  const [one, other] = [openDb(file), openDb(file)]
  let since = new Int32Array(40)
  let meanwhile = () => {}
  const writer = wordIndex(one, () => since)
  const { reader } = wordIndex(other, () => {
    meanwhile()
    return since
  })
  for (let seq = 1; seq <= 20; seq += 1) {
    const batch = tokenBatch()
    batch.add([], [`mot ${seq}`])
    since = since.slice()
    since[seq] = writer.next()
    one.transaction(() => writer.write(batch.finish(), Int32Array.of(seq), Int32Array.of(0)))()
    expect(reader.postings('mot').count).toBe(seq)
    // The segments merged go away as the reader has begun to look.
    meanwhile = () => {
      while (writer.tidy());
      meanwhile = () => {}
    }
    expect(reader.postings('mot').count).toBe(seq)
    expect(reader.postings('mot').count).toBe(seq)
  }
  one.close()
  other.close()
  rmSync(folder, { recursive: true })
})
