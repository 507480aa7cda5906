import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { whyNoPostgres } from '../../../../src/main/demo/local-postgres.ts'
import { holdsWord } from '../../../../src/main/demo/office/host-words.ts'
import { officeDemo } from '../../../../src/main/demo/office/office-demo.ts'
import { temporary } from '../../../contract/program.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
  vi.stubEnv('TMPDIR', place.folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  place.remove()
})

/** Plays the demonstration, and returns what it said. */
async function play(isFolder: boolean): Promise<string> {
  const lines: string[] = []
  expect(await officeDemo(line => void lines.push(line), { isFolder })).toBe(0)
  expect(readdirSync(place.folder)).toEqual([])
  return lines.join('\n')
}

test('the demonstration plays an office on a folder, from the founding to a departure, and leaves nothing', async () => {
  const text = await play(true)
  expect(text).toContain('Le bureau : un dossier')
  expect(text).toMatch(/Ali essaie de le rencontrer : «\u00a0Le dossier du bureau .* n’est pas là/)
  expect(text).toContain('En place (Léa) : suffisamment')
  expect(text).toContain('L’autre version (Ali) : assez')
  expect(text).toContain('Les trois postes ont maintenant le même texte')
  expect(text).toContain('Vous ne faites plus partie de cet espace')
  expect(text).toContain('aucun des mots cherchés n’y est')
})

describe.skipIf(whyNoPostgres)('with PostgreSQL 17', () => {
  test('the demonstration starts a server of its own, cuts it off, brings it back and removes it', async () => {
    const text = await play(false)
    expect(text).toMatch(/Le bureau : PostgreSQL 17\.\d/)
    expect(text).toContain('PostgreSQL n’y est pas démarré')
    expect(text).toContain('aucun des mots cherchés n’y est')
    expect(text).toContain('le bureau arrêté')
  })
})

const base64 = (text: string) => Buffer.from(Buffer.from(text).toString('base64'))

test.each<[string, Buffer]>([
  ['as it is', Buffer.from('xx huissier yy')],
  ['in hexadecimal', Buffer.from(Buffer.from('huissier').toString('hex'))],
  ['in base64, at its start', base64('huissier du 3 mars')],
  ['in base64, one byte after it', base64('(huissier du 3 mars')],
  ['in base64, two bytes after it', base64('«huissier du 3 mars')],
])('a word that a host keeps is seen %s', (_form, bytes) => {
  expect(holdsWord(bytes, ['caméras', 'huissier'])).toBe(true)
  expect(holdsWord(bytes, ['caméras'])).toBe(false)
})
