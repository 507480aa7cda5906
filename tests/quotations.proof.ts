import { afterAll, describe, expect, test } from 'vitest'
import { runCli } from '../src/main/cli/run.ts'
import { libraryView } from '../src/main/library/citations/same-number.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import type { Block } from '../src/shared/drafts/model.ts'
import type { VerifiedItem } from '../src/shared/drafts/verify/cite-check.ts'
import { citationItem, quotationItem } from '../src/shared/drafts/verify/verdict.ts'
import { verify } from '../src/shared/drafts/verify/verify.ts'
import { temporary } from './contract/program.ts'
import { type DrawnPair, drawnQuotations } from './fixtures/check/drawn-quotations.ts'
import { haveSamples, samplePath } from './fixtures/import/samples.ts'

const SEED = Number(process.env.PRETOIRE_SEED ?? 2026)
const PAIRS = 1000
/** Articles beside the decisions: enough for every code, few enough to be read in a moment. */
const ARTICLES = 2000

const isRaised = ({ alarm, verdict }: VerifiedItem): boolean => alarm || verdict === 'differs'
const share = (n: number, of: number): string => `${((100 * n) / Math.max(1, of)).toFixed(1)} %`

describe.skipIf(!haveSamples)('quotations drawn out of published decisions and articles', () => {
  const place = temporary()
  afterAll(() => place.remove())
  const run = (...argv: string[]) =>
    runCli(['--library', `${place.folder}/bibliotheque`, ...argv], { out: () => {}, err: () => {} })

  test('counts those that are judged, the faults that are caught and the false alarms, half by half', async () => {
    await run('import', '--starter')
    const archives = ['constit_global_20260401-140000', 'legi_global_20260327-140000']
    const decisions = ['jade_global_20260401-140000', 'cass_global_20231119-100000']
    await run(
      'import',
      ...['opendata-ce', 'legifrance-json', 'europe/judgments', 'judilibre'].map(samplePath),
      ...[...archives, ...decisions].map(name => samplePath(`dila/Freemium_${name}.tar.gz`)),
    )
    const library = openLibrary(`${place.folder}/bibliotheque`)
    try {
      const held = libraryView(library.db)
      const idsOf = (kind: string, max: number) =>
        library.db
          .prepare<[string, number], string>(
            'SELECT id FROM sources WHERE kind = ? AND removed_at IS NULL ORDER BY id LIMIT ?',
          )
          .pluck()
          .all(kind, max)
      const sources = [...idsOf('decision', 1e6), ...idsOf('article', ARTICLES)].flatMap(
        id => held.byId(id) ?? [],
      )
      const items = (blocks: readonly Block[]) => {
        const { citations, quotes } = verify({ blocks: [...blocks] }, { facts: {} }, held, '2026-11-28')
        return [...citations.map(citationItem), ...quotes.map(quotationItem)]
      }
      for (const half of ['open', 'aside'] as const) {
        const pairs = drawnQuotations(sources, { half, count: PAIRS, seed: SEED })
        const counts = countOf(pairs, items)
        console.log(`${half}, seed ${SEED}`, JSON.stringify(counts))
        for (const [name, key] of [
          ['form', 'form'],
          ['fault', 'fault'],
        ] as const)
          for (const value of new Set(pairs.map(pair => pair[key]))) {
            const mine = countOf(
              pairs.filter(pair => pair[key] === value),
              items,
            )
            console.log(`  ${name} « ${value} »`, JSON.stringify(mine))
          }
        expect(counts.judgedCount / counts.pairs).toBeGreaterThan(0.6)
        expect(counts.falseAlarmCount / counts.pairs).toBeLessThan(0.03)
        expect(counts.green).toBe(0)
      }
    } finally {
      library.close()
    }
  })
})

/** `green`: faulty quotations said to be word for word. */
function countOf(pairs: readonly DrawnPair[], items: (blocks: readonly Block[]) => VerifiedItem[]) {
  const right = pairs.map(pair => items(pair.right))
  const faulty = pairs.map(pair => items(pair.faulty))
  const judgedCount = right.filter(all =>
    all.some(one => one.kind === 'quotation' && one.against === 'text'),
  ).length
  const falseAlarmCount = right.filter(all => all.some(isRaised)).length
  const caught = faulty.filter(all => all.some(isRaised)).length
  const green = faulty.filter(
    all => !all.some(isRaised) && all.some(one => one.kind === 'quotation' && one.verdict === 'read'),
  ).length
  return {
    pairs: pairs.length,
    judgedCount,
    judged: share(judgedCount, pairs.length),
    caught: share(caught, pairs.length),
    falseAlarmCount,
    falseAlarms: share(falseAlarmCount, pairs.length),
    green,
  }
}
