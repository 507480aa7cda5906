import { tmpdir } from 'node:os'
import { beforeAll, describe, expect, test } from 'vitest'
import { random } from '../../../bench/measure.ts'
import { missingPrinter, print, printedPdfs } from '../office.ts'
import { partsOf, withPart } from '../package.ts'
import { wrongsOf } from '../proof.ts'
import { type Export, eachExport, exportCases, markedIn } from './every-export.ts'
import { lineFaults } from './printed-lines.ts'
import { missingValidator, validatorFaults } from './shared-tools.ts'
import { faultsOf } from './validity.ts'

const because = (reason: string | undefined) => (reason ? ` (${reason})` : '')
const SAMPLES = 8
/** The sample is drawn from this; `npm run proof -- exports` takes every one. */
const seed = Number(process.env.PRETOIRE_SEED ?? 1)
const next = random(seed)
const cases = Array.from({ length: SAMPLES }, () => exportCases[Math.floor(next() * exportCases.length)]!)
const made: Export[] = []

beforeAll(() => eachExport([...new Set(cases)], one => void made.push(one)))

describe(`exports drawn from the seed ${seed}`, () => {
  test('lead nowhere that is not, say nothing twice, close what they open', () =>
    expect(made.flatMap(one => faultsOf(one.parts).map(fault => `${one.name} : ${fault}`))).toEqual([]))

  test('say nothing marked as still to be found, where they may be filed', () =>
    expect(
      made
        .filter(one => one.final && !one.incomplete)
        .flatMap(one => markedIn(one).map(mark => `${one.name} : ${mark}`)),
    ).toEqual([]))

  test('count their words and characters', () => {
    for (const { parts, body } of made) {
      const app = parts.get('docProps/app.xml') ?? ''
      const count = (name: string) => Number(new RegExp(`<${name}>(\\d+)<`).exec(app)?.[1])
      const words = body.flatMap(one => one.text.split(/[ \t]+/).filter(Boolean)).length
      expect(Math.abs(count('Words') - words) / words).toBeLessThan(0.05)
      expect(count('CharactersWithSpaces')).toBeGreaterThan(count('Characters'))
    }
  })

  test.skipIf(missingValidator)(`have every part valid${because(missingValidator)}`, () =>
    expect(validatorFaults(new Map(made.map(one => [one.name, one.bytes])))).toEqual([]),
  )

  test.skipIf(missingPrinter)(`are printed on the pages they say${because(missingPrinter)}`, () => {
    const [one] = made
    if (!one) throw new Error('no export')
    expect(wrongsOf(one, print({ [one.name]: one.bytes })[one.name] ?? [])).toEqual([])
  })
})

describe('a file that Word would ask about is named:', () => {
  const body = 'word/document.xml'
  const spoilt = async (change: (xml: string) => string, path = body) => {
    const [one] = made
    if (!one) throw new Error('no export')
    return faultsOf(await partsOf(await withPart(one.bytes, path, change)))
  }
  test.each<[string, (xml: string) => string, RegExp, string?]>([
    [
      'a style that is not',
      xml => xml.replace(/w:pStyle w:val="\w+"/, 'w:pStyle w:val="Nulle"'),
      /style Nulle/,
    ],
    [
      'a bookmark that does not close',
      xml => xml.replace(/<w:bookmarkEnd [^>]*>/, ''),
      /signet n’est pas fermé/,
    ],
    ['a tab in a text', xml => xml.replace(/(<w:t(?: [^>]*)?>)/, '$1\t'), /caractère de commande/],
    [
      'properties out of order',
      xml => xml.replace(/(<w:pStyle [^>]*>)(.*?<\/w:pPr>)/s, '<w:jc w:val="left"/>$1$2'),
      /w:pPr a w:jc w:pStyle/,
    ],
    [
      'a part that is gone',
      xml => xml.replace('styles.xml', 'style.xml'),
      /word\/style\.xml, qui manque/,
      'word/_rels/document.xml.rels',
    ],
  ])('%s', async (_, change, fault, path) => expect((await spoilt(change, path)).join('\n')).toMatch(fault))
})

test.skipIf(missingPrinter)(
  `no title is printed alone at the foot of a page${because(missingPrinter)}`,
  async () => {
    // LibreOffice leaves « PAR CES MOTIFS » alone there
    const cases = [{ template: 'refere-mesures-utiles', style: 'briefing', final: false }] as const
    let count = 0
    await eachExport(cases, async one => {
      count += 1
      const pdfs = printedPdfs({ [one.name]: await one.printable(tmpdir()) })
      expect(lineFaults(one, pdfs[one.name] ?? Buffer.alloc(0)).alone).toEqual([])
    })
    expect(count).toBe(1)
  },
  120_000,
)
