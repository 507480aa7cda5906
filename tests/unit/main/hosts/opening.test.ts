import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { openApp } from '../../../../src/main/hosts/open-app.ts'
import { folderProblem, type Opening, openForWindow } from '../../../../src/main/hosts/opening.ts'
import { pathTokens } from '../../../../src/main/kernel/files/path-tokens.ts'
import { markLibrary } from '../../../../src/main/library/marker.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { backup } from '../../../../src/main/safekeeping/backup.ts'
import { temporary } from '../../../contract/program.ts'
import { aDossier } from '../../../fixtures/builders.ts'
import { settle, zeroTable } from '../../../fixtures/damage.ts'
import { putOneOfEach } from '../../../fixtures/one-of-each.ts'

let place: ReturnType<typeof temporary>
let opening: Opening | undefined
beforeEach(() => {
  place = temporary()
  put(
    'window/index.html',
    '<!doctype html><title>La fenêtre</title><link rel="stylesheet" crossorigin href="/assets/index-1.css">',
  )
})
afterEach(async () => {
  await opening?.close()
  opening = undefined
  place.remove()
})

/** A file of the temporary folder, and the folders it lies in. */
const put = (path: string, content: string) => {
  mkdirSync(dirname(join(place.folder, path)), { recursive: true })
  place.file(path, content)
}
const ask = (path: string, method = 'GET') =>
  opening?.wire(new Request(`http://pretoire.test${path}`, { method }))
const text = async (path: string) => (await ask(path))?.text()

/** A library refused, in a host that offers what Electron does. */
async function refused(chosen?: string) {
  const folder = join(place.folder, 'b')
  const shown: string[] = []
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'library.db'), 'Madame, Monsieur,')
  const window = join(place.folder, 'window')
  opening = await openForWindow(folder, {
    window,
    open: at => openApp(at, { tokens: pathTokens(), window }),
    showFolder: async at => void shown.push(at),
    chooseFolder: async () => chosen,
  })
  return { folder, shown }
}

test('the opening screen bears the style of the window, names the folder and offers what the host can do', async () => {
  const { folder } = await refused()
  const html = await text('/')
  for (const part of [
    'href="/assets/index-1.css"',
    folder,
    'Essayer de nouveau',
    'Choisir une autre bibliothèque…',
    'Ouvrir le dossier',
    '<script src="opening.js" defer>',
  ])
    expect(html).toContain(part)
  expect(html).toContain('Aucune sauvegarde n’a été trouvée')
  expect((await ask('/opening.js'))?.headers.get('content-type')).toContain('text/javascript')
})

test('a backup is listed with what it holds, put back by its name, and the program opens', async () => {
  const folder = join(place.folder, 'b')
  const library = openLibrary(folder)
  dossiers(library.db).save(aDossier({ id: 'd' }))
  const { name } = await backup(library)
  library.close()
  await refused()
  const html = await text('/')
  for (const part of [
    'Retrouver votre travail',
    '1 dossier, 0 texte',
    'relue quand elle a été faite',
    `data-name="${name}"`,
  ])
    expect(html).toContain(part)
  const restore = (body: string) =>
    opening?.wire(new Request('http://pretoire.test/opening/restore', { method: 'POST', body }))
  expect(await (await restore('../library.db'))?.json()).toMatchObject({
    message: expect.stringContaining('n’est plus là'),
  })
  expect(await (await restore(name))?.json()).toMatchObject({
    done: expect.stringMatching(/rétablie.*gardé : .*mises-de-cote/),
  })
  expect(await text('/')).toContain('La fenêtre')
  expect(opening?.app()?.handlers['dossiers.list']({})).toHaveLength(1)
})

test('what still reads is salvaged on demand', async () => {
  await refused()
  const library = openLibrary(join(place.folder, 'autre'))
  dossiers(library.db).save(aDossier({ id: 'd' }))
  library.close()
  const damaged = readFileSync(join(place.folder, 'autre', 'library.db'))
  damaged.fill(0, 0, 4096)
  writeFileSync(join(place.folder, 'b', 'library.db'), damaged)
  expect(await text('/')).toContain('Récupérer ce qui se lit encore')
  expect(await (await ask('/opening/salvage', 'POST'))?.json()).toMatchObject({
    done: expect.stringContaining('Récupéré : 1 dossier.'),
  })
  expect(await text('/')).toContain('La fenêtre')
})

