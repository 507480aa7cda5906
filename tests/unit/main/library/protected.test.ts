import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../../../../src/main/cli/run.ts'
import { openApp } from '../../../../src/main/hosts/open-app.ts'
import { dropKeys } from '../../../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { answer } from '../../../../src/shared/contract/answer.ts'
import { client } from '../../../../src/shared/contract/client.ts'
import { fileAt, handed, program, temporary } from '../../../contract/program.ts'
import { aPng } from '../../../docx/texts/gallery.ts'

const isRoot = process.getuid?.() === 0
const place = temporary()
const model = join(place.folder, 'modele')

/** A library that was killed: its journals lie beside it. */
beforeAll(async () => {
  const work = join(place.folder, 'ecrite')
  const here = program(work)
  await here.call['dossiers.sample']({ type: 'recourse' })
  cpSync(work, model, { recursive: true })
  await here.close()
})
afterAll(() => {
  for (const path of [place.folder, ...everyPath(place.folder)])
    if (statSync(path).isDirectory()) chmodSync(path, 0o700)
  place.remove()
})

/** The folder and all that lies in it; a folder is listed before what it holds. */
function everyPath(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(one => {
    const path = join(folder, one.name)
    if (one.isDirectory()) chmodSync(path, statSync(path).mode | 0o500)
    return one.isDirectory() ? [path, ...everyPath(path)] : [path]
  })
}

/** Rights and content of each file, by its path. */
const stateOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    [folder, ...everyPath(folder)].map(path => {
      const stats = statSync(path)
      const content = stats.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''
      return [path.slice(folder.length), `${(stats.mode & 0o7777).toString(8)} ${content}`]
    }),
  )

const PASSPHRASE = 'quatre mots sans rapport'

