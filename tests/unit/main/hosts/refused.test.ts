import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { enter, temporary } from '../../../contract/program.ts'
import { aDecision } from '../../../fixtures/builders.ts'
import { type LocalServer, serve } from './local-server.ts'

let place: ReturnType<typeof temporary>
let folder: string
let file: string
let served: LocalServer | undefined
beforeEach(() => {
  place = temporary()
  place.file('index.html', '<!doctype html><title>La fenêtre</title>')
  folder = join(place.folder, 'b')
  file = join(folder, 'library.db')
  const library = openLibrary(folder)
  sources(library.db).putAll(
    Array.from({ length: 200 }, () => aDecision()),
    'import',
  )
  library.close()
})
afterEach(async () => {
  await served?.close()
  served = undefined
  place.remove()
})

const future = () => {
  const db = new Sqlite(file)
  db.pragma('user_version = 999')
  db.close()
}
const states: [string, RegExp, () => void][] = [
  ['from the future', /version plus récente de Prétoire.*installez la version récente/, future],
  [
    'that is no database',
    /n’est pas une bibliothèque Prétoire/,
    () => writeFileSync(file, 'Madame, Monsieur,'),
  ],
  ['cut in its middle', /endommagé.*sauvegarde/, () => truncateSync(file, 4096 * 20)],
  [
    'of another program',
    /pas une bibliothèque Prétoire/,
    () => {
      writeFileSync(file, '')
      const db = new Sqlite(file)
      db.exec('CREATE TABLE notes (x)')
      db.close()
    },
  ],
]

test.each(states)(
  'a library %s: the window says so, the file is untouched, and it opens once put right',
  async (_what, sentence, spoil) => {
    const good = readFileSync(file)
    spoil()
    const bad = readFileSync(file)
    served = await serve({ library: folder, window: place.folder })
    expect(served.refusal).toMatch(sentence)
    const cookie = await enter(served)
    const get = () => fetch(`${served?.origin}/`, { headers: { cookie } })
    const page = await get()
    const html = await page.text()
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
    expect(html.replaceAll('&#34;', '"')).toMatch(sentence)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(html).not.toMatch(/<script(?! src="opening\.js")|<style|style=/)
    // what is newer, or no library, has nothing to salvage
    expect(html.includes('data-act="salvage"')).toBe(!/plus récente|mais pas une bibliothèque/.test(html))
    expect(readFileSync(file).equals(bad)).toBe(true)

    writeFileSync(file, good)
    expect(await (await get()).text()).toContain('La fenêtre')
  },
)

test('the sentence is not to be had without the token', async () => {
  future()
  served = await serve({ library: folder, window: place.folder })
  const page = await fetch(`${served.origin}/`)
  expect([page.status, await page.text()]).toEqual([403, expect.not.stringContaining('récente')])
})
