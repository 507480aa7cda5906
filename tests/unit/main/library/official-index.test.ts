import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { articlesOf } from '../../../../src/main/imports/formats/legifrance.ts'
import { importFiles } from '../../../../src/main/imports/import-files.ts'
import { openDatabase } from '../../../../src/main/kernel/database/open.ts'
import { resource } from '../../../../src/main/kernel/places.ts'
import {
  type IndexedDecision,
  OfficialIndex,
  readOfficialIndex,
} from '../../../../src/main/library/official-index.ts'
import { sourceRows } from '../../../../src/main/library/source-rows.ts'
import { registerParts } from '../../../../src/main/parts.ts'
import type { Decision, Source } from '../../../../src/shared/library/model.ts'
import { haveSamples, sampleFiles, samplePath } from '../../../fixtures/import/samples.ts'

const path = resource('official-index.jsonl')
const archives = [
  'opendata-ce/CE_202111.zip',
  'opendata-ce/CE_202603.zip',
  'opendata-ce/CAA_202603.zip',
  'opendata-ce/TA_202603.zip',
  'dila/Freemium_constit_global_20260401-140000.tar.gz',
  'dila/Freemium_jade_global_20260401-140000.tar.gz',
  'dila/Freemium_cass_global_20231119-100000.tar.gz',
  'dila/CASS_20180326-200647.tar.gz',
  'judilibre/sample_detail_resolved.json',
]

/** The facts of a decision, none of its words; natural persons are not named. */
function factsOf(one: Decision): IndexedDecision[] {
  const { court, city, date, numbers, formation, nature, name, publication, ecli, solution, text } = one
  if (!date || numbers.length === 0) return []
  const points = Math.max(0, ...text.map(passage => passage.n ?? 0))
  const ruling = text.flatMap(passage => (passage.section === 'ruling' ? [passage.text] : [])).join('\n')
  const [annuls, rejects] = [/annulé/u.test(ruling), /rejeté/u.test(ruling)]
  const outcome = solution ?? (annuls === rejects ? undefined : annuls ? 'Annulation' : 'Rejet')
  const facts = {
    court,
    city,
    date,
    numbers,
    formation,
    nature,
    name:
      name && /^(?:M|Mme|Mlle|MM|Mmes|Epoux|Époux)(?!\p{L})|\b[A-Z]\.(?:\s|$)|\.\.\./u.test(name)
        ? undefined
        : name,
    publication,
    ecli,
    solution: outcome && outcome.length < 60 ? outcome : undefined,
    points: points || undefined,
  }
  return [
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as IndexedDecision,
  ]
}

async function madeFromArchives(): Promise<OfficialIndex> {
  registerParts()
  const db = openDatabase(':memory:', { fills: [], copyOwn: () => {} })
  const files = archives.map(name => ({ path: samplePath(name), name: name.split('/').at(-1) ?? name }))
  await importFiles({ db }, files, { progress: () => {}, isCancelled: () => false })
  const rows = sourceRows(db)
  const ids = db.prepare<[], string>(`SELECT id FROM sources WHERE removed_at IS NULL`).pluck().all()
  const sources = ids.flatMap((id): Source[] => {
    const row = rows.byId(id)
    return row ? [rows.read(row)] : []
  })
  const decisions = sources
    .flatMap(one => (one.kind === 'decision' ? factsOf(one) : []))
    .toSorted((a, b) =>
      `${a.court}${a.date}${a.numbers[0]}`.localeCompare(`${b.court}${b.date}${b.numbers[0]}`),
    )
  const [code] = await sampleFiles('legifrance-json/CRPA.json.gz')
  const read = articlesOf(JSON.parse(code!.bytes.toString('utf8')))!
  const numbers = [...read('2026-03-27')].map(one => one.read().number)
  return OfficialIndex.parse({
    archives: [...archives.map(name => name.split('/').at(-1)), 'CRPA.json.gz'],
    decisions,
    codes: [{ title: 'Code des relations entre le public et l’administration', asOf: '2026-03-27', numbers }],
  })
}

describe.skipIf(!haveSamples)('the index of official facts', () => {
  test('says what the archives that it names say', async () => {
    const made = await madeFromArchives()
    if (process.env.INDEX === 'write') {
      const { decisions, ...head } = made
      writeFileSync(path, [head, ...decisions].map(one => `${JSON.stringify(one)}\n`).join(''))
    }
    const file = readOfficialIndex(readFileSync(path, 'utf8'))
    expect(file).toEqual(made)
    expect(file.decisions.length).toBeGreaterThan(400)
  })
})

test('the index names no natural person and holds no words', () => {
  const { decisions } = readOfficialIndex(readFileSync(path, 'utf8'))
  expect(
    decisions
      .filter(({ name = '' }) => /(?<!\p{L})(?:M|Mme|Mlle|MM)(?!\p{L})/u.test(name))
      .map(one => one.name),
  ).toEqual([])
  for (const one of decisions)
    for (const value of Object.values(one)) expect(String(value).length).toBeLessThan(200)
})
