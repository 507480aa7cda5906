import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { runCli } from '../src/main/cli/run.ts'
import { libraryView } from '../src/main/library/citations/same-number.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import type { Block } from '../src/shared/drafts/model.ts'
import type { VerifiedItem } from '../src/shared/drafts/verify/cite-check.ts'
import { isWrong } from '../src/shared/drafts/verify/telling.ts'
import { verify } from '../src/shared/drafts/verify/verify.ts'
import type { Decision } from '../src/shared/library/model.ts'
import { temporary } from './contract/program.ts'
import { verifierByWhatShips } from './fixtures/check/held.ts'
import { drawnHalves, type Pair, paragraphPairs } from './fixtures/check/paragraphs.ts'
import { haveSamples, samplePath } from './fixtures/import/samples.ts'

const isRaised = ({ alarm, verdict }: VerifiedItem): boolean => alarm || verdict === 'differs'
const isGreen = (items: readonly VerifiedItem[]): boolean =>
  items.some(one => one.verdict === 'read') && !items.some(isRaised)

test('counts what the check raises of the faulty paragraphs, and of the right ones, half by half', async () => {
  const verified = await verifierByWhatShips()
  const count = (pairs: readonly Pair[]) => ({
    pairs: pairs.length,
    raised: pairs.filter(({ faulty }) => verified(faulty).some(isRaised)).length,
    green: pairs.filter(({ faulty }) => isGreen(verified(faulty))).length,
    falseAlarms: pairs.filter(({ right }) => verified(right).some(isRaised)).length,
  })
  for (const file of ['paragraphs.txt', 'statements.txt'] as const) {
    const halves = drawnHalves(paragraphPairs(file))
    for (const [name, pairs] of Object.entries(halves)) {
      console.log(`${file}, ${name}`, JSON.stringify(count(pairs)))
      for (const kind of new Set(pairs.map(pair => pair.kind)))
        console.log(`  ${kind}`, JSON.stringify(count(pairs.filter(pair => pair.kind === kind))))
    }
    expect(count(halves.open).falseAlarms).toBe(0)
  }
})

test('counts the quotations that are judged, and those called wrong, half by half', async () => {
  const verified = await verifierByWhatShips()
  for (const [name, pairs] of Object.entries(drawnHalves(paragraphPairs('quotations.txt')))) {
    const right = pairs.map(pair => verified(pair.right))
    const quotations = right.flat().filter(({ kind }) => kind === 'quotation')
    const judged = quotations.filter(({ against }) => against === 'text')
    const raised = pairs.filter(({ faulty }) => verified(faulty).some(isRaised)).length
    const falseAlarms = right.filter(items => items.some(isRaised)).length
    const counts = { quotations: quotations.length, judged: judged.length, raised, falseAlarms }
    console.log(name, JSON.stringify({ pairs: pairs.length, ...counts }))
    if (name === 'open') expect(counts).toMatchObject({ raised: pairs.length, falseAlarms: 0 })
    expect(judged.length / quotations.length).toBeGreaterThan(0.6)
  }
})

describe.skipIf(!haveSamples)('by the published files beside the work tree', () => {
  const place = temporary()
  afterAll(() => place.remove())
  async function run(...argv: string[]): Promise<string> {
    let out = ''
    const tell = { out: (text: string) => (out += `${text}\n`), err: () => {} }
    await runCli(['--library', `${place.folder}/bibliotheque`, ...argv], tell)
    return out
  }
  async function verified(texts: readonly string[]): Promise<VerifiedItem[][]> {
    const path = `${place.folder}/textes.txt`
    writeFileSync(path, texts.join('\n---\n'))
    return JSON.parse(await run('verify-text', path, '--json')) as VerifiedItem[][]
  }

  test('counts the same of paragraphs that cite published decisions', async () => {
    await run('import', '--starter')
    const files = ['opendata-ce', 'legifrance-json', 'europe/acts', 'europe/judgments', 'judilibre']
    const archives = [
      'constit_global_20260401-140000',
      'legi_global_20260327-140000',
      'jade_global_20260401-140000',
      'cass_global_20231119-100000',
    ]
    await run(
      'import',
      ...[...files, ...archives.map(name => `dila/Freemium_${name}.tar.gz`)].map(samplePath),
    )
    const all = (['published.txt', 'rulings.txt', 'statements-published.txt'] as const).flatMap(file =>
      Object.entries(drawnHalves(paragraphPairs(file))).map(
        ([half, pairs]) => [`${file}, ${half}`, pairs] as const,
      ),
    )
    for (const [name, pairs] of all) {
      const faulty = await verified(pairs.map(pair => pair.faulty))
      const right = await verified(pairs.map(pair => pair.right))
      const raised = faulty.filter(items => items.some(isRaised)).length
      const green = faulty.filter(isGreen).length
      const falseAlarms = right.filter(items => items.some(isRaised)).length
      console.log(name, JSON.stringify({ pairs: pairs.length, raised, green, falseAlarms }))
      expect(falseAlarms).toBe(0)
    }
  })

  test('counts the quotations that published decisions make, and those called wrong', async () => {
    await run('import', samplePath('article-histories'))
    const library = openLibrary(`${place.folder}/bibliotheque`)
    try {
      const held = libraryView(library.db)
      const quotes = library.db
        .prepare<[], string>(
          "SELECT id FROM sources WHERE kind = 'decision' AND removed_at IS NULL ORDER BY id",
        )
        .pluck()
        .all()
        .flatMap(id => held.byId(id) ?? [])
        .filter((source): source is Decision => source.kind === 'decision')
        .flatMap(decision => {
          const facts: Record<string, string> = decision.date ? { 'decision.date': decision.date } : {}
          return verify({ blocks: blocksOf(decision) }, { facts }, held, '2026-11-28').quotes
        })
      const here = quotes.filter(({ source }) => source)
      const judged = here.filter(({ outcome }) => outcome !== 'unread')
      const alarms = judged.filter(isWrong)
      console.log(
        JSON.stringify({
          quotes: quotes.length,
          here: here.length,
          judged: judged.length,
          different: new Set(judged.map(({ written, source }) => `${source?.id} ${written}`)).size,
          alarms: alarms.length,
        }),
      )
      for (const { source, outcome, written } of alarms)
        console.log(`  ${outcome} ${source?.label} « ${written} »`)
      expect(alarms.length / judged.length).toBeLessThan(0.03)
    } finally {
      library.close()
    }
  })
})

/** The paragraphs of a decision, as if a filing had them. */
const blocksOf = ({ text }: Decision): Block[] =>
  text
    .flatMap(passage => passage.text.split('\n'))
    .filter(line => line.trim())
    .map((line, n) => ({
      kind: 'paragraph',
      id: `p${n}`,
      style: 'body',
      inlines: [{ kind: 'text', text: line }],
    }))
