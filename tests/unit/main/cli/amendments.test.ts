import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { amendments } from '../../../../src/main/campaign/amendments/store.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { openPackage } from '../../../../src/main/word/package/package.ts'
import { receiveAmendment } from '../../../../src/shared/campaign/amendments/parents.ts'
import { anArgument } from '../../../fixtures/builders.ts'
import { firmPaper } from '../../../fixtures/models.ts'
import { commandsOn } from '../commands.ts'

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

test('a sous-amendement is applied to its amendment, then to the article; both are printed on the paper asked for', async () => {
  const opened = await openLibrary(library)
  amendments(opened.db).save({
    ...receiveAmendment({
      id: 'principal',
      chamber: 'an',
      number: '674',
      target: { kind: 'article', article: '9' },
      dispositif: 'Rédiger ainsi l’alinéa 2 :\n« Un rapport secret est remis. »',
    }),
    pasted: ['Le rapport est public.', 'Il est remis au ministre.'],
  })
  opened.close()
  const changes = file(
    'sous.json',
    JSON.stringify({ kind: 'replace-words', where: { alineas: [2] }, words: 'secret', by: 'annuel' }),
  )
  const to = ['--chamber', 'an', '--to', 'principal', '--apply', '--json']
  const kept = (await run('amendment', 'compose', changes, ...to)).json()
  await run('import', '--starter')
  const bare = file('suppression.json', JSON.stringify({ kind: 'delete-article' }))
  const given = ['--chamber', 'an', '--bill', 'narcotrafic', '--article', '8 ter', '--apply', '--json']
  expect((await run('amendment', 'compose', bare, ...given)).json()).toMatchObject({
    textLabel: 'Proposition de loi visant à sortir la France du piège du narcotrafic',
    reading: 'Première lecture',
  })
  const absent = file(
    'absent.json',
    JSON.stringify({ kind: 'delete-words', where: { alineas: [2] }, words: 'rien' }),
  )
  const wrong = await run('amendment', 'compose', absent, ...to.slice(0, -1))
  expect([wrong.code, wrong.out]).toEqual([1, expect.stringMatching(/! «.rien.» ne se trouve pas/)])
  const { out } = await run('amendment', 'apply', kept.id)
  expect(out).toMatch(
    /sous-amendé :\n {2}1 {3}Le rapport est public\.\n {2}2 ~ Un rapport annuel est remis\./,
  )
  expect((await run('amendment', 'apply', kept.id, '--json')).json().article.alineas).toHaveLength(2)

  writeFileSync(join(folder, 'Papier.dotx'), firmPaper())
  await run('model', 'add', join(folder, 'Papier.dotx'))
  const out1 = join(folder, 'sous.docx')
  await run('amendment', 'export', kept.id, '--out', out1, '--model', 'Papier')
  const words = (path: string) => openPackage(readFileSync(path)).text('word/document.xml') ?? ''
  const head = (path: string) => openPackage(readFileSync(path)).text('word/model-header-first.xml')
  expect(head(out1)).toContain('38000 Grenoble')
  expect(words(out1)).toContain('ainsi sous-amendé')
  // the model chosen for briefings is the paper of amendments, unless none is asked for
  await run('model', 'default', 'Papier', '--for', 'briefing')
  await run('amendment', 'export', kept.id, '--out', join(folder, 'usuel.docx'))
  expect(head(join(folder, 'usuel.docx'))).toContain('38000 Grenoble')
  await run('amendment', 'export', kept.id, '--out', join(folder, 'sans.docx'), '--model', 'aucun')
  expect(head(join(folder, 'sans.docx'))).toBeUndefined()
})
