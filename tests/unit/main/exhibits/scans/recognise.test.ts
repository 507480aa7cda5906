import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recognisePage, surveyPages } from '../../../../../src/main/exhibits/scans/recognise-page.ts'
import { pageQuery, placesOfWords } from '../../../../../src/shared/exhibits/scans/find.ts'
import { temporary } from '../../../../contract/program.ts'
import { anOrder, aScan, type Scanning } from '../../../../fixtures/exhibits/scans.ts'
import { aPdf } from '../../../../fixtures/files.ts'

let place: ReturnType<typeof temporary>
beforeAll(() => {
  place = temporary()
})
afterAll(() => place.remove())

const WORDS = ['ARRÊTÉ', '2026-112', 'Roanne,', 'tranquillité', 'piétons', 'octobre', 'Lyon', 'exécution']

describe('a page that is a picture is read', () => {
  test.each<readonly [string, Scanning]>([
    ['upright', {}],
    ['upside down, on grey paper', { quarters: 2, paper: 205 }],
    ['on its side, leaning', { quarters: 1, skew: 3 }],
  ])(
    '%s',
    async (title, scanning) => {
      const path = place.file(`${title}.pdf`, aScan([anOrder(112)], scanning))
      const page = await recognisePage({ path, page: 1 })
      expect(page.origin).toBe('recognised')
      expect(WORDS.filter(word => !page.text.includes(word))).toEqual([])
      expect(page.turn).toBe(90 * (scanning.quarters ?? 0))
      expect(Math.abs(Math.abs(page.skew) - (scanning.skew ?? 0))).toBeLessThan(0.5)
      // each word stands on the page, and the title above the date once the page is turned
      for (const { x, y, w, h } of page.words) {
        expect(x).toBeGreaterThan(-1)
        expect(y).toBeGreaterThan(-1)
        expect(x + w).toBeLessThan(page.width + 1)
        expect(y + h).toBeLessThan(page.height + 1)
      }
      const [heading] = placesOfWords(page.words, pageQuery('ARRÊTÉ'))
      const [notified] = placesOfWords(page.words, pageQuery('notifié'))
      const isBefore = {
        0: heading!.y < notified!.y,
        2: heading!.y > notified!.y,
        1: heading!.x !== notified!.x,
      }
      expect(isBefore[(scanning.quarters ?? 0) as 0 | 1 | 2]).toBe(true)
    },
    120_000,
  )
})

test('what a file says itself is not a picture; a blank page is neither', async () => {
  const path = place.file('texte.pdf', aPdf('Le maire de Roanne interdit la circulation sur les quais', 2))
  expect((await surveyPages({ path })).map(({ origin }) => origin)).toEqual(['text', 'text'])
  const mixed = place.file('scan.pdf', aScan([anOrder(1), '<html><body></body></html>']))
  expect((await surveyPages({ path: mixed })).map(({ origin }) => origin)).toEqual(['image', 'blank'])
})
