import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonSplitter } from '../../../../../src/main/imports/containers/json-stream.ts'
import { recordsOf } from '../../../../../src/main/imports/records.ts'

const id = (n: number) => `LEGIARTI${String(n).padStart(12, '0')}`
const article = (n: number, given: object = {}) => ({
  type: 'article',
  data: {
    id: id(n),
    cid: id(n),
    num: `L${n}-1`,
    texte: `Texte « ${n} » {[\\"…`,
    etat: 'VIGUEUR',
    dateDebut: 1335830400000,
    ...given,
  },
})
const section = (title: string, children: readonly object[]) => ({
  type: 'section',
  data: { id: 'LEGISCTA1', title },
  children,
})
const aCode = (children: readonly object[]) => ({
  type: 'code',
  data: { id: 'LEGITEXT000006072050', cid: 'LEGITEXT000006072050', title: 'Code du travail' },
  children,
})
const code = aCode([
  article(1),
  section('Partie législative', [
    section('Livre Ier', [article(2), article(3), { ...article(4), children: [] }]),
    article(5),
    section('Livre vide', []),
  ]),
])

/** Records of a file read in pieces of that size. */
function readInPieces(text: string, size: number) {
  const bytes = Buffer.from(text)
  const split = jsonSplitter()
  const records: { place: string; text: string }[] = []
  for (let at = 0; at < bytes.length; at += size) records.push(...split.take(bytes.subarray(at, at + size)))
  records.push(...split.end())
  return records
}
const articlesIn = (text: string) =>
  [...recordsOf({ path: '', bytes: Buffer.from(text) }, { isNamed: true, archive: 'x.json' })].map(one => {
    if (!('source' in one)) throw new Error(JSON.stringify(one))
    return one.source
  })
const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
  all.toSorted((a, b) => a.id.localeCompare(b.id))

describe('a code saved as one tree', () => {
  const whole = byId(articlesIn(JSON.stringify(code)))

  it('gives the same articles section by section as whole, wherever its bytes are cut', () => {
    expect(whole).toHaveLength(5)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.boolean(), (size, isSpaced) => {
        const text = isSpaced ? JSON.stringify(code, null, 2) : JSON.stringify(code)
        const records = readInPieces(text, size)
        expect(records.map(({ place }) => place)).toEqual(['section 1', 'section 2', 'section 3'])
        expect(byId(records.flatMap(one => articlesIn(one.text)))).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  it('is known too where its data comes before its type', () => {
    const { type, data, children } = code
    const records = readInPieces(JSON.stringify({ data, type, children }), 100)
    expect(byId(records.flatMap(one => articlesIn(one.text)))).toEqual(whole)
  })

  it('says where it stops being JSON, and gives what came before', () => {
    const cut = JSON.stringify(code).slice(0, -30)
    const split = jsonSplitter()
    expect([...split.take(Buffer.from(cut))].flatMap(one => articlesIn(one.text)).length).toBeGreaterThan(2)
    expect(() => [...split.end()]).toThrow('mal formé ou incomplet')
    expect(() => readInPieces(`${JSON.stringify(code)}]`, 50)).toThrow('mal formé')
  })

  it('holds only the section at hand, however many there are', () => {
    const split = jsonSplitter()
    const head = JSON.stringify(aCode([])).slice(0, -2)
    let read = 0
    const take = (text: string) => {
      for (const one of split.take(Buffer.from(text))) {
        expect(one.text.length).toBeLessThan(3 * 2 ** 20)
        read += articlesIn(one.text).length
      }
    }
    take(head)
    for (let n = 0; n < 30; n += 1)
      take(
        `${n ? ',' : ''}${JSON.stringify(section(`Livre ${n}`, [article(2 * n + 1, { texte: 'x'.repeat(2 ** 20) }), article(2 * n + 2)]))}`,
      )
    take(']}')
    for (const one of split.end()) read += articlesIn(one.text).length
    expect(read).toBe(60)
  })

  it('refuses sections nested beyond measure', () => {
    let nested: object = article(1)
    for (let n = 0; n < 80; n += 1) nested = section(`Section ${n}`, [nested])
    expect(() => readInPieces(JSON.stringify(aCode([nested])), 4096)).toThrow('trop de sections')
  })
})
