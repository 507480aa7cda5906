import { Parser } from 'htmlparser2'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { typesetPage } from '../../../../../src/shared/campaign/publishing/html.ts'
import { contactsIn } from '../../../../../src/shared/campaign/publishing/privacy.ts'
import { aBill, anArgument } from '../../../../fixtures/builders.ts'
import { aPublication, shippedBills, siteOf } from './a-site.ts'

const [narcotrafic] = shippedBills
const files = siteOf(aPublication(narcotrafic!, 'loi'))
const pages = files.filter(one => one.path.endsWith('.html'))

interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
}

/** The elements of a page in their order, and its words. */
function read(text: string): { elements: Element[]; words: string[] } {
  const [elements, words]: [Element[], string[]] = [[], []]
  const parser = new Parser({
    onopentag: (tag, attributes) => void elements.push({ tag, attributes }),
    ontext: part => void words.push(part),
  })
  parser.end(text)
  return { elements, words }
}

/** An address from a page, as the path of a file of the folder. */
const landing = (from: string, href: string): string =>
  new URL(href, `https://site.exemple/${from}`).pathname.slice(1)

describe('a published page', () => {
  test.each(pages.map(one => one.path))('%s loads nothing from elsewhere and runs nothing', path => {
    const { elements } = read(pages.find(one => one.path === path)?.text ?? '')
    for (const { tag, attributes } of elements) {
      expect(['script', 'iframe', 'object', 'embed', 'form', 'style', 'base']).not.toContain(tag)
      for (const [name, value] of Object.entries(attributes)) {
        expect(name).not.toMatch(/^(?:on|style$|srcset$|ping$)/)
        if (name === 'src' || (name === 'href' && tag !== 'a')) expect(value).not.toMatch(/^(?:[a-z]+:|\/)/i)
        if (name === 'href')
          expect(value).toMatch(/^(?:https?:\/\/|#|(?:\.\.\/)*[a-z0-9/-]+\.(?:html|css|xml|svg)$)/)
      }
    }
  })

  test('the style sheet and the picture load nothing either', () => {
    for (const one of files.filter(each => /\.(?:css|svg)$/.test(each.path))) {
      expect(one.text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/url\(|@import|https?:\/\//)
    }
  })

  test('every link of the folder leads to a file of it', () => {
    const paths = new Set(files.map(one => one.path))
    for (const page of pages)
      for (const { attributes } of read(page.text).elements)
        for (const href of [attributes.href, attributes.src])
          if (href && !/^(?:https?:|#)/.test(href)) expect(paths).toContain(landing(page.path, href))
  })

  test.each(pages.map(one => one.path))(
    '%s has its language, landmarks, titles in order and texts of pictures',
    path => {
      const page = pages.find(one => one.path === path)
      const { elements } = read(page?.text ?? '')
      const count = (tag: string) => elements.filter(one => one.tag === tag).length
      expect(elements.find(one => one.tag === 'html')?.attributes.lang).toBe('fr')
      expect([
        count('h1'),
        count('main'),
        count('header'),
        count('footer'),
        count('nav'),
        count('title'),
      ]).toEqual([1, 1, 1, 1, 1, 1])
      const skip = elements.find(one => one.tag === 'a')
      expect(skip?.attributes).toMatchObject({ class: 'skip', href: '#contenu' })
      const levels = elements.flatMap(({ tag }) => (/^h[1-6]$/.test(tag) ? [Number(tag[1])] : []))
      for (const [n, level] of levels.entries()) expect(level - (levels[n - 1] ?? 0)).toBeLessThanOrEqual(1)
      for (const one of elements.filter(each => each.tag === 'img')) expect(one.attributes.alt).toMatch(/\.$/)
      for (const one of elements.filter(each => each.tag === 'th'))
        expect(one.attributes.scope).toMatch(/^(?:col|row)$/)
    },
  )

  test('each page has a title of its own', () =>
    expect(new Set(pages.map(one => /<title>(.*)<\/title>/.exec(one.text)?.[1])).size).toBe(pages.length))

  test.each(pages.map(one => one.path))('%s is set as French is', path => {
    const { words } = read(pages.find(one => one.path === path)?.text ?? '')
    for (const part of words) {
      expect(part).not.toMatch(/['"]/)
      expect(part).not.toMatch(/\p{L}[ ]?[;!?](?!\S*\/)|[ ][:»]|«[ \p{L}]|\p{L}:(?:\s|$)/u)
      expect(part).not.toMatch(
        /(?:n°|art\.) |\d (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/,
      )
      expect(part).not.toMatch(/\b20\d\d-\d\d-\d\d\b|\d\d\/\d\d\/\d{4}/)
    }
  })
})

test('words of the library are never read as markup, and no address but one of the web is followed', () => {
  const bill = Bill.parse({
    id: 'hostile',
    title: '<script>alert(1)</script> & "titre"',
    stages: [
      {
        key: 'a',
        label: '</li><img src=x onerror=alert(1)>',
        date: '2026-01-02',
        source: 'javascript:alert(1)',
      },
    ],
    measures: [
      {
        id: 'm',
        article: '1',
        title: '<b>Mesure</b>',
        does: '"><svg onload=alert(1)>',
        fates: [{ stage: 'a', outcome: 'adopté', source: 'https://exemple.fr/"onmouseover="x' }],
      },
    ],
  })
  const argument = anArgument({
    title: '<script>x</script>',
    thesis: '<img src=x> {{commune}}',
    measures: [{ bill: bill.id, measure: 'm' }],
    facts: [{ text: '<u>fait</u>', sourceText: '<i>x</i>' }],
  })
  const site = siteOf(aPublication(bill, 'a'), [argument])
  for (const { path, text } of site.filter(one => one.path.endsWith('.html'))) {
    const { elements } = read(text)
    expect(
      elements.filter(one => ['script', 'svg', 'b', 'u', 'i'].includes(one.tag)),
      path,
    ).toEqual([])
    for (const { attributes } of elements) {
      expect(Object.keys(attributes).filter(name => name.startsWith('on'))).toEqual([])
      expect(attributes.href ?? '').not.toMatch(/javascript|onmouseover/)
    }
  }
})

test('what is for those who prepare the campaign is not printed', () => {
  const bill = aBill({ note: 'NOTEDUTEXTE' })
  const argument = anArgument({
    measures: [{ bill: bill.id, measure: bill.measures[0]!.id }],
    notes: 'NOTEPRIVEE',
    tags: ['ETIQUETTE'],
    caveat: 'RESERVE',
    targets: ['GROUPECIBLE'],
    neverSay: ['JAMAISDIT'],
    authorities: [{ source: 'CONTRAIRE', role: 'contrary' }],
  })
  const all = siteOf(aPublication(bill, bill.stages[0]!.key), [argument])
    .map(one => one.text)
    .join('\n')
  expect(all).toContain(argument.thesis)
  expect(all).not.toMatch(/NOTEDUTEXTE|NOTEPRIVEE|ETIQUETTE|RESERVE|GROUPECIBLE|JAMAISDIT|CONTRAIRE/)
})

test('a passage whose slot nothing fills is left out and told', () => {
  const bill = aBill()
  const argument = anArgument({
    measures: [{ bill: bill.id, measure: bill.measures[0]!.id }],
    development: 'Première phrase.\n\nÀ {{commune}}, rien.',
  })
  const page = siteOf(aPublication(bill, bill.stages[0]!.key), [argument]).find(one =>
    one.path.startsWith('arguments/'),
  )
  expect(page?.text).toContain('Première phrase.')
  expect(page?.text).not.toMatch(/commune|rien\./)
})

test('the feed is one of Atom: an id and a date for each entry, each id once', () => {
  const feed = files.find(one => one.path === 'flux.xml')?.text ?? ''
  const parents: string[] = []
  const ids: string[] = []
  const entries: string[][] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    const parent = parents.at(-1)
    if (name === 'entry') entries.push([])
    if (parent === 'entry') entries.at(-1)?.push(name)
    parents.push(name)
  })
  parser.on('text', text => {
    if (parents.at(-1) === 'id') ids.push(text)
    if (['updated', 'published'].includes(parents.at(-1) ?? ''))
      expect(text).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/)
  })
  parser.on('closetag', () => void parents.pop())
  parser.write(feed).close()
  expect(entries.length).toBeGreaterThan(5)
  for (const entry of entries)
    expect(entry).toEqual(expect.arrayContaining(['title', 'id', 'updated', 'link', 'summary']))
  expect(new Set(ids).size).toBe(ids.length)
})

test('a telephone number is told however it is written, and the figures of an id or an address are none', () => {
  const text = (words: string) => contactsIn([{ text: words }])
  expect(text('Appelez le 06\u00a011\u00a022\u00a033\u00a044 ou +33 6 11 22 33 45.')).toEqual([
    '+33 6 11 22 33 45',
    '06 11 22 33 44',
  ])
  expect(text('<id>urn:uuid:a1b2c3d4-e5f6-8a1b-9c2d-0212153697ab</id> a0212153697f')).toEqual([])
  expect(text('<a href="https://exemple.fr/a_0612345678?b=0612345678">lien</a>')).toEqual([])
})

test('spaces are set through the tags of a line, and never inside a tag', () => {
  expect(typesetPage('<p><em>Demande</em> : "oui" ; <a href="x?a=1;b">n° 3</a></p>')).toBe(
    '<p><em>Demande</em>\u00a0: «\u00a0oui\u00a0»\u202f; <a href="x?a=1;b">n°\u00a03</a></p>',
  )
  const once = typesetPage('<p>Le 4 mars 2025 &amp; après : 1 &lt; 2</p>')
  expect(once).toBe('<p>Le 4\u00a0mars 2025 &amp; après\u00a0: 1 &lt; 2</p>')
  expect(typesetPage(once)).toBe(once)
})
