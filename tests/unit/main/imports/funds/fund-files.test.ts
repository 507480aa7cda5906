import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../../../../src/main/app.ts'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../../src/main/drafts/store.ts'
import { exportFund } from '../../../../../src/main/imports/funds/export-fund.ts'
import { importFiles } from '../../../../../src/main/imports/import-files.ts'
import { databaseState } from '../../../../../src/main/kernel/database/engine.ts'
import { findExport } from '../../../../../src/main/kernel/files/exports.ts'
import { pathTokens } from '../../../../../src/main/kernel/files/path-tokens.ts'
import type { Library } from '../../../../../src/main/kernel/library.ts'
import { dropKeys } from '../../../../../src/main/kernel/vault/keys.ts'
import { graphPass } from '../../../../../src/main/library/citations/read-citations.ts'
import { libraryCorpus } from '../../../../../src/main/library/corpus/library-corpus.ts'
import { attachFund } from '../../../../../src/main/library/funds/attach.ts'
import { fundsOf } from '../../../../../src/main/library/funds/attached.ts'
import { checkFund } from '../../../../../src/main/library/funds/check-fund.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { backup } from '../../../../../src/main/safekeeping/backup.ts'
import { restore } from '../../../../../src/main/safekeeping/restore.ts'
import { sealLibrary } from '../../../../../src/main/safekeeping/vault/seal.ts'
import { temporary } from '../../../../contract/program.ts'
import { aDossier, aDraft } from '../../../../fixtures/builders.ts'
import { aTarGz } from '../../../../fixtures/import/archives.ts'
import { anArticleXml } from '../../../../fixtures/import/records.ts'

let place: ReturnType<typeof temporary>
const libraries: Library[] = []
const open = (name: string): Library => {
  const library = openLibrary(join(place.folder, name))
  libraries.push(library)
  return library
}
beforeEach(() => {
  place = temporary()
})
afterEach(() => {
  for (const library of libraries.splice(0)) library.close()
  place.remove()
})

const check = (file: string) => Promise.resolve(checkFund(file))
const hooks = { progress: () => undefined, isCancelled: () => false }

/** An archive of LEGI of a day, of one article whose wording says a word. */
async function archive(stamp: string, word: string, id = 'LEGIARTI000099000001', from = '2024-03-01') {
  const name = `Freemium_legi_global_${stamp}.tar.gz`
  const path = join(place.folder, name)
  const xml = anArticleXml({ id, from, content: `<p>Le ${word} est soumis à autorisation.</p>` })
  writeFileSync(path, await aTarGz({ [`legi/global/article/${id}.xml`]: xml }))
  return { path, name }
}
const take = async (library: Library, ...files: readonly { path: string; name: string }[]) => {
  const report = await importFiles(library, files, hooks)
  graphPass(library.db)
  return report
}
/** The fund LEGI of a library, in a file. */
function fundOf(library: Library, name: string): string {
  const file = join(place.folder, name)
  exportFund(library.db, 'legi', file, '2026-05-02T08:00:00.000Z')
  return file
}
const words = (library: Library, text: string) =>
  libraryCorpus(library.db)
    .search({ text })
    .hits.map(({ label }) => label)

describe('a fund made of what a library has', () => {
  test('holds its texts and the day they are of, and nothing of the user', async () => {
    const ana = open('ana')
    await take(ana, await archive('20260327-140000', 'tapir'))
    const [hit] = libraryCorpus(ana.db).search({ text: 'tapir' }).hits
    const all = sources(ana.db)
    const source = all.get(hit?.id ?? '')
    all.save({ ...source, notes: 'SecretDeLaNote', tags: ['SecretDuMot'], caveat: 'SecretDuDoute' } as never)
    const file = fundOf(ana, 'corpus-legi.db')
    expect(checkFund(file)).toMatchObject({ fund: 'LEGI', day: '2026-03-27', texts: 1 })
    expect(readFileSync(file).includes('Secret')).toBe(false)
    const ben = open('ben')
    await attachFund(ben, file, check)
    expect(words(ben, 'tapir')).toEqual(words(ana, 'tapir'))
    expect(sources(ben.db).get(hit?.id ?? '')).toMatchObject({ notes: '', tags: [] })
  })
  test('is made again of an attached one and of what was imported since', async () => {
    const [ana, ben, eve] = [open('ana'), open('ben'), open('eve')]
    await take(ana, await archive('20260327-140000', 'tapir'))
    await attachFund(ben, fundOf(ana, 'mars.db'), check)
    await take(ben, await archive('20260501-140000', 'okapi', 'LEGIARTI000099000002', '2026-05-01'))
    await attachFund(eve, fundOf(ben, 'mai.db'), check)
    expect(fundsOf(eve.db)[0]?.description).toMatchObject({ day: '2026-05-01', texts: 1 })
    expect(words(eve, 'tapir')).toEqual(words(eve, 'okapi'))
    expect(words(eve, 'okapi')).toHaveLength(1)
  })
})

