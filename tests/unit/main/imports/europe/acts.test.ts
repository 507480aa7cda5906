import { describe, expect, it } from 'vitest'
import { recordsOf } from '../../../../../src/main/imports/records.ts'
import { versionOn } from '../../../../../src/shared/library/article-versions.ts'
import { findCitations } from '../../../../../src/shared/library/cite/find/find.ts'
import { borneAs } from '../../../../../src/shared/library/cite/links/answers.ts'
import { label } from '../../../../../src/shared/library/cite/print.ts'
import { keysOf } from '../../../../../src/shared/library/keys.ts'
import { mergeRecord } from '../../../../../src/shared/library/merge/record.ts'
import type { Article } from '../../../../../src/shared/library/model.ts'
import { ACT_WORDS, aCharterPage, anActInFormex, anActPage } from '../../../../fixtures/import/europe.ts'

function articlesIn(text: string, archive = 'a'): Article[] {
  return [...recordsOf({ path: '', bytes: Buffer.from(text) }, { isNamed: true, archive })].map(one => {
    if (!('source' in one) || one.source.kind !== 'article') throw new Error(JSON.stringify(one))
    return one.source
  })
}
const numbered = (all: readonly Article[], number: string): Article => {
  const article = all.find(one => one.number === number)
  if (!article) throw new Error(all.map(one => one.number).join(' '))
  return article
}
const plain = (article: Article) => label(article).replace(/[\u00a0\u202f]/g, ' ')

describe.each(Object.keys(ACT_WORDS))('a regulation in « %s »', language => {
  const sentence = ACT_WORDS[language]?.sentence ?? ''
  const files: [string, () => Article[]][] = [
    ['its page', () => articlesIn(anActPage(language))],
    ['its Formex', () => articlesIn(anActInFormex(language), 'a.xml')],
    ['a consolidated page', () => articlesIn(anActPage(language, '20.06.2021'))],
    ['a consolidated Formex', () => articlesIn(anActInFormex(language, '2021-06-20'), 'a.xml')],
  ]
  it.each(files)('is its recitals and its articles, from %s', (_, read) => {
    const all = read()
    expect(all.map(one => one.number).filter(number => !number.startsWith('annexe'))).toEqual([
      'considérant 1',
      'considérant 2',
      '1er',
      '2',
      '3',
    ])
    expect(plain(numbered(all, 'considérant 2'))).toBe(
      'règlement (UE) 2020/9971 du 4 mars 2020, considérant 2',
    )
    const first = numbered(all, '1er')
    expect(first.of).toMatchObject({ nature: 'règlement UE', number: '2020/9971', date: '2020-03-04' })
    expect(first.versions[0]?.text).toBe(`1. ${sentence}\n2. ${sentence}`)
    expect(first.path.at(-1)).toBe(ACT_WORDS[language]?.heading)
    expect(numbered(all, '3').versions[0]?.text).toBe(sentence)
    expect(first).toMatchObject(
      language === 'fr' ? { certainty: 'verified' } : { language, certainty: 'to-verify' },
    )
  })
  it('says how many recitals it has where its file is whole, as published', () => {
    const partsIn = (page: string) =>
      articlesIn(page).flatMap(one => one.provenance.flatMap(({ parts }) => parts ?? []))
    expect(partsIn(anActPage(language))).toEqual([2, 2])
    expect(partsIn(anActPage(language, '20.06.2021'))).toEqual([])
  })
  it('has the annex of its page', () =>
    expect(numbered(articlesIn(anActPage(language)), 'annexe I').versions[0]?.text).toBe(sentence))
  it('says the day a consolidation is law from, and claims nothing of a text of the Official Journal', () => {
    const [published] = numbered(articlesIn(anActPage(language)), '2').versions
    const [consolidated] = numbered(articlesIn(anActPage(language, '20.06.2021')), '2').versions
    expect(published).toMatchObject({ status: '' })
    expect(consolidated).toMatchObject({ from: '2021-06-20', status: 'CONSOLIDE' })
    expect(consolidated?.nota).toMatch(/20\sjuin\s2021/)
  })
})

