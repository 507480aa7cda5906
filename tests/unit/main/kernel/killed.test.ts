import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import { exhibits } from '../../../../src/main/exhibits/store.ts'
import { importFiles } from '../../../../src/main/imports/import-files.ts'
import { sweep } from '../../../../src/main/kernel/files/uploads.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { upkeep } from '../../../../src/main/library/indexing/upkeep.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { backup } from '../../../../src/main/safekeeping/backup.ts'
import { counts, coverage, faults } from '../../../../src/main/safekeeping/copy.ts'
import { examine } from '../../../../src/main/safekeeping/doctor.ts'
import { preview } from '../../../../src/main/safekeeping/restore.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision, aDossier, aDraft } from '../../../fixtures/builders.ts'
import { anOldLibrary } from '../../../fixtures/old-library.ts'
import { shareOf } from '../../../whole.ts'

const victim = join(import.meta.dirname, '../../../fixtures/programs/victim.ts')
let place: ReturnType<typeof temporary>
let folder: string

beforeEach(() => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  using(library => {
    dossiers(library.db).save(aDossier({ id: 'dossier' }))
    drafts(library.db).save(aDraft({ id: 'draft', dossier: 'dossier' }))
    sources(library.db).save(aDecision({ id: 'before' }))
  })
})
afterEach(() => place.remove())

function using<T>(run: (library: Library) => T): T {
  const library = openLibrary(folder)
  const done = run(library)
  if (done instanceof Promise) return done.finally(() => library.close()) as T
  library.close()
  return done
}

