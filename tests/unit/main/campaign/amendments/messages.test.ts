import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aroundIn } from '../../../../../src/main/campaign/amendments/surroundings.ts'
import { bills } from '../../../../../src/main/campaign/bills/store.ts'
import { billTexts } from '../../../../../src/main/campaign/bills/text-store.ts'
import { fileAt, type Program, program, temporary } from '../../../../contract/program.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { aBill, aBillText } from '../../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
let here: Program
beforeAll(() => {
  place = temporary()
  here = program(join(place.folder, 'bibliotheque'))
})
afterAll(async () => {
  await here.close()
  place.remove()
})

const columns = [
  ...['Nature ', 'Numéro ', 'Subdivision ', 'Alinéa', 'Auteur ', 'Au nom de ', 'Date de dépôt '],
  ...['Dispositif ', 'Objet ', 'Sort ', 'Url amendement ', 'Fiche Sénateur'],
]
/** A « jeu complet » of the Sénat, of that text and these dispositifs. */
const senateFile = (text: string, ...dispositifs: readonly string[]) => {
  const rows = dispositifs.map((dispositif, n) => [
    ...['Amt', `${n + 1}`, 'Article 2', '3', 'Mme EXEMPLE', '', '2025-02-01'],
    ...[`<body>${dispositif}</body>`, '', 'Rejeté'],
    ...[`//www.senat.fr/amendements/2024-2025/${text}/Amdt_${n + 1}.html`, ''],
  ])
  const lines = ['sep=', ...[columns, ...rows].map(row => row.join('\t')), '']
  return fileAt(place.file(`jeu_complet_2024-2025_${text}.csv`, lines.join('\r\n')))
}
const suppression = '<p>Alin&#233;a&#160;3</p><p>Supprimer cet alin&#233;a.</p>'
const long = 'Procéder autrement qu’il n’est écrit ici, et le dire. '.repeat(6)

test('a liasse is of the version of its number in that chamber, and says which of its words are not understood', async () => {
  bills(here.library.db).save(aBill({ id: 'b', measures: [] }))
  const texts = billTexts(here.library.db)
  for (const [id, chamber, number] of [
    ['autre', 'senat', '2540'],
    ['assemblee', 'an', '254'],
    ['sienne', 'senat', '254 rect.'],
  ] as const)
    texts.save(aBillText({ id, bill: 'b', chamber, number, stage: id }))
  const report = await here.call['amendments.import']({
    file: senateFile('254', suppression, `<p>${long}</p><p>Fin.</p>`),
    bill: 'b',
  })
  expect(report).toMatchObject({ read: 2, added: 2, updated: 0, unchanged: 0, understood: 1, refused: [] })
  expect(report.left).toEqual([
    {
      what: 'Article\u00a02, n°\u00a02',
      words: `${long.trim()} Fin.`.slice(0, 160),
    },
  ])
  const all = await here.call['amendments.list']({ bill: 'b' })
  expect(all.map(one => [one.number, one.text, one.bill])).toEqual([
    ['1', 'sienne', 'b'],
    ['2', 'sienne', 'b'],
  ])
})

test('a liasse is of the version that is named; without a bill, of none', async () => {
  await here.call['amendments.import']({ file: senateFile('255', suppression), bill: 'b', text: 'autre' })
  await here.call['amendments.import']({ file: senateFile('256', suppression) })
  const all = await here.call['amendments.list']({})
  const ofText = (text: string) => all.find(one => one.textLabel.includes(text))
  expect([ofText('255')?.text, ofText('255')?.bill]).toEqual(['autre', 'b'])
  expect([ofText('256')?.text, ofText('256')?.bill]).toEqual([undefined, undefined])
})

test('printed: one alone is named by its place, several have a table first, on a paper that is there', async () => {
  for (const id of ['p1', 'p2']) await here.call['amendments.save']({ amendment: anAmendment({ id }) })
  const alone = await here.call['amendments.export']({ ids: ['p1'] })
  expect(alone.name).toBe('Amendement-Article-8-ter-Assemblee-nationale.docx')
  const both = await here.call['amendments.export']({ ids: ['p1', 'p2'] })
  expect(both.name).toBe('Liasse-d-amendements.docx')
  const titled = await here.call['amendments.export']({ ids: ['p1', 'p2'], title: 'Nos propositions' })
  expect(titled.name).toBe('Nos-propositions.docx')
  await expect(here.call['amendments.export']({ ids: ['p1'], model: 'parti' })).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('Ce modèle Word n’est plus'),
  })
  await expect(here.call['amendments.export']({ ids: ['p1', 'absent'] })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('as a draft: of a dossier that is there, or of a new one, which bears the title', async () => {
  const ids = ['p1', 'p2']
  const fresh = await here.call['amendments.toDraft']({ ids, title: '' })
  const named = await here.call['amendments.toDraft']({ ids: ['p1'], title: 'Nos propositions' })
  const again = await here.call['amendments.toDraft']({ ids: ['p1'], dossier: named.dossier })
  expect(again.dossier).toBe(named.dossier)
  expect(again.draft).not.toBe(named.draft)
  const dossier = async (id: string) =>
    (await here.call['dossiers.get']({ id })) as { title: string; type: string }
  expect(await dossier(fresh.dossier)).toMatchObject({ title: 'Amendements', type: 'advocacy' })
  expect(await dossier(named.dossier)).toMatchObject({ title: 'Nos propositions', type: 'advocacy' })
  const title = async (id: string) => (await here.call['drafts.get']({ id })).title
  expect(await title(fresh.draft)).toBe('Liasse d’amendements')
  expect(await title(named.draft)).toBe('Nos propositions')
  expect(await title(again.draft)).toBe('Amendement Article 8 ter Assemblée nationale')
})

test('the text an amendment changes: what was pasted, its amendment, its version; none where it was taken out', () => {
  const around = aroundIn(here.library)
  const article = { kind: 'article', article: '8' } as const
  const alineas = aBillText().articles[0]!.alineas
  const of = (more: object) => around.articleOf(anAmendment({ id: 'x', target: article, ...more }))
  expect(of({ pasted: ['Un alinéa.'], text: 'sienne' })).toEqual({ alineas: ['Un alinéa.'] })
  expect(of({ text: 'sienne' })?.alineas).toEqual(alineas)
  expect(of({ text: 'retiré' })).toBeUndefined()
  expect(of({})).toBeUndefined()
  expect(of({ parent: 'p1', text: 'sienne' })).toEqual({ alineas: ['Supprimer cet article.'] })
  expect(of({ parent: 'inconnu', text: 'sienne' })).toBeUndefined()
  expect(around.parentOf(anAmendment({ id: 'x', parent: 'p2' }))?.id).toBe('p2')
  expect(around.parentOf(anAmendment({ id: 'x' }))).toBeUndefined()
})
