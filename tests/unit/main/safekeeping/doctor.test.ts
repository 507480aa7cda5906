import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { amendments } from '../../../../src/main/campaign/amendments/store.ts'
import { calls } from '../../../../src/main/campaign/calls/store.ts'
import { personalSets } from '../../../../src/main/campaign/sets/store.ts'
import { filings } from '../../../../src/main/filings/store.ts'
import { findExport } from '../../../../src/main/kernel/files/exports.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { foreignReaderClient } from '../../../../src/main/kernel/readers/foreign-reader.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { examine, mend } from '../../../../src/main/safekeeping/doctor.ts'
import { exportDossier } from '../../../../src/main/sharing/dossier-file/export-dossier.ts'
import { importDossier } from '../../../../src/main/sharing/dossier-file/import.ts'
import { models } from '../../../../src/main/word/store.ts'
import { temporary } from '../../../contract/program.ts'
import { anArticle } from '../../../fixtures/builders.ts'
import { settle, zeroTable } from '../../../fixtures/damage.ts'
import { eachOf, putOneOfEach } from '../../../fixtures/one-of-each.ts'

let place: ReturnType<typeof temporary>
let library: Library
beforeEach(() => {
  place = temporary()
  library = openLibrary(join(place.folder, 'l'))
  putOneOfEach(library)
})
afterEach(() => {
  library.close()
  place.remove()
})
const told = async () => (await examine(library)).map(one => one.message)

test('two wordings of an article in force without an end are told, a replaced one is not', async () => {
  const version = (n: number, to?: string) => ({
    id: `LEGIARTI00000000000${n}`,
    from: `201${n}-01-01`,
    ...(to && { to }),
    status: to ? 'MODIFIE' : 'VIGUEUR',
    text: 'Un texte.',
  })
  const article = anArticle({
    id: 'l311-1',
    number: 'L. 311-1',
    versions: [version(1, '2012-01-01'), version(2)],
  })
  sources(library.db).put(article, 'import')
  expect(await told()).toEqual([])
  sources(library.db).put({ ...article, versions: [version(3)] }, 'import')
  expect(await told()).toEqual([
    expect.stringMatching(/^1\sarticle \(.*L\.\s311-1.*deux rédactions en vigueur/),
  ])
})

test('a row that cannot be read is told, set aside so that the others open, and put back when it can be', async () => {
  const before = eachOf(library)
  expect(await told()).toEqual([])
  const spoil = (table: string, change: string) => library.db.exec(`UPDATE ${table} SET ${change}`)
  spoil('amendments', "data = json_set(data, '$.chamber', 'lune')")
  spoil('target_lists', "data = 'rien'")
  spoil('calls', "data = json_set(data, '$.answered', 3)")
  spoil('models', "data = '{}'")
  spoil('opening_phrases', "data = '{}'")
  spoil('templates', "data = '[]'")
  expect(() => amendments(library.db).list()).toThrow()
  expect(await told()).toEqual([
    expect.stringMatching(/^Un amendement \(amendment\) ne se lit plus.*Remettre en ordre/),
    expect.stringContaining('Une liste de parlementaires (list)'),
    expect.stringContaining('Un appel (call)'),
    expect.stringContaining('Une formule d’ouverture (phrase)'),
    expect.stringContaining('Un modèle Word (model)'),
    expect.stringContaining('Un modèle de texte (template)'),
  ])
  expect(await mend(library)).toMatchObject({ aside: 6, back: 0 })
  expect(amendments(library.db).list()).toEqual([])
  expect((await told())[0]).toContain('De côté, car illisible : 6 éléments')
  // a version that reads them again: what was kept is as it was
  const kept = library.db.prepare("UPDATE set_aside SET row = json_set(row, '$.data', @data) WHERE id = @id")
  const { amendment, list, model, template, phrases } = before
  const [phrase] = phrases
  for (const [id, data] of Object.entries({
    amendment,
    list,
    model,
    template,
    phrase,
    call: before.calls[0],
  }))
    kept.run({ id, data: JSON.stringify(data) })
  expect(await mend(library)).toEqual({ aside: 0, back: 6, problems: [] })
  expect(eachOf(library)).toEqual(before)
})

test('what would take other things with it is not set aside: the backup is named', async () => {
  library.db.exec("UPDATE bills SET data = 'rien'")
  expect((await told())[0]).toMatch(/^Un texte de loi \(bill\) ne se lit plus\. Restaurez/)
  expect(await mend(library)).toMatchObject({ aside: 0 })
  expect(library.db.prepare('SELECT count(*) FROM bill_texts').pluck().get()).toBe(1)
})

test('a call set aside is erased with the others, at its date or on demand', async () => {
  library.db.exec("UPDATE calls SET data = '{}'")
  await mend(library)
  const aside = () => library.db.prepare('SELECT count(*) FROM set_aside').pluck().get()
  calls(library.db).eraseAll('other')
  expect(aside()).toBe(1)
  library.db.exec("UPDATE set_aside SET row = json_set(row, '$.keep_until', '2020-01-01')")
  calls(library.db).list()
  expect(aside()).toBe(0)
})

test('references that lead nowhere are told, each with what to do', async () => {
  library.db.exec(`
    UPDATE bill_texts SET stage = 'nulle-part';
    UPDATE bills SET data = json_set(data, '$.measures[0].fates[0].stage', 'ailleurs');
    UPDATE amendments SET text = 'parti';
    DELETE FROM scrutins; DELETE FROM organs; DELETE FROM models;`)
  expect((await told()).map(one => one.split(/ \(/)[0])).toEqual([
    '1 amendement',
    '1 texte',
    '1 sort de mesure',
    '1 scrutin',
    '1 parlementaire',
    '1 texte',
  ])
  library.db.exec('DELETE FROM members; DELETE FROM target_lists; DELETE FROM bills')
  expect((await told()).join('\n')).toMatch(
    /d’un texte de loi qui n’est plus là[\s\S]*Importez les données de sa chambre/,
  )
})

test('a dossier file carries its texts, exhibits, deposits, papers and sets', async () => {
  const made = await exportDossier(library, 'one')
  const { path } = findExport(library.folder, made.id)
  const other = openLibrary(join(place.folder, 'other'))
  const { id, drafts } = await importDossier(other, foreignReaderClient(), { path, name: 'dossier.zip' })
  expect(filings(other.db).list(id)).toMatchObject([{ caseNumber: '2500001' }])
  expect(personalSets(other.db).list()).toMatchObject([
    { title: 'Envoi', draft: drafts[0], members: ['PA1'], openings: { PA1: 'Madame la Députée, à Évreux,' } },
  ])
  // a paper that is no Word file is left out, and its text keeps its manner
  expect(models(other.db).list()).toEqual([])
  other.close()
})

test.each(['drafts', 'source_bodies', 'word_blocks', 'settings', 'exhibits'])(
  'a damaged table %s is told, never thrown, and nothing is said to be sound or unlost',
  async table => {
    library.close()
    settle(library.folder)
    zeroTable(library.folder, table)
    library = openLibrary(library.folder)
    const problems = await examine(library)
    expect(problems[0]).toMatchObject({ code: 'database', severity: 'blocking' })
    expect(problems[0]?.message).toMatch(/endommagée.*peut ne plus se lire.*pretoire rescue/)
    expect(problems[0]?.message).toContain(table)
    expect(problems.map(one => one.message).join()).not.toMatch(/rien n’est perdu|saine|inattendue/i)
  },
)
