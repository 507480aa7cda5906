import { expect, test } from 'vitest'
import { preview } from '../../../../../src/main/word/layout/pages.ts'
import { Style } from '../../../../../src/shared/word/style.ts'
import { aFiling } from '../../../../docx/texts/filing.ts'

const filing = aFiling({ seed: 2, grounds: 3, paragraphs: 4, exhibits: 6 })

test.each(Style.options)('in the style %s two pages are drawn, every word inside the paper', style => {
  const { pages, drawn } = preview({ ...filing, style })
  expect(pages).toBeGreaterThan(3)
  expect(drawn).toHaveLength(2)
  for (const { width, height, texts } of drawn) {
    expect(texts.length).toBeGreaterThan(5)
    for (const one of texts) {
      expect(one.x).toBeGreaterThan(0)
      expect(one.x + one.width).toBeLessThan(width)
      expect(one.y).toBeGreaterThan(0)
      expect(one.y).toBeLessThan(height)
    }
  }
})

test('the words of the cover are those of the file, in order', () => {
  const [cover] = preview(filing).drawn
  const words = cover?.texts.map(one => one.text.trim()).join(' ')
  expect(words).toMatch(/Requête introductive d’instance.*PRODUIT PAR.*CONTRE/)
})
