import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wantedHeads } from '../../../../src/main/imports/first/wanted.ts'
import { importFiles, resumeImport } from '../../../../src/main/imports/import-files.ts'
import type { Hooks, Progress } from '../../../../src/main/imports/passes.ts'
import { loadStarter } from '../../../../src/main/imports/starter.ts'
import { imports } from '../../../../src/main/imports/store.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { temporary } from '../../../contract/program.ts'
import { anArticle } from '../../../fixtures/builders.ts'
import { aTarGz } from '../../../fixtures/import/archives.ts'
import { anArticleXml } from '../../../fixtures/import/records.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

const idOf = (n: number) => `LEGIARTI${String(n).padStart(12, '0')}`
const pathOf = (n: number) =>
  `legi/global/code_et_TNC_en_vigueur/LEGITEXT000025503132/article/LEGI/ARTI/${idOf(n)}.xml`
const article = (n: number, word = 'texte') =>
  anArticleXml({ id: idOf(n), number: `L${n}`, content: `<p>${word} ${n}</p>` })

/** A stock of 600 articles, some of them broken; changes that write two of the wanted again and take another back. */
async function archives(): Promise<string[]> {
  const stock = Object.fromEntries(
    Array.from({ length: 600 }, (_, n) => [pathOf(n), n % 97 === 3 ? article(n).slice(0, 300) : article(n)]),
  )
  const delta = {
    '20260402-210000/liste_suppression_legi.dat': [pathOf(590), pathOf(7)].join('\n').replaceAll('.xml', ''),
    ...Object.fromEntries([598, 599, 10].map(n => [`20260402-210000/${pathOf(n)}`, article(n, 'nouveau')])),
  }
  return [
    place.file('Freemium_legi_global_20260327-140000.tar.gz', await aTarGz(stock)),
    place.file('LEGI_20260402-210000.tar.gz', await aTarGz(delta)),
  ]
}
const given = (files: readonly string[]) => files.map(path => ({ path, name: path.split('/').at(-1) ?? '' }))

/** Cards without text, as an argument cites them: the last articles of the archive, one that is taken back, one that is broken. */
const WANTED = [599, 598, 590, 585]
function libraryWithCards(name: string): Library {
  const library = openLibrary(join(place.folder, name))
  for (const n of WANTED)
    sources(library.db).save(
      anArticle({
        id: `carte-${n}`,
        of: { nature: 'code', title: 'code de la sécurité intérieure' },
        number: `L. ${n}`,
        versions: [],
      }),
    )
  return library
}
const hasText = ({ db }: Library, n: number) => {
  const card = sources(db).get(`carte-${n}`)
  return card.kind === 'article' && card.versions.length > 0
}

/** All that may be read, and what the report counts. */
function result({ db }: Library, id: string) {
  const { seconds, bytes, ...counts } = imports(db).get(id).counts
  const texts = db
    .prepare(
      `SELECT id, label, data, removed_at IS NULL, (SELECT group_concat(data ORDER BY id) FROM source_versions WHERE seq = sources.seq)
       FROM sources JOIN source_bodies USING (seq) ORDER BY id`,
    )
    .raw()
    .all()
  const keys = db.prepare('SELECT key, hash FROM source_keys ORDER BY key').raw().all()
  return { counts, texts, keys, left: db.prepare('SELECT count(*) FROM import_firsts').pluck().get() }
}

/** Stops once so many batches were committed. */
function stopAfter(batches: number, stop: boolean | 'later', seen: Progress[] = []): Hooks {
  return { progress: now => void seen.push(now), isCancelled: () => seen.length >= batches && stop }
}
const quiet = stopAfter(Number.POSITIVE_INFINITY, false)

