import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  lookInDownloads,
  setDownloadsFolder,
  systemDownloads,
} from '../../../../../src/main/imports/funds/downloads.ts'
import { fundFacts } from '../../../../../src/main/imports/funds/fund-facts.ts'
import { archives, countWithText } from '../../../../../src/main/imports/funds/store.ts'
import { importFiles } from '../../../../../src/main/imports/import-files.ts'
import { loadStarter, starterAuthorities } from '../../../../../src/main/imports/starter.ts'
import { imports } from '../../../../../src/main/imports/store.ts'
import { pathTokens } from '../../../../../src/main/kernel/files/path-tokens.ts'
import type { Library } from '../../../../../src/main/kernel/library.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { temporary } from '../../../../contract/program.ts'
import { anArticle } from '../../../../fixtures/builders.ts'
import { aTarGz } from '../../../../fixtures/import/archives.ts'
import { anArticleXml } from '../../../../fixtures/import/records.ts'

let place: ReturnType<typeof temporary>
let library: Library
beforeEach(() => {
  place = temporary()
  library = openLibrary(join(place.folder, 'b'))
})
afterEach(() => {
  library.close()
  place.remove()
})

const STOCK = 'Freemium_legi_global_20260327-140000.tar.gz'
const articles = Object.fromEntries(
  ['1', '2', '3'].map(n => [
    `legi/global/code_et_TNC_en_vigueur/LEGITEXT000025503132/article/LEGI/ARTI/LEGIARTI00000000000${n}.xml`,
    anArticleXml({ id: `LEGIARTI00000000000${n}`, number: `L${n}`, content: `<p>Texte ${n}.</p>` }),
  ]),
)
const read = (path: string, name: string, isCancelled: () => boolean = () => false) =>
  importFiles(library, [{ path, name }], { progress: () => undefined, isCancelled })

test('an archive read to its end tells its day and its fund; one given up, or cut, does not', async () => {
  const file = place.file(STOCK, await aTarGz(articles))
  await read(file, STOCK, () => true)
  expect(archives(library.db).list()).toEqual([])
  const cut = place.file('LEGI_20260501-210000.tar.gz', (await aTarGz(articles)).subarray(0, 200))
  await read(cut, 'LEGI_20260501-210000.tar.gz')
  expect(archives(library.db).list()).toEqual([])
  await read(file, `dossier/${STOCK}`)
  expect(archives(library.db).list()).toMatchObject([{ fund: 'LEGI', content: 'stock', day: '2026-03-27' }])
  expect(fundFacts(library.db)('LEGI')).toMatchObject({ texts: 3, recordDay: '2026-03-27' })
})

test('the folder of downloads is looked into by names alone, what is not read first', async () => {
  const tokens = pathTokens()
  expect(lookInDownloads(library.db, tokens)).toEqual([])
  const folder = join(place.folder, 'Téléchargements')
  mkdirSync(folder)
  const bytes = await aTarGz(articles)
  for (const name of [STOCK, 'CE_202603.zip', 'photo.jpg']) writeFileSync(join(folder, name), bytes)
  setDownloadsFolder(library.db, folder)
  await read(join(folder, STOCK), STOCK)
  const files = lookInDownloads(library.db, tokens)
  expect(files.map(({ name, isRead }) => [name, isRead])).toEqual([
    ['CE_202603.zip', false],
    [STOCK, true],
  ])
  expect(tokens.file(files[0]?.file.token ?? '')).toBe(join(folder, 'CE_202603.zip'))
  expect(() => setDownloadsFolder(library.db, join(folder, 'absent'))).toThrow(/n’est pas là/)
})

test('the folder of downloads of the system is the one its settings name, else one of the usual names', () => {
  const home = join(place.folder, 'camille')
  mkdirSync(join(home, '.config'), { recursive: true })
  mkdirSync(join(home, 'Downloads'))
  mkdirSync(join(home, 'Reçus'))
  const before = process.env.XDG_CONFIG_HOME
  delete process.env.XDG_CONFIG_HOME
  try {
    expect(systemDownloads(home)).toBe(join(home, 'Downloads'))
    writeFileSync(join(home, '.config', 'user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/Reçus"\n')
    expect(systemDownloads(home)).toBe(join(home, 'Reçus'))
    expect(() => systemDownloads(join(home, 'Reçus'))).toThrow(/n’a pas été trouvé/)
  } finally {
    if (before !== undefined) process.env.XDG_CONFIG_HOME = before
  }
})

test('of the authorities of the starter library, those whose text is there are counted', () => {
  loadStarter(library)
  const ids = starterAuthorities()
  const withText = countWithText(library.db, ids)
  expect(ids.length).toBeGreaterThan(200)
  expect(withText).toBeLessThan(ids.length)
  const missing = library.db
    .prepare<[], { seq: number }>(
      "SELECT seq FROM sources JOIN source_bodies USING (seq) WHERE kind = 'decision' AND json_array_length(data, '$.text') = 0 LIMIT 1",
    )
    .get()
  library.db
    .prepare(
      `UPDATE source_bodies SET data = json_set(data, '$.text', json('[{"text":"Lu."}]')) WHERE seq = ?`,
    )
    .run(missing?.seq)
  expect(countWithText(library.db, ids)).toBe(withText + 1)
})

test('an import of what is cited alone takes no more, and what that cites in turn', async () => {
  const { db } = library
  sources(db).save(
    anArticle({
      id: 'carte',
      of: { nature: 'code', title: 'code de la sécurité intérieure' },
      number: 'L. 1',
      versions: [],
    }),
  )
  const cites = {
    ...articles,
    'legi/global/code_et_TNC_en_vigueur/LEGITEXT000025503132/article/LEGI/ARTI/LEGIARTI000000000001.xml':
      anArticleXml({
        id: 'LEGIARTI000000000001',
        number: 'L1',
        content: '<p>Selon l’article L. 2 du code de la sécurité intérieure.</p>',
      }),
  }
  const file = place.file(STOCK, await aTarGz(cites))
  imports(db).begin('un', '', [], true)
  const hooks = { progress: () => undefined, isCancelled: () => false }
  const report = await importFiles(library, [{ path: file, name: STOCK }], hooks, { id: 'un' })
  expect(report).toMatchObject({ read: 3, added: 1, updated: 1, left: 1 })
  expect(sources(db).get('carte')).toMatchObject({ versions: [{ id: 'LEGIARTI000000000001' }] })
  // the archive is not said to be in the library
  expect(archives(db).list()).toEqual([])
})
