import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../../../src/main/app.ts'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import { openApp } from '../../../../src/main/hosts/open-app.ts'
import { importFiles } from '../../../../src/main/imports/import-files.ts'
import { pathTokens } from '../../../../src/main/kernel/files/path-tokens.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { examine } from '../../../../src/main/safekeeping/doctor.ts'
import { answer } from '../../../../src/shared/contract/answer.ts'
import { client } from '../../../../src/shared/contract/client.ts'
import { fileAt, type Program, placeAt, program, temporary } from '../../../contract/program.ts'
import { aDecision, aDossier, aDraft } from '../../../fixtures/builders.ts'

const french = /plein|plus assez de place/
/** The faults that the doctor finds: that the disk is full is true. */
const faultsOf = async (library: Library) => (await examine(library)).filter(one => one.code !== 'space')

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

const long = (words: number) => Array.from({ length: words }, (_, i) => `mot${i}`).join(' ')
const blocks = (words: number) => [
  {
    kind: 'paragraph' as const,
    id: 'p',
    style: 'body' as const,
    inlines: [{ kind: 'text' as const, text: long(words) }],
  },
]
const pack = (n: number) =>
  place.file(
    'lot.json',
    JSON.stringify({
      pretoire: 1,
      id: 'lot',
      title: 'lot',
      author: 'x',
      licence: 'x',
      date: '2026-01-01',
      sources: Array.from({ length: n }, (_, i) =>
        aDecision({ text: [{ section: 'reasons', text: `${long(2000)} ${i}` }] }),
      ),
    }),
  )

describe('a database that can grow no more', () => {
  test('refuses a save in a sentence, keeps what was there, and takes it once there is room', async () => {
    const library = openLibrary(join(place.folder, 'b'))
    const call = client((channel, input) =>
      answer(createApp(library, { tokens: pathTokens(), emit: () => undefined }), channel, input),
    )
    dossiers(library.db).save(aDossier({ id: 'd' }))
    const kept = drafts(library.db).save(aDraft({ id: 't', dossier: 'd' }))
    const pages = Number(library.db.pragma('page_count', { simple: true }))
    library.db.pragma(`max_page_count = ${pages + 2}`)
    const draft = { ...kept, blocks: blocks(20_000) }
    await expect(call['drafts.save']({ draft })).rejects.toMatchObject({
      code: 'full',
      message: expect.stringMatching(french),
    })
    expect(drafts(library.db).get('t')).toEqual(kept)
    library.db.pragma('max_page_count = 1000000')
    expect((await call['drafts.save']({ draft })).revision).toBe(kept.revision + 1)
    expect(await faultsOf(library)).toEqual([])
    library.close()
  })

  test('stops an import in a sentence, keeps what was committed, and the same import then ends', async () => {
    const library = openLibrary(join(place.folder, 'b'))
    const files = [{ path: pack(60), name: 'lot.json' }]
    const hooks = { progress: () => undefined, isCancelled: () => false }
    library.db.pragma(`max_page_count = ${Number(library.db.pragma('page_count', { simple: true })) + 40}`)
    await expect(importFiles(library, files, hooks)).rejects.toMatchObject({
      code: 'full',
      message: expect.stringMatching(french),
    })
    expect([sources(library.db).count(), await faultsOf(library)]).toEqual([{}, []])
    library.db.pragma('max_page_count = 1000000')
    expect((await importFiles(library, files, hooks)).added).toBe(60)
    expect(await faultsOf(library)).toEqual([])
    library.close()
  })
})

/** A disk of a few megabytes, where this system lets us mount one. */
function smallDisk(): { folder: string; drop(): void } | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const there = temporary()
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', there.folder])
  if (done.status !== 0) {
    there.remove()
    return undefined
  }
  return {
    folder: there.folder,
    drop: () => {
      execFileSync('umount', ['-l', there.folder])
      there.remove()
    },
  }
}
const probe = smallDisk()
probe?.drop()

