import { expect, test } from 'vitest'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import { partsOf } from '../package.ts'
import { aFiling } from '../texts/filing.ts'

const written = async (hyphenated: boolean) => {
  const draft = { ...aFiling({ seed: 1, grounds: 1, paragraphs: 3, exhibits: 3 }), hyphenated }
  return partsOf((await writeDocx(draft, { final: false, author: '', at: new Date(0) })).bytes)
}

test('a Word file whose words are cut says so of its running text alone', async () => {
  const parts = await written(true)
  const settings = parts.get('word/settings.xml') ?? ''
  expect(settings.match(/<w:\w*[hH]yphen\w*[^>]*>/g)).toEqual([
    '<w:autoHyphenation/>',
    '<w:consecutiveHyphenLimit w:val="2"/>',
    '<w:hyphenationZone w:val="284"/>',
    '<w:doNotHyphenateCaps/>',
  ])
  const styles = (parts.get('word/styles.xml') ?? '').split('<w:style ')
  const isSuppressed = (id: string) =>
    styles.find(style => style.includes(`w:styleId="${id}"`))?.includes('<w:suppressAutoHyphens/>')
  expect(['Normal', 'BodyText', 'NumberedParagraph', 'Quote', 'FootnoteText'].map(isSuppressed)).toEqual(
    Array(5).fill(false),
  )
  expect(['Title', 'Heading1', 'TableText', 'CoverParty', 'TOC1'].map(isSuppressed)).toEqual(
    Array(5).fill(true),
  )
})

test('its names, numbers and references are of no language, which no word processor cuts', async () => {
  const body = (await written(true)).get('word/document.xml') ?? ''
  const whole = [...body.matchAll(/<w:lang w:val="zxx"\/><\/w:rPr><w:t[^>]*>([^<]*)/g)].map(one => one[1])
  expect(whole.length).toBeGreaterThan(0)
  expect(whole.join(' ')).toMatch(/l’article/)
  expect((await written(false)).get('word/document.xml')).not.toContain('zxx')
  expect((await written(false)).get('word/settings.xml')).not.toContain('autoHyphenation')
})