describe('an archive that is read twice', () => {
  test('brings the wanted texts before all others: stopped then, it leaves them there', async () => {
    const files = await archives()
    const library = libraryWithCards('a')
    const seen: Progress[] = []
    const hooks: Hooks = {
      progress: now => void seen.push(now),
      // cancelled at the first batch of the second reading
      isCancelled: () => seen.some(({ first }) => !first),
    }
    await importFiles(library, given(files), hooks, { id: 'un', size: 50, firstFrom: 0 })
    expect(seen[0]?.first?.total).toBeGreaterThan(200)
    expect(imports(library.db).get('un').state).toBe('cancelled')
    for (const n of [599, 598, 590]) expect(hasText(library, n)).toBe(true)
    expect(imports(library.db).get('un').counts.added).toBeLessThan(100)
    library.close()
  })

  test('gives the library that one reading gives, with the same counts', async () => {
    const files = await archives()
    const plain = libraryWithCards('a')
    await importFiles(plain, given(files), quiet, { id: 'un', size: 50 })
    const twice = libraryWithCards('b')
    await importFiles(twice, given(files), quiet, { id: 'un', size: 50, firstFrom: 0 })
    expect(result(twice, 'un')).toEqual(result(plain, 'un'))
    const again = await importFiles(twice, given(files), quiet, { id: 'deux', firstFrom: 0 })
    expect(again).toMatchObject({ added: 0, updated: 0 })
    plain.close()
    twice.close()
  })

  test.each([1, 2, 3, 4, 6, 9])('cut short after %i batches and taken up, ends the same', async batches => {
    const files = await archives()
    const plain = libraryWithCards('a')
    await importFiles(plain, given(files), quiet, { id: 'un', size: 50, firstFrom: 0 })
    const cut = libraryWithCards('b')
    await importFiles(cut, given(files), stopAfter(batches, 'later'), { id: 'un', size: 50, firstFrom: 0 })
    expect(imports(cut.db).get('un').state).toBe('interrupted')
    await resumeImport(cut, 'un', quiet, { size: 70, firstFrom: 0 })
    expect(result(cut, 'un')).toEqual(result(plain, 'un'))
    plain.close()
    cut.close()
  })
})

test('the authorities of the starter library that have their text are counted, where the import brought some', async () => {
  const library = openLibrary(join(place.folder, 'a'))
  loadStarter(library)
  const of = (n: string) => anArticleXml({ id: idOf(1), number: n, content: '<p>Un texte.</p>' })
  const file = place.file(
    'Freemium_legi_global_20260327-140000.tar.gz',
    await aTarGz({ [pathOf(1)]: of('L252-1') }),
  )
  const { starter } = await importFiles(library, given([file]), quiet, { firstFrom: 0 })
  expect(starter?.withText).toBeGreaterThan(0)
  const other = place.file(
    'Freemium_legi_global_20260427-140000.tar.gz',
    await aTarGz({ [pathOf(2)]: article(2) }),
  )
  expect(await importFiles(library, given([other]), quiet, { firstFrom: 0 })).not.toHaveProperty('starter')
  library.close()
})

test('the head of a record tells whether it may be wanted, whatever its format', () => {
  const mayBe = wantedHeads(
    new Set([
      'article:code de la securite interieure|l252-1',
      'decision:ce||497566|2026-03-02',
      'decision:consconst||2021817dc|2021-05-20',
      'decision:ta|paris||2024-05-06',
    ]),
  )
  const head = (text: string) => mayBe(Buffer.from(`<?xml version="1.0"?>${text}`))
  expect(head('<ARTICLE><META><NUM>L252-1</NUM>')).toBe(true)
  expect(head('<ARTICLE><META><NUM>L252-2</NUM>')).toBe(false)
  expect(head('<TEXTE_JURI_ADMIN><NUMERO>497566</NUMERO>')).toBe(true)
  expect(head('<TEXTE_JURI_ADMIN><NUMERO>497567</NUMERO>')).toBe(false)
  expect(head('<TEXTE_JURI_CONSTIT><NUMERO>2021-817</NUMERO>')).toBe(true)
  expect(head('<Document><Numero_Dossier>2401</Numero_Dossier><Date_Lecture>2024-05-06</Date_Lecture>')).toBe(
    true,
  )
  expect(head('<html><body>497566')).toBeUndefined()
})
