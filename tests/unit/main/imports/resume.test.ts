import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importFiles, resumeImport } from '../../../../src/main/imports/import-files.ts'
import { jobs } from '../../../../src/main/imports/jobs/jobs.ts'
import type { Hooks, Options } from '../../../../src/main/imports/passes.ts'
import { imports } from '../../../../src/main/imports/store.ts'
import type { Database } from '../../../../src/main/kernel/database/open.ts'
import { sweep } from '../../../../src/main/kernel/files/uploads.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { examine } from '../../../../src/main/safekeeping/doctor.ts'
import { temporary } from '../../../contract/program.ts'
import { aTarGz } from '../../../fixtures/import/archives.ts'
import { anArticleXml } from '../../../fixtures/import/records.ts'
import { shareOf } from '../../../whole.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

const idOf = (n: number) => `LEGIARTI${String(n).padStart(12, '0')}`
const pathOf = (n: number) =>
  `legi/global/code_et_TNC_en_vigueur/LEGITEXT000025503132/article/LEGI/ARTI/${idOf(n)}.xml`
const words = (n: number) => Array.from({ length: 60 }, (_, i) => `mot${(n * 31 + i * 7) % 5000}`).join(' ')
const article = (n: number) => anArticleXml({ id: idOf(n), number: `L${n}`, content: `<p>${words(n)}</p>` })

/** A stock with some broken records, then a delta that changes, adds and takes back. */
async function archives(many: number, at = place): Promise<string[]> {
  const stock = Object.fromEntries(
    Array.from({ length: many }, (_, n) => [pathOf(n), n % 97 === 3 ? article(n).slice(0, 500) : article(n)]),
  )
  const lost = Array.from({ length: 300 }, (_, n) => pathOf(n * 5).replace(/\.xml$/, ''))
  const delta = {
    '20260402-210000/liste_suppression_legi.dat': lost.join('\n'),
    ...Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [`20260402-210000/${pathOf(n * 10)}`, article(n * 10)]),
    ),
  }
  return [
    at.file('LEGI_20260402-210000.tar.gz', await aTarGz(delta)),
    at.file('Freemium_legi_global_20260327-140000.tar.gz', await aTarGz(stock)),
  ]
}

const quiet: Hooks = { progress: () => undefined, isCancelled: () => false }
const given = (files: readonly string[]) => files.map(path => ({ path, name: path.split('/').at(-1) ?? '' }))

/** All that a library holds, without when it was written. */
function content(db: Database): unknown {
  const all = (sql: string) => db.prepare(sql).raw().all()
  return {
    sources: all(
      'SELECT seq, id, kind, court, date, label, revision, removed_at IS NULL FROM sources ORDER BY seq',
    ),
    bodies: all('SELECT * FROM source_bodies ORDER BY seq'),
    versions: all('SELECT seq, id, data FROM source_versions ORDER BY seq, id'),
    keys: all('SELECT * FROM source_keys ORDER BY key'),
  }
}
const numbers = (db: Database, id: string) => {
  const { seconds, ...counts } = imports(db).get(id).counts
  return { ...counts, lines: imports(db).lines(id, { limit: 500, offset: 0 }) }
}

/** The same import without an accident, in a library of its own. */
async function whole(files: readonly string[], options: Options = {}, at = place) {
  const library = openLibrary(join(at.folder, 'entière'))
  await importFiles(library, given(files), quiet, { id: 'entier', ...options })
  const done = { content: content(library.db), numbers: numbers(library.db, 'entier') }
  library.close()
  return done
}

