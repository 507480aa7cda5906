import { describe, expect, test } from 'vitest'
import { parseHtml } from '../../../../../../src/renderer/drafts/editor/paste/registerReading.ts'
import { filesOf } from '../../../../../../src/renderer/drafts/editor/pictures/usePictures.ts'
import { Block } from '../../../../../../src/shared/drafts/model.ts'
import { readPlain } from '../../../../../../src/shared/drafts/paste/plain.ts'
import { readTree } from '../../../../../../src/shared/drafts/paste/read-tree.ts'
import arianeweb from '../../../../../fixtures/clipboard/arianeweb.clip?raw'
import decision from '../../../../../fixtures/clipboard/decision.txt?raw'
import gdocs from '../../../../../fixtures/clipboard/gdocs.clip?raw'
import hostile from '../../../../../fixtures/clipboard/hostile.clip?raw'
import legifrance from '../../../../../fixtures/clipboard/legifrance.clip?raw'
import news from '../../../../../fixtures/clipboard/news.clip?raw'
import wikipedia from '../../../../../fixtures/clipboard/wikipedia.clip?raw'
import word from '../../../../../fixtures/clipboard/word.clip?raw'
import wordOnline from '../../../../../fixtures/clipboard/word-online.clip?raw'
import writer from '../../../../../fixtures/clipboard/writer.clip?raw'
import { told } from '../../../../../fixtures/told.ts'

const corpus: Readonly<Record<string, string>> = {
  arianeweb,
  decision,
  gdocs,
  hostile,
  legifrance,
  news,
  wikipedia,
  'word-online': wordOnline,
  word,
  writer,
}
const counter = () => {
  let n = 0
  return () => `id-${++n}`
}
const read = (html: string) => readTree(parseHtml(html), counter())
const texts = (html: string) => told(read(html).blocks).trim()

describe('what each program puts in the clipboard', () => {
  test.each(Object.entries(corpus))('%s', async (name, given) => {
    const blocks = given === decision ? readPlain(given, counter()) : read(given).blocks
    for (const block of blocks) expect(Block.safeParse(block).success).toBe(true)
    await expect(told(blocks)).toMatchFileSnapshot(`../../../../../fixtures/clipboard/read/${name}.md`)
  })
  test('what was not taken is counted', () =>
    expect(read(word).omissions).toEqual({
      images: 0,
      deletions: 1,
      contents: 1,
    }))
  test('a picture keeps its place and what it shows; its bytes come along when the text holds them, never an address', () => {
    const png = 'data:image/png;base64,iVBORw0KGgo='
    const {
      blocks,
      omissions: left,
      pictures,
    } = read(
      `<p>Avant <img src="${png}" alt=" Un  mât "> après.</p><ul><li>un<img src="https://exemple.fr/a.png"></li><li>deux</li></ul><table><tr><td>a<img src="${png}"></td><td>b</td></tr></table>`,
    )
    expect(told(blocks)).toBe('Avant après.\n(image)\n(bullet)\n- un\n- deux\n(image)\n(table)\n| a | b |\n')
    expect(blocks[1]).toMatchObject({ kind: 'image', alt: 'Un mât' })
    expect(pictures).toEqual([
      { block: blocks[1]?.id, data: png },
      { block: blocks[3]?.id, data: '' },
    ])
    expect(left.images).toBe(1)
    const apart = new File(['octets'], 'image.png', { type: 'image/png' })
    expect(filesOf({ pictures, files: [] }).map(([id, { size, type }]) => [id, size, type])).toEqual([
      [blocks[1]?.id, 8, 'image/png'],
    ])
    expect(filesOf({ pictures, files: [apart] })[1]).toEqual([blocks[3]?.id, apart])
    expect(filesOf({ pictures: [{ block: 'x', data: 'data:image/png;base64,§' }], files: [] })).toEqual([])
  })
})

describe('hostile pages', () => {
  test('nothing that acts comes through', () => {
    const { blocks } = read(hostile)
    expect(JSON.stringify(blocks)).not.toMatch(/script:|onerror|data:|srcdoc|hurt|vbscript/i)
  })
  test('ten thousand elements deep', () => {
    const deep = 10_000
    for (const tag of ['div', 'b', 'blockquote', 'ul', 'table', 'span', 'li'])
      expect(texts(`${`<${tag}>`.repeat(deep)}fond${`</${tag}>`.repeat(deep)}`)).toContain('fond')
  })
  test('a giant attribute is not even read', () => {
    expect(texts(`<p style="${'x'.repeat(2_000_000)}">mot</p>`)).toBe('mot')
    expect(texts(`<a href="https://exemple.fr/${'x'.repeat(100_000)}">mot</a>`)).toBe('mot')
  })
  test('a table that says to be huge', () =>
    expect(texts('<table><tr><td colspan=99999999 rowspan=99999999>a</td><td>b</td></tr></table>')).toContain(
      'b',
    ))
})

describe('small things', () => {
  test('some words of a line keep their spaces', () => {
    const { blocks, inline } = read("<meta charset='utf-8'><span>mot </span>")
    expect(inline).toBe(true)
    expect(blocks[0]).toMatchObject({ inlines: [{ text: 'mot ' }] })
  })
  test('a firm space stays only where it means something', () =>
    expect(texts('<p>La&nbsp;loi n°&nbsp;78-17&nbsp;; les&nbsp;12&nbsp;caméras</p>')).toBe(
      'La loi n°~78-17~; les~12~caméras',
    ))
  test('a list of letters is a list, one that begins at 3 keeps its numbers', () => {
    expect(texts('<ol type="a"><li>x<li>y</ol>')).toBe('(decimal a))\n- x\n- y')
    expect(texts('<ol start="3"><li>x<ol type="I"><li>y</ol></ol>')).toBe(
      '(decimal 1. I., from 3)\n- x\n  - y',
    )
    expect(texts('<ol><li value="3">x<li value="7">y</ol>')).toBe('3.~x\n7.~y')
  })
  test('an address keeps its lines', () =>
    expect(texts('<p>12 rue des Lilas<br>75020 Paris</p>')).toBe('12 rue des Lilas ⏎ 75020 Paris'))
  test('a cell that holds a list says its bullets', () =>
    expect(texts('<table><tr><td><ul><li>a<li>b</ul></td><td>c</td></tr></table>')).toBe(
      '(table)\n| •~a ⏎ •~b | c |',
    ))
  test('nested tables only place things', () =>
    expect(texts('<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>')).toBe(
      'a\nb',
    ))
  test('a name is not a number of title', () => {
    expect(texts('<h2>M. Dupont</h2>')).toBe('## M. Dupont')
    expect(texts('<h2>1.2. Objet</h2>')).toBe('## Objet')
    expect(texts('<h2>II – Discussion</h2>')).toBe('## Discussion')
  })
})