/** Runs a command as a new process would, without the keys of the one before; `typed`: what is typed unseen, in turn. */
async function run(library: string, words: string, typed: readonly string[] = []) {
  dropKeys(library)
  const [out, err, answers] = [[] as string[], [] as string[], [...typed]]
  const code = await runCli([...words.split(' '), '--library', library], {
    out: text => out.push(text),
    err: text => err.push(text),
    ...(typed.length > 0 && { secret: async () => answers.shift() ?? '' }),
  })
  dropKeys(library)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** The parts that an owner may protect, and the words that the sentence has for each. */
const protections: Readonly<Record<string, { readonly what: RegExp; readonly names: readonly string[] }>> = {
  'its folder': { what: /son dossier est protégé/, names: [''] },
  'its database': { what: /«\slibrary\.db\s» est protégé/, names: ['library.db'] },
  'its journal': { what: /«\slibrary\.db-wal\s» est protégé/, names: ['library.db-wal'] },
  'the index of its journal': { what: /«\slibrary\.db-shm\s» est protégé/, names: ['library.db-shm'] },
  'its files': { what: /«\sfiles\s» est protégé/, names: ['files'] },
  'its exports': { what: /«\sexports\s» est protégé/, names: ['exports'] },
  'all of it': { what: /son dossier est protégé/, names: ['', 'library.db', 'library.db-wal', 'files'] },
}

let libraries = 0

function protectedLibrary(kind: string): string {
  const folder = join(place.folder, `${libraries}`)
  libraries += 1
  cpSync(model, folder, { recursive: true })
  for (const name of protections[kind]?.names.toReversed() ?? []) {
    const path = join(folder, name)
    // others may read it: no right is taken away either
    chmodSync(path, statSync(path).isDirectory() ? 0o555 : 0o444)
  }
  return folder
}

describe.skipIf(isRoot || process.platform === 'win32')(
  'a library whose owner took away the right to write (skipped for root, who has every right)',
  () => {
    test.each(Object.entries(protections))('%s: it opens to be read, as it lies', async (kind, { what }) => {
      const folder = protectedLibrary(kind)
      const before = stateOf(folder)
      const app = await openApp(folder, { tokens: handed, window: place.folder })
      const call = client((channel, input) => answer(app.handlers, channel, input))
      expect(app.library.isReadOnly).toBe(true)
      expect(await call['backups.notices']({})).toContainEqual(
        expect.objectContaining({ code: 'read-only', message: expect.stringMatching(what) }),
      )
      const [{ id } = { id: '' }] = await call['dossiers.list']({})
      const dossier = await call['dossiers.get']({ id })
      await expect(call['dossiers.save']({ dossier })).rejects.toThrow(/pour être lue seulement/)
      const file = fileAt(place.file('image.png', aPng(2, 2)))
      await expect(call['pictures.add']({ file })).rejects.toThrow(/pour être lue seulement/)
      expect((await call['dossiers.export']({ id })).bytes).toBeGreaterThan(0)
      expect(() => app.library.keep(Buffer.from('une pièce'))).toThrow(what)
      await app.close()
      expect(stateOf(folder)).toEqual(before)
    })

    test('a command reads it and says so; one that would write, seal or move it is refused', async () => {
      const folder = protectedLibrary('its database')
      const before = stateOf(folder)
      const list = await run(folder, 'dossier list')
      expect([list.code, list.out, list.err]).toEqual([
        0,
        expect.stringContaining('Valmont'),
        expect.stringMatching(/^La bibliothèque est ouverte pour être lue seulement/),
      ])
      expect(await run(folder, 'dossier new --template rep-vsa')).toMatchObject({
        code: 1,
        err: expect.stringContaining('Rien n’a été enregistré'),
      })
      for (const words of ['vault seal', `move ${join(place.folder, 'ailleurs')} --apply`])
        expect(await run(folder, words, [PASSPHRASE, PASSPHRASE])).toMatchObject({
          code: 1,
          err: expect.stringContaining('ne peut pas être changée'),
        })
      expect(stateOf(folder)).toEqual(before)
    })

    test('one that is sealed opens to be read by its passphrase, and a wrong one is told', async () => {
      const folder = join(place.folder, 'scellee')
      cpSync(model, folder, { recursive: true })
      expect((await run(folder, 'vault seal', [PASSPHRASE, PASSPHRASE])).code).toBe(0)
      for (const name of ['library.db', 'vault.json', '']) chmodSync(join(folder, name), name ? 0o400 : 0o500)
      const before = stateOf(folder)
      expect((await run(folder, 'dossier list', ['une autre'])).err).toContain('pas la phrase de passe')
      expect(await run(folder, 'dossier list', [PASSPHRASE])).toMatchObject({
        code: 0,
        out: expect.stringContaining('Valmont'),
        err: expect.stringContaining('pour être lue seulement'),
      })
      expect(stateOf(folder)).toEqual(before)
    })

    test('one that may not be read is refused in a sentence', () => {
      for (const name of ['', 'library.db', 'library.db-wal']) {
        const folder = join(place.folder, `close${name}`)
        cpSync(model, folder, { recursive: true })
        const { mode } = statSync(join(folder, name))
        chmodSync(join(folder, name), 0)
        expect(() => openLibrary(folder)).toThrow(/n’a pas le droit de lire/)
        expect(statSync(join(folder, name)).mode & 0o777).toBe(0)
        chmodSync(join(folder, name), mode)
      }
    })

    test('none is begun in a folder that may not be written', () => {
      const folder = join(place.folder, 'vide')
      cpSync(join(model, 'files'), folder, { recursive: true })
      chmodSync(folder, 0o555)
      expect(() => openLibrary(folder)).toThrow(/ne peut pas être écrite/)
      expect([existsSync(join(folder, 'library.db')), statSync(folder).mode & 0o777]).toEqual([false, 0o555])
    })
  },
)

test.skipIf(process.platform === 'win32')('other accounts are kept out of one that may be written', () => {
  const folder = join(place.folder, 'ouverte')
  cpSync(model, folder, { recursive: true })
  for (const name of ['', 'library.db', 'files']) {
    const path = join(folder, name)
    chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644)
  }
  openLibrary(folder).close()
  const modes = ['', 'library.db', 'files'].map(name => statSync(join(folder, name)).mode & 0o777)
  expect(modes).toEqual([0o700, 0o600, 0o700])
})
