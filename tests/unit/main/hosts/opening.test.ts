import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp } from '../../../../src/main/hosts/open.ts'
import { folderProblem, type Opening, openForWindow } from '../../../../src/main/hosts/opening.ts'
import { pathTokens } from '../../../../src/main/kernel/files/path-tokens.ts'
import { temporary } from '../../../contract/program.ts'

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
    '<script src="/opening.js" defer>',
  ])
    expect(html).toContain(part)
  expect(html).not.toContain('sauvegardes')
  put('b/backups/une.db', 'x')
  expect(await text('/')).toContain('vos sauvegardes sont dans son sous-dossier')
  expect((await ask('/opening.js'))?.headers.get('content-type')).toContain('text/javascript')
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