describe.skipIf(!probe)('a full disk (a disk of 12 MB can be mounted here: else skipped)', () => {
  let disk: NonNullable<ReturnType<typeof smallDisk>>
  let there: Program
  const folder = () => join(disk.folder, 'b')
  const filler = () => join(disk.folder, 'reste')

  beforeEach(async () => {
    disk = smallDisk() as NonNullable<typeof disk>
    there = program(folder())
    const made = await there.call['dossiers.sample']({ type: 'recourse' })
    draft = made.drafts[0] ?? ''
    dossier = made.id
  })
  let draft = ''
  let dossier = ''
  afterEach(async () => {
    await there.close().catch(() => undefined)
    disk.drop()
  })
  /** Leaves only so many bytes. */
  const fill = (left: number) => {
    const full = Buffer.alloc(64 * 1024)
    try {
      for (let i = 0; ; i += 1) writeFileSync(`${filler()}-${i}`, full)
    } catch {
      // full
    }
    for (let i = 0, freed = 0; freed < left; i += 1, freed += full.length) rmSync(`${filler()}-${i}`)
  }
  const free = () => {
    for (const name of readdirSync(disk.folder)) if (name.startsWith('reste')) rmSync(join(disk.folder, name))
  }
  const leftovers = () =>
    (readdirSync(folder(), { recursive: true, encoding: 'utf8' }) as string[]).filter(name =>
      /\.part$|(^|\/)tmp-/.test(name),
    )

  const acts: [string, (call: Program['call']) => Promise<unknown>][] = [
    [
      'a save',
      async call => {
        const now = await call['drafts.get']({ id: draft })
        return call['drafts.save']({ draft: { ...now, blocks: [...now.blocks, ...blocks(60_000)] } })
      },
    ],
    [
      'an exhibit',
      call =>
        call['exhibits.add']({ dossier, file: fileAt(place.file('grand.pdf', Buffer.alloc(600_000, 7))) }),
    ],
    ['a Word file', call => call['drafts.export']({ id: draft })],
    ['a dossier in one file', call => call['dossiers.export']({ id: dossier })],
    ['a backup', call => call['backups.create']({})],
    [
      'a backup elsewhere on it',
      call => call['backups.create']({ to: placeAt(join(disk.folder, 'ailleurs.zip')) }),
    ],
  ]
  test.each(acts)(
    '%s is refused in a sentence, leaves nothing half done, and is done once there is room',
    async (_what, act) => {
      const before = await there.call['drafts.get']({ id: draft })
      fill(0)
      await expect(act(there.call)).rejects.toMatchObject({
        code: 'full',
        message: expect.stringMatching(french),
      })
      expect(leftovers()).toEqual([])
      expect(await there.call['drafts.get']({ id: draft })).toEqual(before)
      free()
      await act(there.call)
      expect(await faultsOf(there.library)).toEqual([])
    },
  )

  test('an import by its job: the sentence is in the job, what was there stays, and the same import then ends', async () => {
    const path = pack(400)
    const run = async () => {
      const job = await there.call['imports.start']({ files: [fileAt(path)] })
      for (;;) {
        const now = await there.call['jobs.get']({ id: job.id })
        if (now.state !== 'running') return now
        await new Promise(done => setTimeout(done, 30))
      }
    }
    fill(64 * 1024)
    const failed = await run()
    expect([failed.state, failed.message]).toEqual(['failed', expect.stringMatching(french)])
    expect(await faultsOf(there.library)).toEqual([])
    free()
    const small = pack(20)
    expect(small).toBe(path)
    expect(await run()).toMatchObject({ state: 'done', report: { added: 20, rejected: [] } })
  })

  test('a library made on it is refused in a sentence', () => {
    fill(0)
    expect(() => openLibrary(join(disk.folder, 'autre'))).toThrow(french)
  })

  test('a library closed on it opens again, to be read', () => {
    there.library.close()
    fill(0)
    const again = openLibrary(folder())
    expect(drafts(again.db).get(draft).id).toBe(draft)
    again.close()
  })

  test('a disk made read-only: it is read and exported, every write is refused, and nothing is touched', async () => {
    there.library.close()
    const before = readFileSync(join(folder(), 'library.db'))
    execFileSync('mount', ['-o', 'remount,ro', disk.folder])
    const protectedLibrary = openLibrary(folder())
    const { db, exports, warnings } = protectedLibrary
    expect(drafts(db).get(draft).id).toBe(draft)
    expect(() => drafts(db).save(drafts(db).get(draft))).toThrow(/ne peut pas être écrite/)
    expect(() => protectedLibrary.keep(Buffer.from('x'))).toThrow(/lue seulement/)
    expect(warnings).toEqual([expect.objectContaining({ code: 'read-only' })])
    protectedLibrary.close()
    expect(existsSync(exports)).toBe(false)
    const app = await openApp(folder(), { tokens: pathTokens(), window: folder() })
    const call = client((channel, input) => answer(app.handlers, channel, input))
    const { id } = await call['drafts.export']({ id: draft, format: 'docx', final: false } as never)
    expect(id).toBeTypeOf('string')
    await expect(call['dossiers.create']({ template: 'rep-vsa' })).rejects.toThrow(/pour être lue seulement/)
    await app.close()
    execFileSync('mount', ['-o', 'remount,rw', disk.folder])
    expect(readFileSync(join(folder(), 'library.db')).equals(before)).toBe(true)
    const again = openLibrary(folder())
    expect(drafts(again.db).get(draft).id).toBe(draft)
    again.close()
  })
})

describe.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder without the right to write (skipped for root, who has every right)',
  () => {
    test('is refused in a sentence', () => {
      const folder = join(place.folder, 'b')
      mkdirSync(folder)
      chmodSync(place.folder, 0o500)
      chmodSync(folder, 0o500)
      expect(() => openLibrary(join(place.folder, 'autre'))).toThrow(/ne peut pas être écrite/)
      chmodSync(place.folder, 0o700)
      expect([existsSync(folder), statSync(folder).mode & 0o777]).toEqual([true, 0o500])
    })
  },
)
