import { createHash, createPublicKey, verify } from 'node:crypto'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dossiers } from '../../src/main/dossiers/store.ts'
import { drafts } from '../../src/main/drafts/store.ts'
import { versions } from '../../src/main/drafts/version-store.ts'
import { loadPack } from '../../src/main/imports/formats/load-pack.ts'
import { loadStarter } from '../../src/main/imports/starter.ts'
import { readEntry, readZip } from '../../src/main/kernel/files/zip.ts'
import type { Library } from '../../src/main/kernel/library.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { backup } from '../../src/main/safekeeping/backup.ts'
import { ownKey, signedFile } from '../../src/main/sharing/keys/own-key.ts'
import { Pack } from '../../src/shared/sharing/model.ts'
import { temporary } from '../contract/program.ts'
import { aDossier, aDraft } from '../fixtures/builders.ts'
import { type ReadSegment, readIndex } from './index-reader.ts'

// Another program's way: what docs/formats/ says, and nothing of src/ but to make the files.

const MANY = 1_100
let place: ReturnType<typeof temporary>
let library: Library
let db: Sqlite.Database

beforeAll(() => {
  place = temporary()
  library = openLibrary(join(place.folder, 'bibliotheque'))
  loadStarter(library)
  loadPack(library.db, manyDocuments())
  db = new Sqlite(join(library.folder, 'library.db'), { readonly: true })
})
afterAll(() => {
  db.close()
  library.close()
  place.remove()
})

/** Enough sources for lists in parts, in rows of their own. */
const manyDocuments = () =>
  Pack.parse({
    ...{ pretoire: 1, id: 'many', title: 'Many', author: '', licence: '', date: '2026-11-28' },
    sources: Array.from({ length: MANY }, (_, n) => ({
      ...{ kind: 'document', id: `many-${n}`, type: 'web', url: `https://exemple.fr/${n}` },
      title: n % 3 === 0 ? 'Le vélodrome' : `Feuille ${n}`,
      text: [{ text: `Vélodrome ${scattered(n)}` }, { text: 'velodrome au bout' }],
    })),
  })

/** So many times the word, at distances that do not pack well. */
const scattered = (n: number) =>
  Array.from({ length: n % 40 }, (_, k) => `vélo ${'et '.repeat((n * (k + 7)) % 61)}`).join('')

test('the index is read by its page: every word of every source is in the lists, once', () => {
  for (const segment of readIndex(db)) {
    const words = new Map(segment.sources.map(({ seq }) => [seq, 0]))
    let before = ''
    for (const { key, postings, placed } of segment.terms) {
      expect(key > before).toBe(true)
      before = key
      for (const { seq, times, places } of postings) {
        expect(words.has(seq)).toBe(true)
        if (!placed) continue
        expect(places).toHaveLength(times)
        expect(places.every((at, n) => n === 0 || at > (places[n - 1] ?? 0))).toBe(true)
        words.set(seq, (words.get(seq) ?? 0) + times)
      }
    }
    expect([...words.values()]).toEqual(segment.sources.map(one => one.words))
    expect(segment.sources.length).toBe(segment.docs)
  }
})

test('the index is read by its page: a word of a thousand sources, in parts that lie in other rows', () => {
  const lists = postingsOf(readIndex(db), 'velodrome')
  expect(lists).toHaveLength(MANY)
  expect(lists.filter(({ titled }) => titled)).toHaveLength(0)
  const written = postingsOf(readIndex(db), 'velodrome\u0001vélodrome')
  expect(written).toHaveLength(MANY)
  expect(written.filter(({ titled }) => titled)).toHaveLength(Math.ceil(MANY / 3))
  const often = postingsOf(readIndex(db), 'velo\u0001vélo')
  expect(often.reduce((sum, { times }) => sum + times, 0)).toBe(sumTo(MANY, n => n % 40))
  // two texts are a hundred places apart at least
  const [one] = lists
  expect(one?.places[0]).toBeGreaterThan(100)
})

