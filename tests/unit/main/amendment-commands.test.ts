import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sources } from '../../../src/main/db/sources.ts'
import { openLibrary } from '../../../src/main/library.ts'
import { anArgument } from '../../fixtures/builders.ts'
import { commandsOn } from './commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'pretoire-amendements-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const library = join(folder, 'bibliotheque')
const run = commandsOn(library)
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

test('a sous-amendement to an amendment received, then the argument it rests on, shown from both ends', async () => {
  const opened = await openLibrary(library)
  sources(opened.db).save(anArgument({ id: 'ARG-1', title: 'Protéger le chiffrement' }))
  opened.close()
  const changes = file(
    'changements.json',
    JSON.stringify({ kind: 'replace-words', where: { alineas: [2] }, words: 'secret', by: 'public' }),
  )
  const dispositif = file('dispositif.txt', 'Rédiger ainsi l’alinéa 3 :\n« Un rapport secret est remis. »\n')
  const to = ['--chamber', 'senat', '--to', '229 rect.', '--text', dispositif, '--article', '12']
  const kept = (await run('amendment', 'compose', changes, ...to, '--apply', '--json')).json()
  expect(kept.dispositif).toBe(
    'Amendement n°\u00a0229 rect., alinéa\u00a02\nRemplacer le mot\u00a0:\nsecret\npar le mot\u00a0:\npublic',
  )
  expect((await run('amendment', 'apply', kept.id)).out).toContain('Un rapport public est remis.')
  const again = await run('amendment', 'compose', changes, '--chamber', 'senat', '--to', kept.id)
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('ne peut pas être sous-amendé')])

  await run('amendment', 'link', kept.id, 'ARG-1')
  expect((await run('argument', 'uses', 'ARG-1', '--json')).json()).toMatchObject([
    { kind: 'amendment', id: kept.id, form: 'Article\u00a012, Sénat' },
  ])
})
