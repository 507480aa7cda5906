import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importFiles } from '../../../../src/main/imports/import-files.ts'
import { filesOf } from '../../../../src/main/imports/kinds/store.ts'
import { imports } from '../../../../src/main/imports/store.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { temporary } from '../../../contract/program.ts'
import { aTarGz, aZip } from '../../../fixtures/import/archives.ts'
import { aHudocPage } from '../../../fixtures/import/europe.ts'
import { aDecisionXml, anArticleXml } from '../../../fixtures/import/records.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

/** Imports a folder of these files, and what its table says of each. */
async function importFolder(files: Readonly<Record<string, string | Buffer>>) {
  const folder = join(place.folder, 'dossier')
  mkdirSync(folder)
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  const library = openLibrary(join(place.folder, 'b'))
  try {
    const hooks = { progress: () => undefined, isCancelled: () => false }
    const report = await importFiles(library, [{ path: folder, name: 'dossier' }], hooks, { id: 'i' })
    const names = imports(library.db)
      .get('i')
      .files.map(({ name }) => name)
    const page = filesOf(library.db, 'i', names, { limit: 500, offset: 0 })
    const lines = page.files.flatMap(({ file, kinds }) =>
      kinds.map(
        ({ kind, outcomes }) =>
          `${file.slice(8)}: ${kind}, ${outcomes.map(one => `${one.count} ${one.outcome}`).join(', ')}`,
      ),
    )
    return { report, lines, total: page.total }
  } finally {
    library.close()
  }
}

test('a folder says of each file what it was, and passes over none in silence', async () => {
  const word = await aZip({ '[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>' })
  const sheet = await aZip({ '[Content_Types].xml': '<a/>', 'xl/workbook.xml': '<a/>' })
  const { report, lines, total } = await importFolder({
    'a-decision.xml': aDecisionXml({}),
    'b-note.rtf': '{\\rtf1\\ansi Bonjour}',
    'c-photo.jpg': Buffer.from('ffd8ffe000104a464946', 'hex'),
    'd-page.html': '<!doctype html><html><body><p>Recette</p></body></html>',
    'e-lisez-moi.txt': 'Bonjour à tous',
    'f-donnees.json': '{"recette":"tarte"}',
    'g-autre.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'h-vide.txt': '',
    'i-texte.docx': word,
    'j-tableau.xlsx': sheet,
    'k-piece.pdf': '%PDF-1.7 essai',
    'l-casse.xml': '<TEXTE_',
    'm-base.sqlite': 'SQLite format 3\0'.padEnd(600, '\0'),
    'n-arret.html': aHudocPage(),
    'o-octets.bin': Buffer.from([1, 2, 3, 0, 255]),
  })
  expect(lines).toEqual([
    'a-decision.xml: décisions · Conseil d’État, open data, 1 added',
    'b-note.rtf: un texte RTF, 1 passed',
    'c-photo.jpg: une image, 1 passed',
    'd-page.html: une page web, 1 passed',
    'e-lisez-moi.txt: un texte brut, 1 passed',
    'f-donnees.json: un fichier JSON d’un autre genre, 1 passed',
    'g-autre.svg: un fichier XML d’un autre genre, 1 passed',
    'h-vide.txt: un fichier vide, 1 passed',
    'i-texte.docx: un texte Word, 1 passed',
    'j-tableau.xlsx: un classeur, une présentation ou un livre numérique, 1 passed',
    'k-piece.pdf: un PDF, 1 passed',
    'l-casse.xml: contenu refusé, 1 rejected',
    'm-base.sqlite: une base SQLite, 1 passed',
    'n-arret.html: décisions · Cour européenne des droits de l’homme, HUDOC, 1 added',
    'o-octets.bin: un fichier d’un genre inconnu, 1 passed',
  ])
  expect(total).toBe(15)
  expect(report).toMatchObject({ read: 3, added: 2, rejected: [{ file: 'dossier/l-casse.xml' }] })
  expect(report.passed.reduce((sum, { count }) => sum + count, 0)).toBe(12)
})

test('an archive counts what it holds that is not read: pictures, plans of texts', async () => {
  const { lines, report } = await importFolder({
    'a.zip': await aZip({
      'un.xml': aDecisionXml({}),
      'photo.png': 'GIF89a, une image',
      'b/autre.png': 'GIF89a, une image',
    }),
    'LEGI_20260401-210000.tar.gz': await aTarGz({
      '20260401-210000/legi/global/code/article/LEGIARTI000099000001.xml': anArticleXml({}),
      '20260401-210000/legi/global/code/section_ta/LEGISCTA000099000011.xml': '<SECTION_TA/>',
      '20260401-210000/legi/global/code/texte/struct/LEGITEXT000099000011.xml': '<TEXTELR/>',
      '20260401-210000/notice.pdf': `%PDF-1.7${' '.repeat(300)}`,
    }),
    'z.jsonl.gz': gzipSync('{"recette":1}\n{"recette":2}\n'),
  })
  expect(lines.filter(line => line.includes('passed'))).toEqual([
    'LEGI_20260401-210000.tar.gz: un PDF, 1 passed',
    'LEGI_20260401-210000.tar.gz: un plan ou un en-tête de texte, 2 passed',
    'a.zip: une image, 2 passed',
    'z.jsonl.gz: un fichier JSON d’un autre genre, 1 passed',
  ])
  expect(report.passed[0]).toEqual({ kind: expect.any(String), count: 2 })
})