/** Starts the work, lets `lines` things be done and a little more, and kills it without notice; what it had said is returned. */
async function killed(work: string, files: readonly string[], lines: number): Promise<string[]> {
  const child = spawn(process.execPath, [victim, folder, work, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const ended = new Promise(done => child.once('exit', (_code, signal) => done(signal)))
  let aimed = false
  for await (const line of createInterface(child.stdout)) {
    if (line !== 'ready') said.push(line)
    if (said.length >= lines && !aimed) {
      aimed = true
      // Anywhere in what follows: the moment is drawn, so that runs do not always die at the same place.
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 25)
    }
  }
  expect(await ended).toBe('SIGKILL')
  return said
}

/** The conditions that hold after any death: the library opens, the doctor finds nothing, what was there is there. */
async function sound(): Promise<void> {
  await using(async library => {
    expect(await examine(library)).toEqual([])
    expect(sources(library.db).get('before').id).toBe('before')
    expect(dossiers(library.db).get('dossier').id).toBe('dossier')
  })
}

const many = (n: number) => Array.from({ length: n }, () => aDecision())
const pack = (name: string, n: number) =>
  place.file(
    name,
    JSON.stringify({
      pretoire: 1,
      id: name,
      title: name,
      author: 'x',
      licence: 'x',
      date: '2026-01-01',
      sources: many(n),
    }),
  )
const bytes = (name: string, seed: number) =>
  place.file(
    name,
    Buffer.alloc(3 * 2 ** 20, seed).map((one, at) => one ^ (at & 255)),
  )

test('two programs save the same draft: no save is lost under another, the second is told', async () => {
  const run = async () => {
    const child = spawn(process.execPath, [victim, folder, 'contend'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise(done => child.once('exit', done))
    const said: string[] = []
    for await (const line of createInterface(child.stdout)) if (line !== 'ready') said.push(line)
    expect(await ended).toBe(0)
    return said
  }
  const said = (await Promise.all([run(), run()])).flat()
  const saved = said.filter(line => line !== 'stale').map(Number)
  expect(said).toHaveLength(80)
  expect(new Set(saved).size).toBe(saved.length)
  expect(using(library => drafts(library.db).get('draft').revision)).toBe(Math.max(...saved))
  expect(Math.max(...saved)).toBe(saved.length + 1)
  await sound()
})

describe('killed without notice', () => {
  test.each(shareOf([4], [1, 4, 9]))(
    'in mid-import (after %i steps): whole packs or none, and the import taken up again ends it',
    async lines => {
      const files = Array.from({ length: 12 }, (_, i) => pack(`lot-${i}.json`, 40))
      await killed('import', files, lines)
      await sound()
      await using(async library => {
        const { decision = 0 } = sources(library.db).count()
        expect((decision - 1) % 40).toBe(0)
        expect(decision).toBeGreaterThan((lines - 1) * 40)
        const paths = files.map(path => ({ path, name: path }))
        const report = await importFiles(library, paths, {
          progress: () => undefined,
          isCancelled: () => false,
        })
        expect([report.rejected, sources(library.db).count().decision]).toEqual([[], 481])
      })
    },
  )

  test.each(shareOf([4], [1, 4]))(
    'while an old library is indexed (after %i batches): the rest is indexed at the next start',
    async lines => {
      rmSync(folder, { recursive: true })
      mkdirSync(folder)
      const old = Array.from({ length: 400 }, (_, n) =>
        aDecision({ id: `n${n}`, text: [{ text: `Une girafe, la ${n}e.` }] }),
      )
      anOldLibrary(join(folder, 'library.db'), 2, old)
      const said = await killed('index', [], lines)
      await using(async library => {
        const { indexed } = coverage(library.db)
        expect(indexed).toBeGreaterThanOrEqual(said.length * 5)
        expect(faults(library.db)).toEqual([])
        await upkeep(library.db, () => false)
        expect(coverage(library.db)).toEqual({ listed: 400, indexed: 400 })
        expect(sources(library.db).search({ text: 'girafe' }).total).toBe(400)
      })
    },
  )

  test('while an old library opens, then while it is put in order, again and again: nothing of it is lost', async () => {
    rmSync(folder, { recursive: true })
    mkdirSync(folder)
    const old = Array.from({ length: 2600 }, (_, n) =>
      aDecision({ id: `n${n}`, text: [{ text: `Une girafe, la ${n}e.` }] }),
    )
    anOldLibrary(join(folder, 'library.db'), 2, old)
    for (let turn = 0; turn < shareOf(3, 6); turn += 1) {
      const child = spawn(process.execPath, [victim, folder, 'upkeep'], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const ended = new Promise(done => child.once('exit', done))
      setTimeout(() => child.kill('SIGKILL'), 150 + Math.random() * 600)
      await ended
    }
    await using(async library => {
      expect(faults(library.db)).toEqual([])
      expect(counts(library.db)).toMatchObject({ sources: 2600, dossiers: 1, drafts: 1 })
      await upkeep(library.db, () => false)
      expect(coverage(library.db)).toEqual({ listed: 2600, indexed: 2600 })
      expect(sources(library.db).search({ text: 'girafe' }).total).toBe(2600)
      expect(await examine(library)).toEqual([])
    })
  })

  test.each(shareOf([5], [1, 5, 20]))(
    'in mid-save (after %i saves): the last version said saved is there',
    async lines => {
      const said = await killed('save', [], lines)
      await sound()
      const draft = using(library => drafts(library.db).get('draft'))
      const last = Number(said.at(-1))
      expect([last, last + 1]).toContain(draft.revision)
      // Whole: one revision's text from end to end.
      const text = JSON.stringify(draft.blocks)
      expect(new Set(text.match(/Révision \d+/g)).size).toBe(1)
    },
  )

  test.each(shareOf([3], [1, 3]))(
    'in mid-exhibit (after %i): those said added are there, with their files',
    async lines => {
      const files = [bytes('a.bin', 1), bytes('b.bin', 2), bytes('c.bin', 3), bytes('d.bin', 4)]
      const said = await killed('exhibit', files, lines)
      await sound()
      using(library => {
        const there = exhibits(library.db).list('dossier')
        expect(there.map(one => one.id)).toEqual(expect.arrayContaining(said))
        expect(there.length).toBeLessThanOrEqual(said.length + 1)
        for (const one of there) expect(existsSync(library.file(one.file?.sha256 ?? ''))).toBe(true)
      })
    },
  )

  test.each(shareOf([1], [1, 3]))(
    'in mid-backup (after %i): every file with a backup’s name is one',
    async lines => {
      const said = await killed('backup', [], lines)
      await sound()
      await using(async library => {
        const names = readdirSync(library.backups).filter(name => name.endsWith('.zip'))
        expect(names.length).toBeGreaterThanOrEqual(said.length)
        for (const name of names) {
          const seen = await preview(library, join(library.backups, name))
          expect(seen.backup.dossiers).toBe(1)
        }
      })
    },
  )

  test.each(shareOf([2], [1, 2, 3]))(
    'in mid-restore (after %i): the library is the one or the other, whole',
    async lines => {
      const [one, other] = [join(place.folder, 'un.zip'), join(place.folder, 'deux.zip')]
      await using(async library => {
        await backup(library, { to: { path: one, replace: true } })
        sources(library.db).putAll(many(300), 'import')
        drafts(library.db).save({ ...drafts(library.db).get('draft'), title: 'Deux' })
        await backup(library, { to: { path: other, replace: true } })
      })
      await killed('restore', [one, other], lines)
      await sound()
      using(library => {
        const { sources: n } = counts(library.db)
        expect([n, drafts(library.db).get('draft').title === 'Deux']).toEqual(
          n === 1 ? [1, false] : [301, true],
        )
      })
    },
  )

  test('what it left half written is swept after a day, and nothing else', async () => {
    await killed('exhibit', [bytes('a.bin', 1)], 1)
    await using(async library => {
      writeFileSync(join(library.backups, 'x.zip.part'), 'half')
      writeFileSync(
        `${library.file('ab'.repeat(32))}`.replace(/\/[^/]*\/[^/]*$/, '/garde'),
        'not ours to judge',
      )
      await sweep(folder)
      expect(existsSync(join(library.backups, 'x.zip.part'))).toBe(true)
      await sweep(folder, Date.now() + 25 * 3600 * 1000)
      expect(existsSync(join(library.backups, 'x.zip.part'))).toBe(false)
      expect(exhibits(library.db).list('dossier').length).toBeGreaterThan(0)
      expect(await examine(library)).toEqual([])
    })
  })
})
