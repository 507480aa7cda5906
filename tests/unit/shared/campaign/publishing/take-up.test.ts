import { expect, test } from 'vitest'
import { decode, readSavedPage } from '../../../../../src/main/campaign/publishing/saved-page.ts'
import { adopt, argumentFrom } from '../../../../../src/shared/campaign/publishing/adopt.ts'
import { proposalsFor } from '../../../../../src/shared/campaign/publishing/take-up.ts'
import { anArgument } from '../../../../fixtures/builders.ts'

const tooDeep = () => new Error('trop profond')
const hash = (text: string) => String([...text].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 1e9, 7))
const origin = { title: 'Une campagne', address: 'https://exemple.fr/page', savedOn: '2026-03-01' }

const argument = anArgument({
  id: 'boites',
  title: 'Les boîtes noires',
  thesis: 'Les boîtes noires analysent les données de connexion de tout le monde.',
  development:
    'Un algorithme parcourt les données de connexion de toute la population ([[CC-10]]).\n\nPersonne ne sait quels critères il suit.',
  facts: [{ text: 'Trois algorithmes étaient en service à la fin de 2018.', sourceText: 'rapport' }],
})
const read = (html: string) => readSavedPage(html, tooDeep)
const proposalsOf = (...paragraphs: string[]) =>
  proposalsFor(
    paragraphs.map(text => ({ heading: 'Les boîtes noires', text })),
    [argument],
    [argument],
    hash,
  )

test('what is there already is counted, and what says nearly the same would change its paragraph alone', () => {
  const { proposals, known } = proposalsOf(
    'Les boîtes noires analysent les données de connexion de tout le monde.',
    'Un algorithme secret parcourt désormais les données de connexion de toute la population.',
  )
  expect(known).toBe(1)
  expect(proposals).toMatchObject([
    { field: 'development', argument: 'boites', before: expect.stringContaining('[[CC-10]]') },
  ])
  const after = adopt(argument, proposals[0]!, origin)
  expect(after.development).toBe(
    'Un algorithme secret parcourt désormais les données de connexion de toute la population ([[CC-10]]).\n\nPersonne ne sait quels critères il suit.',
  )
  expect(after).toMatchObject({
    certainty: 'to-verify',
    caveat: expect.stringContaining('https://exemple.fr/page, page enregistrée le 1er\u00a0mars 2026'),
  })
  expect(after.provenance.at(-1)).toMatchObject({ url: 'https://exemple.fr/page', asOf: '2026-03-01' })
  expect(() => adopt({ ...argument, development: 'Autre.' }, proposals[0]!, origin)).toThrow(
    expect.objectContaining({ code: 'stale' }),
  )
})

test('a figure changed in a long paragraph is a change, never a paragraph that is there already', () => {
  const { proposals, known } = proposalsOf('Quatre algorithmes étaient en service à la fin de 2018.')
  expect([known, proposals.map(one => one.before)]).toEqual([
    0,
    ['Trois algorithmes étaient en service à la fin de 2018.'],
  ])
  const text =
    'Le rapport compte douze millions de connexions analysées chaque jour par trois algorithmes secrets.'
  const long = { ...argument, development: `${text} (90 %)` }
  const next = proposalsFor([{ heading: '', text: `${text} (60 %)` }], [long], [long], hash)
  expect(next.known).toBe(0)
})

test('a paragraph with a day is a dated fact of the closest argument, its page as its source', () => {
  const { proposals } = proposalsOf(
    'Le 12 juin 2025, le Conseil constitutionnel a censuré ces boîtes noires.',
  )
  expect(proposals).toMatchObject([{ field: 'fact', argument: 'boites', before: '', date: '2025-06-12' }])
  const { facts } = adopt(argument, proposals[0]!, origin)
  expect(facts).toHaveLength(2)
  expect(facts[1]).toMatchObject({ date: '2025-06-12', sourceText: expect.stringContaining('Une campagne') })
})

test('a paragraph of nothing known makes a new argument, whose signs are read as words', () => {
  const { proposals } = proposalsFor(
    [
      {
        heading: 'Zyx',
        text: 'Wvut {{commune}} **rsq** [[CC-1]] zyxwvu. Et une suite qui en dit plus long.',
      },
    ],
    [argument],
    [argument],
    hash,
  )
  expect(proposals).toMatchObject([{ field: 'new', argument: '' }])
  const made = argumentFrom(proposals[0]!, 'x')
  expect(made.title).toBe('Zyx')
  expect(made.thesis).not.toMatch(/(?<!\\)\{\{|(?<!\\)\[\[/)
})

test('where a page was and when it was saved is read as browsers write it', () => {
  expect(read('<!-- saved from url=(0023)https://exemple.fr/a -->\n<p>Du texte ici.</p>').address).toBe(
    'https://exemple.fr/a',
  )
  expect(
    read(
      '<!--\n Page saved with SingleFile \n url: https://exemple.fr/b \n saved date: Tue Mar 03 2026 10:00:00 GMT+0100 (CET)\n-->\n<title>T</title><p>Du texte ici.</p>',
    ),
  ).toMatchObject({ address: 'https://exemple.fr/b', savedOn: '2026-03-03', title: 'T' })
  expect(read('<link rel="canonical" href="javascript:alert(1)"><p>Du texte.</p>').address).toBe('')
})

test('a page gives its paragraphs under their titles, without menus nor scripts', () => {
  const { paragraphs, title } = read(
    `<title>Titre</title><nav><p>Menu</p></nav><script>document.write('<p>script</p>')</script><h1>Grand</h1>
     <p>Un <b>mot</b> &amp; deux.</p><ul><li>Point</li></ul><footer>Pied</footer><h2>Petit</h2><div>Suite<br>fin</div>`,
  )
  expect(title).toBe('Titre')
  expect(paragraphs).toEqual([
    { heading: 'Grand', text: 'Un mot & deux.' },
    { heading: 'Grand', text: 'Point' },
    { heading: 'Petit', text: 'Suite' },
    { heading: 'Petit', text: 'fin' },
  ])
})

test('hostile pages give a reading or a sentence', () => {
  expect(() => read('<div>'.repeat(10_000))).toThrow('trop profond')
  expect(read(`<p>${'x'.repeat(2_000_000)}</p>`).paragraphs[0]?.text.length).toBeLessThanOrEqual(5000)
  expect(read('<p>a<script><p>b</p>').paragraphs).toEqual([{ heading: '', text: 'a' }])
  expect(() => read('<<<p>>&#xD800;&#99999999;</p>\0')).not.toThrow()
  expect(read('<svg><title>x</title><p>caché</p></svg><p>vu</p>').paragraphs.map(one => one.text)).toEqual([
    'vu',
  ])
})

test('a page of another charset is read by it, and a broken one still gives letters', () => {
  const latin = Buffer.from('<meta charset="iso-8859-1"><p>L\u00e9gal</p>', 'latin1')
  expect(read(decode(latin)).paragraphs[0]?.text).toBe('Légal')
  expect(decode(Buffer.from([0xff, 0xfe, 0x41, 0x00]))).toBe('A')
  expect(
    decode(Buffer.concat([Buffer.from('<meta charset="nimporte-quoi">'), Buffer.from([0xe9])])),
  ).toContain('é')
  expect(decode(Buffer.concat([Buffer.from('<meta charset=utf-8>é'), Buffer.from([0xe9, 0xff])]))).toContain(
    'é',
  )
})
