import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { changedSources } from '../../../../src/main/drafts/checks/changed-sources.ts'
import { importEffects } from '../../../../src/main/drafts/import-effects.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import { importFiles } from '../../../../src/main/imports/import-files.ts'
import { imports } from '../../../../src/main/imports/store.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { graphPass } from '../../../../src/main/library/citations/read-citations.ts'
import { collections } from '../../../../src/main/library/collections/collections.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { packsOfSources } from '../../../../src/main/sharing/store.ts'
import { temporary } from '../../../contract/program.ts'
import { aDossier, aDraft, anArgument } from '../../../fixtures/builders.ts'
import { aTarGz } from '../../../fixtures/import/archives.ts'
import { aJadeXml } from '../../../fixtures/import/dila.ts'
import { anArticleXml } from '../../../fixtures/import/records.ts'

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

const folder = 'legi/global/code_et_TNC_en_vigueur/LEGITEXT000025503132/article/LEGI/ARTI'
const article = (
  n: number,
  number: string,
  dates: { from: string; to?: string; state: string },
): [string, string] => [
  `${folder}/LEGIARTI00000000000${n}.xml`,
  anArticleXml({
    id: `LEGIARTI00000000000${n}`,
    number,
    from: dates.from,
    ...(dates.to && { to: dates.to }),
    status: dates.state,
    content: `<p>Rédaction ${n}.</p>`,
  }),
]
const stock = Object.fromEntries([
  article(1, 'L1', { from: '2020-01-01', state: 'VIGUEUR' }),
  article(2, 'L2', { from: '2020-01-01', state: 'VIGUEUR' }),
  article(3, 'L3', { from: '2020-01-01', state: 'VIGUEUR' }),
])
const delta = Object.fromEntries(
  [
    article(1, 'L1', { from: '2020-01-01', to: '2026-05-01', state: 'MODIFIE' }),
    article(4, 'L1', { from: '2026-05-01', state: 'VIGUEUR' }),
    article(2, 'L2', { from: '2020-01-01', to: '2026-05-01', state: 'ABROGE' }),
    article(5, 'L3', { from: '2026-05-01', state: 'VIGUEUR' }),
  ].map(([path, xml]) => [`20260501-210000/${path}`, xml]),
)

async function read(name: string, entries: Readonly<Record<string, string>>, id: string) {
  const path = place.file(name, await aTarGz(entries))
  await importFiles(
    library,
    [{ path, name }],
    { progress: () => undefined, isCancelled: () => false },
    { id },
  )
}

const packsIn = (ids: readonly string[]) => packsOfSources(library.db, ids)

