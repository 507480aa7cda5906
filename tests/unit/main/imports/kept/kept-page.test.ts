import { describe, expect, test } from 'vitest'
import { keptMarkOf, markKept } from '../../../../../src/main/imports/kept/kept-mark.ts'
import { recordsOf } from '../../../../../src/main/imports/records.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'
import { aHudocPage } from '../../../../fixtures/import/europe.ts'

const DAY = '2026-12-04'
const HUDOC = 'https://hudoc.echr.coe.int/fre#{%22itemid%22:[%22001-999001%22]}'

/** Reads a page kept from an address. */
const kept = (address: string, html: string): Source[] =>
  [
    ...recordsOf(
      { path: '', bytes: Buffer.from(markKept({ address, day: DAY }, html)) },
      { isNamed: true, archive: 'page.html' },
    ),
  ].flatMap(record => ('source' in record ? [record.source] : []))

const html = aHudocPage().replace(/^.*?<html/s, '<html')

test('a judgment on the site of its court is a judgment', () =>
  expect(kept(HUDOC, html)).toMatchObject([
    { kind: 'decision', court: 'CEDH', numbers: ['99901/18', '99902/18'] },
  ]))

describe('a page that lies is a document of its own address', () => {
  test.each([
    ['the markup of a court on another site', 'https://exemple.fr/fre'],
    ['a name that ends like that of a court', 'https://faux-hudoc.echr.coe.int.exemple.fr/fre'],
    ['a name that only contains it', 'https://xhudoc.echr.coe.int/fre'],
    ['without https, anybody answers for the site', 'http://hudoc.echr.coe.int/fre'],
  ])('%s', (_name, address) =>
    expect(kept(address, html)).toMatchObject([
      { kind: 'document', type: 'web', url: address, accessed: DAY },
    ]),
  )

  test('that names another address in its head, or in a line like ours, is not believed', () => {
    const lying = `<html><head><link rel="canonical" href="https://www.conseil-etat.fr/x"><meta property="og:site_name" content="Conseil d’État"><title>Arrêt</title></head><body>${markKept({ address: HUDOC, day: '2020-01-01' }, '<p>Texte</p>')}</body></html>`
    expect(kept('https://exemple.fr/arret', lying)).toMatchObject([
      { kind: 'document', url: 'https://exemple.fr/arret', publisher: 'exemple.fr', accessed: DAY },
    ])
  })

  test('whose root is a record of a publisher is still a page', () =>
    expect(
      kept('https://exemple.fr/x', '<TEXTE_JURI_ADMIN><ID>CETATEXT000000000001</ID></TEXTE_JURI_ADMIN>'),
    ).toMatchObject([{ kind: 'document', url: 'https://exemple.fr/x' }]))

  test('keeps nothing of its scripts, frames and handlers', () => {
    const text =
      '<html><body><script>poison()</script><iframe srcdoc="<p>poison</p>"></iframe><svg><text>poison</text></svg><p onclick="poison()">Le texte.</p></body></html>'
    expect(JSON.stringify(kept('https://exemple.fr/x', text))).not.toContain('poison')
  })
})

test('the mark is that of the first line alone', () => {
  expect(keptMarkOf(markKept({ address: 'https://a.fr/', day: DAY }, ''))).toEqual({
    address: 'https://a.fr/',
    day: DAY,
  })
  expect(keptMarkOf(`\n${markKept({ address: 'https://a.fr/', day: DAY }, '')}`)).toBeUndefined()
})