describe('an import beside an attached fund', () => {
  test('of the same archive changes nothing, of an older one is reported and left', async () => {
    const [ana, ben] = [open('ana'), open('ben')]
    const [march, january] = [
      await archive('20260327-140000', 'tapir'),
      await archive('20260115-140000', 'zèbre'),
    ]
    await take(ana, march)
    await attachFund(ben, fundOf(ana, 'mars.db'), check)
    expect(await take(ben, march)).toMatchObject({ unchanged: 1, added: 0, updated: 0 })
    expect(await take(ben, january)).toMatchObject({ older: 1, added: 0, updated: 0 })
    expect(ben.db.prepare('SELECT count(*) FROM sources').pluck().get()).toBe(0)
    expect(words(ben, 'zèbre')).toEqual([])
  })
  test('of a newer one corrects what it has, in the library', async () => {
    const [ana, ben] = [open('ana'), open('ben')]
    await take(ana, await archive('20260327-140000', 'tapir'))
    await attachFund(ben, fundOf(ana, 'mars.db'), check)
    expect(await take(ben, await archive('20260501-140000', 'okapi'))).toMatchObject({ updated: 1, added: 0 })
    expect([words(ben, 'tapir'), words(ben, 'okapi').length]).toEqual([[], 1])
  })
})

test.each([
  ['un texte RTF', '{\\rtf1\\ansi Une note.}'],
  ['un PDF', '%PDF-1.7'],
  ['une page web', '<!doctype html><html>'],
])('a file of another kind given as a fund is named for what it is: %s', async (kind, content) => {
  const ben = open('ben')
  const tokens = pathTokens()
  const app = createApp(ben, { tokens, emit: () => undefined })
  const file = { token: tokens.addFile(place.file('corpus-legi.db', content)) }
  await expect(app['funds.attach']({ file })).rejects.toMatchObject({
    message: `«\u00a0corpus-legi.db\u00a0» est ${kind}, et non le fichier d’un fonds. Rien n’a été changé\u00a0: choisissez un autre fichier.`,
  })
  expect(fundsOf(ben.db)).toEqual([])
})

test('the state of the library counts an attached fund, and what its texts cite', async () => {
  const [ana, ben] = [open('ana'), open('ben')]
  await take(ana, await archive('20260327-140000', 'tapir'))
  await attachFund(ben, fundOf(ana, 'mars.db'), check)
  const app = createApp(ben, { tokens: pathTokens(), emit: () => undefined })
  const { funds } = await app['library.state']({})
  expect(funds.find(({ fund }) => fund === 'LEGI')).toMatchObject({ texts: 1, day: '2026-03-27' })
  expect(await app['library.count']({})).toEqual({ article: 1 })
})

test('a backup holds what texts cite of a fund, which is in none', async () => {
  const [ana, ben, eve] = [open('ana'), open('ben'), open('eve')]
  await take(ana, await archive('20260327-140000', 'tapir'))
  await attachFund(ben, fundOf(ana, 'mars.db'), check)
  const { id } = libraryCorpus(ben.db).search({ text: 'tapir' }).hits[0] ?? { id: '' }
  dossiers(ben.db).save(aDossier({ id: 'd' }))
  const citing = { kind: 'citation', source: { kind: 'article', id }, form: 'auto' } as never
  drafts(ben.db).save(
    aDraft({
      ...{ id: 't', dossier: 'd' },
      blocks: [{ kind: 'paragraph', id: 'p', style: 'body', inlines: [citing] }],
    }),
  )
  const { file } = await backup(ben)
  await restore(eve, file)
  expect(sources(eve.db).get(id)).toMatchObject({ kind: 'article', versions: [{}] })
  expect(fundsOf(eve.db)).toEqual([])
})

test('a fund stays in clear in a sealed library, which reads it', async () => {
  const ana = open('ana')
  await take(ana, await archive('20260327-140000', 'tapir'))
  const file = fundOf(ana, 'mars.db')
  const folder = join(place.folder, 'scellee')
  openLibrary(folder).close()
  await sealLibrary(folder, 'quatre mots sans rapport')
  const sealed = openLibrary(folder)
  await attachFund(sealed, file, check)
  expect(words(sealed, 'tapir')).toHaveLength(1)
  const again = join(place.folder, 'encore.db')
  const made = await createApp(sealed, { tokens: pathTokens(), emit: () => undefined })['funds.export']({
    fund: 'LEGI',
  })
  const { path, name } = findExport(folder, made.id)
  copyFileSync(path, again)
  expect(name).toBe('corpus-legi.db')
  expect(checkFund(again)).toMatchObject({ texts: 1 })
  expect([
    databaseState(fundsOf(sealed.db)[0]?.file ?? ''),
    databaseState(join(folder, 'library.db')),
  ]).toEqual(['clear', 'sealed'])
  sealed.close()
  dropKeys(folder)
})