describe('an article of the Union', () => {
  it.each([
    ['l’article 2 du règlement (UE) 2020/9971', '2'],
    ['l’article 1er du règlement (UE) 2020/9971', '1er'],
    ['le considérant 2 du règlement (UE) 2020/9971', 'considérant 2'],
    ['le considérant (2) du règlement (UE) 2020/9971', 'considérant 2'],
  ])('is what « %s » cites', (text, number) => {
    const article = numbered(articlesIn(anActPage('fr')), number)
    expect(findCitations(`Vu ${text}.`)[0]?.keys.some(key => keysOf(article).includes(key))).toBe(true)
  })
  it('lists recitals that one word announces', () =>
    expect(
      findCitations('Vu les considérants 1 et 2 du règlement (UE) 2020/9971.').map(one => one.article),
    ).toEqual(['considérant 1', 'considérant 2']))
  it('leaves the considérants of a decision its points', () =>
    expect(findCitations('V. le considérant 5 de sa décision, et le considérant 7.')).toEqual([]))

  it('keeps its languages apart, whichever came first, and its wordings of each', () => {
    const texts = ['fr', 'de', 'lv'].flatMap(language => [
      numbered(articlesIn(anActPage(language)), '2'),
      numbered(articlesIn(anActPage(language, '20.06.2021')), '2'),
    ])
    for (const order of [texts, texts.toReversed(), [...texts.slice(2), ...texts.slice(0, 2)]]) {
      const article = order.reduce((base, record) => mergeRecord(base, record, 'joins') as Article)
      expect(article.language).toBeUndefined()
      expect(article.certainty).toBe('verified')
      expect(article.versions.map(one => one.from)).toEqual([undefined, '2021-06-20'])
      expect(article.versions.every(one => one.text.startsWith(ACT_WORDS.fr?.sentence ?? '?'))).toBe(true)
      expect(article.translations?.map(one => [one.language, one.versions.length])).toEqual([
        ['de', 2],
        ['lv', 2],
      ])
      expect(versionOn(article, '2021-06-19')?.from).toBeUndefined()
      expect(versionOn(article, '2021-06-20')?.from).toBe('2021-06-20')
    }
  })
})

it('a proposal, and a page that only speaks of an act, stay documents', () => {
  const page = anActPage('fr')
    .replace(/4\.3\.2020 \|[^<]*/, 'COM(2020) 99')
    .replace(/<title>[^<]*/, '<title>Proposition')
  const [one] = recordsOf({ path: '', bytes: Buffer.from(page) }, { isNamed: true, archive: 'a.html' })
  expect(one && 'source' in one && one.source.kind).toBe('document')
})

describe('the page of the Charter', () => {
  it.each(['fr', 'en'] as const)(
    'in « %s » is its articles, without its preamble and what closes it',
    language => {
      for (const page of [
        aCharterPage(language),
        aCharterPage(language).replace('12012P/TXT', 'page enregistrée'),
      ]) {
        const all = articlesIn(page)
        expect(all.map(({ number }) => number)).toEqual(['1er', '2'])
        const second = numbered(all, '2')
        expect(plain(second)).toBe('Charte UE, art. 2')
        expect(second.path.at(-1)).toBe('Vie d’essai')
        expect(second.versions[0]?.text.split('\n')).toHaveLength(2)
        expect(second.certainty).toBe(language === 'fr' ? 'verified' : 'to-verify')
      }
    },
  )
  it('is what « article 2 de la Charte des droits fondamentaux » cites', () => {
    const [found] = findCitations(
      'Aux termes de l’article 2 de la Charte des droits fondamentaux de l’Union européenne.',
    )
    const keys = keysOf(numbered(articlesIn(aCharterPage('fr')), '2'))
    expect(JSON.stringify(found)).toContain('charte')
    expect(keys.some(key => key.includes('charte des droits fondamentaux'))).toBe(true)
  })
})

describe.each([
  ['a framework decision', '32002F9584', 'DÉCISION-CADRE DU CONSEIL', 'décision-cadre'],
  ['a joint action', '31998F0999', 'ACTION COMMUNE', 'action commune'],
])('%s of justice and home affairs', (_, celex, name, nature) => {
  const [year, number] = [celex.slice(1, 5), Number(celex.slice(6))]
  const written = `${year === '1998' ? '98' : year}/${number}/JAI`
  const page = `<html><head><title>EUR-Lex - ${celex} - FR</title></head><body>
    <p>${celex.slice(1)} — FR — 20.06.2003 — 001.001</p>
    <p>${name}</p><p>du 13 juin 2002</p><p>relative aux essais</p><p>(${written})</p>
    <p>LE CONSEIL DE L’UNION EUROPÉENNE,</p><p>A ADOPTÉ LA PRÉSENTE DÉCISION-CADRE:</p>
    <p>Article premier</p><p>Les États membres se prêtent une aide mutuelle et font ce que la présente décision demande.</p>
    <p>Article 2</p><p>Les autorités de l’État qui a demandé une mesure la mettent en œuvre dans les dix jours.</p>
    <p>Fait à Luxembourg, le 13 juin 2002.</p></body></html>`

  it('is read as articles, which its citation leads to', () => {
    const second = numbered(articlesIn(page), '2')
    expect(second.of).toMatchObject({ nature, number: written })
    const [cited] = findCitations(`Vu l’article 2 de l’${nature} ${written} du 13 juin 2002.`)
    const borne = cited?.keys.flatMap(borneAs)
    expect(borne?.some(key => keysOf(second).includes(key))).toBe(true)
    expect(plain(second)).toContain(`${nature} ${written}`)
  })
})