describe('an import cut short', () => {
  /** what each case cuts, and how it ends uncut: the same for all of them */
  const shared = temporary()
  let files: string[]
  let expected: Awaited<ReturnType<typeof whole>>
  beforeAll(async () => {
    files = await archives(2000, shared)
    expected = await whole(files, { size: 300 }, shared)
  })
  afterAll(() => shared.remove())

  test.each(shareOf([3, 8], [1, 3, 6, 8]))(
    'after %i batches, taken up, ends as if it had not been',
    async batches => {
      const library = openLibrary(join(place.folder, 'b'))
      let told = 0
      const hooks: Hooks = {
        progress: () => {
          told += 1
        },
        isCancelled: () => told >= batches && 'later',
      }
      await importFiles(library, given(files), hooks, { id: 'un', size: 300 })
      expect(imports(library.db).get('un').state).toBe('interrupted')
      const report = await resumeImport(library, 'un', quiet, { size: 170 })
      const { added, updated, unchanged, deleted } = report
      expect(report.read).toBe(
        added + updated + unchanged + deleted + (report.rejections ?? report.rejected.length),
      )
      expect(numbers(library.db, 'un')).toEqual(expected.numbers)
      expect(content(library.db)).toEqual(expected.content)
      expect(deleted).toBeGreaterThan(0)
      library.close()
    },
  )

  test.each(shareOf([4], [1, 4]))(
    'after %i batches, given up and followed by another archive, then run again, ends as if it had not been',
    async batches => {
      const [delta, stock] = (await archives(700)) as [string, string]
      /** Everything that may be read, whatever rows it lies in, and whichever of two archives that say the same was read first. */
      const texts = (db: Database) =>
        db
          .prepare<[], string[]>(
            `SELECT id, label, data, (SELECT group_concat(data ORDER BY id) FROM source_versions WHERE seq = sources.seq)
             FROM sources JOIN source_bodies USING (seq) WHERE removed_at IS NULL ORDER BY id`,
          )
          .raw()
          .all()
          .map(row => row.join('\n').replace(/"asOf":"[^"]*"/g, ''))
      const plain = openLibrary(join(place.folder, 'entière'))
      for (const file of [stock, delta]) await importFiles(plain, given([file]), quiet)
      const expected = texts(plain.db)
      plain.close()
      const library = openLibrary(join(place.folder, 'b'))
      const cut = async (file: string) => {
        let progressed = 0
        const hooks: Hooks = {
          progress: () => {
            progressed += 1
          },
          isCancelled: () => progressed >= batches,
        }
        await importFiles(library, given([file]), hooks, { size: 120 })
      }
      await cut(stock)
      await cut(delta)
      await importFiles(library, given([delta]), quiet)
      await cut(stock)
      await importFiles(library, given([stock]), quiet)
      expect(texts(library.db)).toEqual(expected)
      library.close()
    },
  )

  test('killed without notice, is found at the next start, taken up, and ends as if it had not been', async () => {
    const files = await archives(9000)
    const expected = await whole(files)
    const folder = join(place.folder, 'b')
    const program = join(import.meta.dirname, '../../../fixtures/programs/importer.ts')
    // the batch is drawn, so that runs do not always die at the same place
    const batch = 1 + Math.floor(Math.random() * 3)
    const child = spawn(process.execPath, [program, folder, `${batch}`, ...files], { stdio: 'inherit' })
    const ended = new Promise(done => child.once('exit', (_code, signal) => done(signal)))
    expect(await ended).toBe('SIGKILL')

    const library = openLibrary(folder)
    expect(await examine(library)).toEqual([])
    const work = jobs(library, () => undefined)
    const [found] = work.imports()
    expect(found?.state).toBe('interrupted')
    const id = found?.id ?? ''
    expect(found?.counts.added).toBeGreaterThan(0)
    const job = await work.completion(work.takeUp(id).id)
    expect(job.state).toBe('done')
    expect(work.imports()[0]?.state).toBe('done')
    expect(numbers(library.db, id)).toEqual(expected.numbers)
    expect(content(library.db)).toEqual(expected.content)
    library.close()
  })

  test('a program that closes in the middle leaves it to be taken up; two programs do not take it up together', async () => {
    const files = await archives(6000)
    const library = openLibrary(join(place.folder, 'b'))
    const first = jobs(library, () => undefined)
    const { id } = first.start('import', given(files))
    await first.close()
    expect(first.imports()[0]?.state).toBe('interrupted')
    const [one, other] = [jobs(library, () => undefined), jobs(library, () => undefined)]
    one.takeUp(id)
    for (;;) {
      await new Promise(done => setTimeout(done, 5))
      if (imports(library.db).get(id).state === 'running') break
    }
    expect(() => other.takeUp(id)).toThrow('en cours')
    expect(other.imports()[0]?.state).toBe('running')
    expect((await one.completion(id)).state).toBe('done')
    expect(() => other.takeUp(id)).toThrow('terminé')
    library.close()
  })

  test('a file that changed meanwhile is not read on, and the report says so', async () => {
    const [, stock = ''] = await archives(900)
    const library = openLibrary(join(place.folder, 'b'))
    let told = 0
    const hooks: Hooks = {
      progress: () => {
        told += 1
      },
      isCancelled: () => told >= 1 && 'later',
    }
    await importFiles(library, given([stock]), hooks, { id: 'un', size: 300 })
    writeFileSync(stock, await aTarGz({ 'a.xml': article(1) }))
    const report = await resumeImport(library, 'un', quiet)
    expect(report.rejected.at(-1)?.reason).toContain('a changé')
    library.close()
  })

  test('files that were sent are kept until it has ended, or is given up', async () => {
    const library = openLibrary(join(place.folder, 'b'))
    const upload = join(library.folder, 'uploads', '00000000-0000-4000-8000-000000000000')
    const [delta = ''] = await archives(10)
    mkdirSync(upload, { recursive: true })
    const path = join(upload, 'LEGI.tar.gz')
    copyFileSync(delta, path)
    imports(library.db).begin('un', 'Un', [
      { path, name: 'LEGI.tar.gz', size: statSync(path).size, direct: true },
    ])
    utimesSync(upload, 0, 0)
    const work = jobs(library, () => undefined)
    await sweep(library.folder, Date.now(), work.waiting())
    expect(existsSync(path)).toBe(true)
    await work.cancel('un')
    expect(existsSync(path)).toBe(false)
    expect(work.imports()[0]?.state).toBe('cancelled')
    library.close()
  })
})

test('the journal does not grow with the import', async () => {
  const files = await archives(5000)
  const library = openLibrary(join(place.folder, 'b'))
  let largest = 0
  const hooks: Hooks = {
    progress: () => {
      largest = Math.max(largest, statSync(join(library.folder, 'library.db-wal')).size)
    },
    isCancelled: () => false,
  }
  await importFiles(library, given(files), hooks, { size: 500 })
  expect(largest).toBeGreaterThan(0)
  expect(largest).toBeLessThan(48 * 2 ** 20)
  expect(statSync(join(library.folder, 'library.db-wal')).size).toBe(0)
  library.close()
})