test('after an import, the texts, cards, collections and packs that cite what it changed are listed with their passage', async () => {
  const { db } = library
  await read('Freemium_legi_global_20260327-140000.tar.gz', stock, 'un')
  const [first, second] = ['article-LEGITEXT000025503132-l-1', 'article-LEGITEXT000025503132-l-2']
  const dossier = aDossier()
  dossiers(db).save(dossier)
  const draft = drafts(db).create(
    aDraft({
      dossier: dossier.id,
      title: 'Requête',
      blocks: [
        {
          id: 'b1',
          kind: 'paragraph',
          style: 'body',
          inlines: [
            { kind: 'text', text: 'Le maire a méconnu ', marks: [] },
            { kind: 'citation', source: { kind: 'article', id: first }, form: 'auto' },
          ],
        },
      ],
    }),
  )
  sources(db).save(
    anArgument({ id: 'carte', title: 'La base légale', authorities: [{ source: second, role: 'support' }] }),
  )
  const shelf = collections(db).save({ id: '', title: 'Police', note: '' })
  collections(db).put(shelf.id, [second])
  // a pack that brought the card, and an article that nothing else cites
  const third = 'article-LEGITEXT000025503132-l-3'
  db.exec(`INSERT INTO packs (id, title, author, version, taken_at) VALUES ('lot', 'Lot police', 'A', '1', '2026-04-01');
    INSERT INTO pack_records (pack, what, id, data) VALUES ('lot', 'source', 'carte', '{}'), ('lot', 'source', '${third}', '{}')`)
  expect(importEffects(db, 'un', packsIn)).toEqual([])
  await read('LEGI_20260501-210000.tar.gz', delta, 'deux')
  const effects = importEffects(db, 'deux', packsIn)
  expect(effects.map(({ source, change }) => [source, change])).toEqual([
    [first, 'nouvelle rédaction à partir du 1er\u00a0mai 2026'],
    [second, 'n’est plus en vigueur à partir du 1er\u00a0mai 2026'],
    [third, 'nouvelle rédaction à partir du 1er\u00a0mai 2026'],
  ])
  expect(effects[0]?.uses).toEqual([
    { kind: 'draft', id: draft.id, title: 'Requête', dossier: dossier.id, passage: 'Le maire a méconnu' },
  ])
  expect(effects[1]?.uses.map(({ kind, title }) => [kind, title])).toEqual([
    ['argument', 'La base légale'],
    ['collection', 'Police'],
    ['pack', 'Lot police'],
  ])
  expect(effects[2]?.uses).toEqual([{ kind: 'pack', id: 'lot', title: 'Lot police', passage: '' }])
  // told in the text too, until it is set aside or begun again
  const cited = sources(db).get(first)
  const [problem, ...others] = changedSources(library, { draft, sources: [cited] })
  expect(others).toEqual([])
  expect(problem).toMatchObject({ severity: 'warning', code: 'source-changed', at: { block: 'b1' } })
  expect(problem?.message).toMatch(/nouvelle rédaction à partir du 1er\u00a0mai 2026 \(import du /)
  const later = { ...draft, updatedAt: new Date(Date.now() + 60_000).toISOString() }
  expect(changedSources(library, { draft: later, sources: [cited] })).toEqual([])
  // what nobody cites is told in no reason
  expect(imports(db).changes('deux')).toHaveLength(3)
})

const jade = 'juri/jade/global/inedit/CETA/TEXT/00/00/99/00/00'
const appeal = aJadeXml({
  id: 'CETATEXT000099000007',
  old: 'J3_L_2020_10_000001899631',
  court: 'CAA de BORDEAUX',
  number: '18BX99631',
  date: '2020-10-29',
  ecli: '',
})

const idOfAppeal = (): string =>
  library.db.prepare<[], string>("SELECT id FROM sources WHERE label LIKE '%18BX99631%'").pluck().get() ?? ''

test('a decision that an imported one annuls is told, and one that its publisher takes back', async () => {
  const { db } = library
  await read(
    'Freemium_jade_global_20260327-140000.tar.gz',
    { [`${jade}/CETATEXT000099000007.xml`]: appeal },
    'un',
  )
  const id = idOfAppeal()
  sources(db).save(
    anArgument({
      id: 'carte',
      title: 'La cour l’a jugé',
      authorities: [],
      facts: [{ text: 'Jugé en 2020.', source: id, sourceText: '' }],
    }),
  )
  const annulling = aJadeXml({
    id: 'CETATEXT000099000008',
    number: '999998',
    date: '2023-02-01',
    ecli: '',
    content: [
      'Vu la procédure suivante :',
      'Par un arrêt n° 18BX99631 du 29 octobre 2020, la cour administrative d’appel de Bordeaux a rejeté son appel.',
      'Considérant ce qui suit :',
      '1. Un point.',
      'D E C I D E :',
      'Article 1er : L’arrêt du 29 octobre 2020 de la cour administrative d’appel de Bordeaux est annulé.',
    ].join('<br/>'),
  })
  await read(
    'JADE_20260401-210000.tar.gz',
    { [`20260401-210000/${jade}/CETATEXT000099000008.xml`]: annulling },
    'deux',
  )
  graphPass(db)
  expect(importEffects(db, 'deux', packsIn)).toMatchObject([
    {
      source: id,
      change: expect.stringMatching(/^annulé par CE, .*999998/),
      uses: [{ kind: 'argument', title: 'La cour l’a jugé' }],
    },
  ])
  await read(
    'JADE_20260402-210000.tar.gz',
    { '20260402-210000/liste_suppression_jade.dat': `${jade}/CETATEXT000099000007\n` },
    'trois',
  )
  expect(importEffects(db, 'trois', packsIn)).toMatchObject([
    { source: id, change: 'retiré par son éditeur', uses: [{ kind: 'argument', id: 'carte' }] },
  ])
})
