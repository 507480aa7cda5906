import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { articleRecords, decisionRecords, type Records } from '../../packaging/samples/records.ts'
import { recordsOf } from '../../src/main/imports/records.ts'
import { resource } from '../../src/main/kernel/places.ts'
import type { Article, Decision } from '../../src/shared/library/model.ts'
import { archiveFiles } from '../fixtures/import/samples.ts'

const entries = async (name: string) =>
  (await archiveFiles(resource('samples', name), name)).map(({ path, bytes }) => [
    path,
    bytes.toString('utf8'),
  ])
const sourcesOf = (name: string, records: Records) =>
  [...records].flatMap(([path, xml]) => [
    ...recordsOf({ path, bytes: Buffer.from(xml) }, { isNamed: true, archive: name, asOf: '2026-01-01' }),
  ])

const archives: readonly [archive: string, records: Records][] = [
  ['conseil-etat-fictif_202111.zip', decisionRecords('conseil-etat')],
  ['juridictions-fictives_202603.zip', decisionRecords('juridictions')],
  ['legi-csi_20200901-000000.tar.gz', articleRecords('csi', '20200901-000000')],
]

describe.each(archives)('%s', (archive, records) => {
  test('holds the texts of packaging/samples as they stand (else: npm run samples)', async () =>
    expect(await entries(archive)).toEqual([...records]))
})

test('the archives that ship are those, and the articles of @socialgouv/legi-data', () => {
  const names = readdirSync(resource('samples')).filter(name => /\.(zip|gz)$/.test(name))
  expect(names.sort()).toEqual(
    [...archives.map(([archive]) => archive), 'legi-crpa_20260327-140000.tar.gz'].sort(),
  )
})

describe('the decisions that ship', () => {
  const decisions = archives
    .slice(0, 2)
    .flatMap(([archive, records]) => sourcesOf(archive, records))
    .map(one => ('source' in one ? (one.source as Decision) : undefined))

  test('are all read, of every order of courts', () => {
    expect(decisions).toHaveLength(26)
    expect(new Set(decisions.map(one => one?.court))).toEqual(new Set(['CE', 'CAA', 'TA']))
  })
  test('are imported as fictions, which no court has published and no one should cite', () => {
    for (const one of decisions) {
      expect(one?.text[0]?.text).toMatch(/^DÉCISION FICTIVE/)
      expect(one).toMatchObject({
        certainty: 'to-verify',
        caveat: expect.stringContaining('fictive'),
        provenance: [{ publisher: expect.stringContaining('Prétoire') }],
      })
    }
  })
  test('bear and name numbers that no court has reached', () => {
    const fictional = /^(?:99\d{4}|\d\d[A-Z]{2}99\d{3}|\d\d99\d{3})$/
    const numbers = decisions.flatMap(one => [
      ...(one?.numbers ?? []),
      ...(one?.text ?? []).flatMap(({ text }) =>
        [...text.matchAll(/(?:jugement|arrêt|ordonnance|décision|le) n° ([0-9A-Z]+)/g)].map(
          hit => hit[1] ?? '',
        ),
      ),
    ])
    expect(numbers.length).toBeGreaterThan(40)
    expect(numbers.filter(number => !fictional.test(number))).toEqual([])
  })
})

test('the articles that ship have the dates of their versions', () => {
  const [, records = new Map()] = archives[2] ?? []
  const articles = sourcesOf('legi', records).flatMap(one => ('source' in one ? [one.source as Article] : []))
  const wordings = articles.filter(one => one.number === 'L. 251-2' || one.number === 'L251-2')
  expect(articles).toHaveLength(61)
  expect(wordings.map(one => one.versions.map(({ from, to }) => [from, to]))).toEqual([
    [['2012-05-01', '2014-03-13']],
    [['2014-03-13', '2014-06-20']],
    [['2014-06-20', undefined]],
  ])
})