test('a database that is gone is not begun again, but on demand', async () => {
  const folder = join(place.folder, 'b')
  await refused()
  rmSync(folder, { recursive: true })
  const library = openLibrary(folder)
  dossiers(library.db).save(aDossier({ id: 'd' }))
  markLibrary(library)
  library.close()
  rmSync(join(folder, 'library.db'))
  expect(await text('/')).toMatch(/n’est plus dans son dossier.*1 dossier.*Commencer une bibliothèque vide/s)
  await ask('/opening/empty', 'POST')
  expect(await text('/')).toContain('La fenêtre')
})

test('its folder is shown on demand, never by an address alone', async () => {
  const { folder, shown } = await refused()
  await ask('/opening/folder')
  expect(shown).toEqual([])
  await ask('/opening/folder', 'POST')
  expect(shown).toEqual([folder])
})

test('another library takes its place, and whoever waits for the program hears of it', async () => {
  const other = join(place.folder, 'autre')
  await refused(other)
  const opened: unknown[] = []
  opening?.whenOpen(app => opened.push(app.library.folder))
  expect(await (await ask('/opening/choose', 'POST'))?.json()).toEqual({})
  expect(await text('/')).toContain('La fenêtre')
  expect(opened).toEqual([other])
})

test('a folder of something else is refused, and left as it is', async () => {
  const other = join(place.folder, 'documents')
  put('documents/lettre.txt', 'x')
  await refused(other)
  const reply = (await (await ask('/opening/choose', 'POST'))?.json()) as { readonly message: string }
  expect(reply.message).toContain('autre chose')
  expect(await text('/')).toContain('ne peut pas s’ouvrir')
  expect(readdirSync(other)).toEqual(['lettre.txt'])
  expect(readFileSync(join(other, 'lettre.txt'), 'utf8')).toBe('x')
})

test('a library and an empty folder may be chosen', () => {
  put('x/library.db', 'x')
  mkdirSync(join(place.folder, 'vide'))
  expect(folderProblem(join(place.folder, 'x'))).toBeUndefined()
  expect(folderProblem(join(place.folder, 'vide'))).toBeUndefined()
})

test.each([
  'source_tags',
  'sources',
  'drafts',
  'source_columns',
  'settings',
  'word_blocks',
  'acts',
  'imports',
])('a library whose table %s is damaged opens, or its screen offers what there is', async table => {
  const folder = join(place.folder, 'c')
  const library = openLibrary(folder)
  putOneOfEach(library)
  await backup(library)
  library.close()
  settle(folder)
  zeroTable(folder, table)
  const window = join(place.folder, 'window')
  opening = await openForWindow(folder, {
    window,
    open: at => openApp(at, { tokens: pathTokens(), window }),
  })
  expect(await text('/')).toMatch(/La fenêtre|Retrouver votre travail/)
})

test('a library in a synchronised folder is moved to where the dialog says, and opened there', async () => {
  const folder = join(place.folder, 'Dropbox', 'b')
  const library = openLibrary(folder)
  dossiers(library.db).save(aDossier({ id: 'd', title: 'Le dossier' }))
  library.close()
  const window = join(place.folder, 'window')
  let choice: string | undefined
  opening = await openForWindow(folder, {
    window,
    open: at => openApp(at, { tokens: pathTokens(), window }),
    chooseFolder: async why => (why === 'move' ? choice : undefined),
  })
  const move = async () =>
    (
      await opening?.wire(
        new Request('http://pretoire.test/opening/move', { method: 'POST', body: 'choose' }),
      )
    )?.json()
  // given up, or refused: the library stays open where it is
  expect(await move()).toEqual({})
  choice = join(place.folder, 'Dropbox', 'autre')
  expect(await move()).toMatchObject({ message: expect.stringContaining('Dropbox') })
  expect(opening.app()?.library.folder).toBe(folder)
  choice = join(place.folder, 'ailleurs')
  expect(await move()).toMatchObject({ done: expect.stringContaining(choice) })
  expect((await ask('/'))?.status).toBe(200)
  expect(opening.app()?.library).toMatchObject({ folder: choice, warnings: [] })
  expect(await opening.app()?.handlers['dossiers.get']({ id: 'd' })).toMatchObject({ title: 'Le dossier' })
})
