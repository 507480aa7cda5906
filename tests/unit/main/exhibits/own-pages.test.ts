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
  expect(lines.map(one => one.severity)).toEqual(['warning'])
  expect(lines.map(one => one.message)).toEqual([
    expect.stringContaining('La bibliothèque n’a pas le texte de cette décision, qui manque à l’annexe'),
  ])
})

test('several of them are named one after the other; where a text comes from is said as far as it is known', async () => {
  const lines: Parameters<typeof annex>[1] = []
  const without = (id: string, n: string) =>
    aDecision({ id, court: 'CE', numbers: [n], date: '2024-01-24', text: [] })
  const doubtful = aDecision({
    ...{ id: 'f', court: 'CE', numbers: ['470009'], date: '2024-01-24', ecli: undefined, provenance: [] },
    ...{
      certainty: 'to-verify' as const,
      punctuation: 'damaged' as const,
      text: [{ text: 'Sans numéro <a>\nsuite' }],
    },
  })
  const [page] = annex([without('a', '470001'), without('b', '470002'), doubtful], lines)
  expect(lines[0]?.message).toMatch(/ces 2 décisions, qui manquent à l’annexe : CE.*470001 ; CE.*470002\.$/)
  expect(page?.name).toBe('Annexe-decisions-citees.pdf')
  expect(page?.parts).toHaveLength(1)
  expect(page?.parts[0]?.html).toContain(
    '<p class="from">Origine du texte non notée. ponctuation abîmée dans la version publiée. à vérifier.</p><p>Sans numéro &lt;a&gt;<br/>suite</p>',
  )
  const sure = aDecision({
    id: 'g',
    numbers: ['470010'],
    provenance: [
      { publisher: 'Conseil d’État', licence: 'LO' },
      { publisher: 'Légifrance', licence: '' },
    ] as never,
  })
  expect(annex([sure], [])[0]?.parts[0]?.html).toContain(
    'Source\u00a0: Conseil d’État, LO\u00a0; Légifrance.</p>',
  )
})
