import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginning } from '../../../../src/main/imports/batch.ts'
import { findFiles } from '../../../../src/main/imports/containers/find-files.ts'
import { readBatches } from '../../../../src/main/imports/jobs/reading.ts'

const [decisions, words] = [80, 1000]

/** Letters alone: figures among them would be words of their own. */
const lettersOf = (n: number): string =>
  [...n.toString(16)].map(one => 'bcdfghjklmnpqrst'[Number.parseInt(one, 16)]).join('')

const aDecision = (n: number) => ({
  id: `5fca277de35a255d41ca${String(n).padStart(4, '0')}`,
  jurisdiction: 'cc',
  number: `19-${10_000 + n}`,
  decision_date: '2020-11-18',
  text: Array.from({ length: words }, (_, at) => lettersOf(n * words + at)).join(' '),
})

const inFolder = async (run: (folder: string) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-batches-'))
  try {
    await run(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the last batches are ever lighter: little is left to write when all is read', () =>
  inFolder(async folder => {
    const path = join(folder, 'decisions.ndjson')
    const text = 'la requête est rejetée. '.repeat(20_000)
    const lines = Array.from({ length: 40 }, (_, n) => JSON.stringify({ ...aDecision(n), text }))
    writeFileSync(path, lines.join('\n'))
    const files = [...findFiles([{ path, name: 'decisions.ndjson' }])]
    const weights: number[] = []
    for await (const { records } of readBatches({ files, from: beginning }))
      if (records.count) weights.push(records.bytes.length / 2 ** 20)
    expect(weights.reduce((sum, one) => sum + one)).toBeGreaterThan(15)
    expect(Math.max(...weights)).toBeGreaterThan(5)
    expect(weights.at(-1)).toBeLessThan(2)
    expect(weights.at(-2)).toBeLessThan(4)
  }))

test('a batch ends once it has brought very many words that were not met before', () =>
  inFolder(async folder => {
    const path = join(folder, 'decisions.ndjson')
    writeFileSync(path, Array.from({ length: decisions }, (_, n) => JSON.stringify(aDecision(n))).join('\n'))
    const files = [...findFiles([{ path, name: 'decisions.ndjson' }])]
    let [read, most] = [0, 0]
    for await (const { records, tokens } of readBatches({ files, from: beginning })) {
      read += records.count
      most = Math.max(most, tokens.terms.length)
    }
    expect(read).toBe(decisions)
    expect(most).toBeGreaterThan(20_000)
    expect(most).toBeLessThan(40_000)
  }))
