import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document } from 'mupdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeBundle } from '../../../../src/main/exhibits/bundle-writer.ts'
import { annex } from '../../../../src/main/exhibits/own-pages.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision } from '../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
beforeAll(() => {
  place = temporary()
})
afterAll(() => place.remove())

const long = 'La commune n’a pas consulté la commission avant de décider. '.repeat(70)
const decision = aDecision({
  id: 'd',
  court: 'TA',
  city: 'Nice',
  date: '2023-11-23',
  name: 'Œuvre d’ici',
  numbers: ['2305692'],
  ecli: 'ECLI:FR:TANIC:2023:2305692.20231123',
  provenance: [{ publisher: 'Conseil d’État', licence: 'Licence Ouverte 2.0', asOf: '2026-03-01' }],
  text: [{ n: 1, text: long }],
})

test('the annex says of each decision where its text comes from, and on each page which one it is', async () => {
  const pages = annex([decision, aDecision({ ...decision, id: 'e', numbers: ['2305693'] })], [])
  await writeBundle({
    to: place.folder,
    exhibits: [],
    textFiles: [],
    pages,
    naming: 'PJ',
    stamp: false,
    pageNumbers: false,
    merged: false,
    limit: 32,
    large: 'keep',
  })
  const pdf = Document.openDocument(
    readFileSync(join(place.folder, 'Annexe-decisions-citees.pdf')),
    'application/pdf',
  )
  const words = Array.from({ length: pdf.countPages() }, (_, at) =>
    pdf.loadPage(at).toStructuredText('').asText().replaceAll(/\s+/g, ' '),
  )
  expect(words).toHaveLength(4)
  expect(words[0]).toContain(
    'ECLI:FR:TANIC:2023:2305692.20231123. Source : Conseil d’État, Licence Ouverte 2.0, état au 1er mars 2026.',
  )
  expect(words.map(text => /TA Nice, 23 novembre 2023, n° \d+ – \d\/\d/.exec(text)?.[0])).toEqual([
    'TA Nice, 23 novembre 2023, n° 2305692 – 1/2',
    'TA Nice, 23 novembre 2023, n° 2305692 – 2/2',
    'TA Nice, 23 novembre 2023, n° 2305693 – 1/2',
    'TA Nice, 23 novembre 2023, n° 2305693 – 2/2',
  ])
})

test('a decision whose text the library has not is named', () => {
  const lines: Parameters<typeof annex>[1] = []
  expect(annex([aDecision({ ...decision, text: [] })], lines)).toEqual([])
  expect(lines.map(one => one.message)).toEqual([
    expect.stringContaining('La bibliothèque n’a pas le texte de cette décision, qui manque à l’annexe'),
  ])
})