const postingsOf = (segments: readonly ReadSegment[], word: string) =>
  segments.flatMap(({ terms }) => terms.find(({ key }) => key === word)?.postings ?? [])
const sumTo = (end: number, of: (n: number) => number) =>
  Array.from({ length: end }, (_, n) => of(n)).reduce((sum, value) => sum + value, 0)

test('a record of source_columns says what its page says', () => {
  const rows = db.prepare("SELECT seq, kind, date FROM sources WHERE date <> ''").all() as {
    seq: number
    kind: string
    date: string
  }[]
  expect(rows.length).toBeGreaterThan(50)
  const kinds = ['', 'decision', 'article', 'argument', 'document']
  for (const { seq, kind, date } of rows) {
    const page = db
      .prepare<[number], Buffer>('SELECT data FROM source_columns WHERE page = ?')
      .pluck()
      .get(Math.floor(seq / 1024)) as Buffer
    const record = Array.from({ length: 6 }, (_, n) => page.readInt32LE((seq % 1024) * 24 + n * 4))
    expect(kinds[(record[0] ?? 0) & 7]).toBe(kind)
    expect(String(record[3])).toBe(date.replaceAll('-', '').padEnd(8, '0'))
    expect(record[4]).toBeGreaterThan(0)
  }
})

test('a version of a draft is put together from its head and its blocks', () => {
  dossiers(library.db).save(aDossier({ id: 'd' }))
  const draft = drafts(library.db).save(aDraft({ id: 't', dossier: 'd' }))
  versions(library.db).keep(draft, 'named', { name: 'Avant' })
  const row = db.prepare('SELECT head, blocks FROM draft_versions').get() as { head: string; blocks: Buffer }
  const list = inflateRawSync(row.blocks)
  const blocks = Array.from({ length: list.length / 4 }, (_, n) => {
    const data = db
      .prepare<[number], Buffer>('SELECT data FROM draft_blocks WHERE seq = ?')
      .pluck()
      .get(list.readUInt32LE(n * 4)) as Buffer
    return JSON.parse(inflateRawSync(data).toString('utf8'))
  })
  const { id: _id, revision: _revision, updatedAt: _at, ...same } = draft
  expect({ ...JSON.parse(row.head), blocks }).toEqual(JSON.parse(JSON.stringify(same)))
})

test('a pack is verified by what its page says', () => {
  const content = JSON.stringify({ id: 'p', title: '« Lot »', author: 'Regards libres', sources: [] })
  const file = signedFile(ownKey(library), 'Regards libres', [Buffer.from(content)])
  const pack = JSON.parse(file.toString('utf8'))
  const key = createPublicKey({ key: Buffer.from(pack.author.key, 'base64'), format: 'der', type: 'spki' })
  const soundness = (text: string) =>
    verify(null, Buffer.from(text), key, Buffer.from(pack.signature, 'base64'))
  expect(soundness(pack.content)).toBe(true)
  expect(soundness(`${pack.content} `)).toBe(false)
  expect(JSON.parse(pack.content).author).toBe(pack.author.name)
})

test('a backup holds its manifest first, then the database of that checksum', async () => {
  const made = await backup(library)
  const entries: [string, Buffer][] = []
  await readZip(made.file, async (name, open) => void entries.push([name, await readEntry(open())]))
  const [[first, bytes] = ['', Buffer.alloc(0)], [second, database] = ['', Buffer.alloc(0)]] = entries
  expect([first, second]).toEqual(['manifest.json', 'library.db'])
  const manifest = JSON.parse(bytes.toString('utf8'))
  expect(manifest).toMatchObject({ pretoire: 1, kind: 'backup', partial: false })
  expect(manifest.version).toBe(db.pragma('user_version', { simple: true }))
  expect(manifest.sha256).toBe(createHash('sha256').update(database).digest('hex'))
})
