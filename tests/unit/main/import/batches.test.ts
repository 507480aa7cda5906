import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginning } from '../../../../src/main/import/batch.ts'
import { findFiles } from '../../../../src/main/import/files.ts'
import { readBatches } from '../../../../src/main/import/reading.ts'

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

test('a batch ends once it has brought very many words that were not met before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-batches-'))
  try {
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
  } finally {
    rmSync(folder, { recursive: true })
  }
})
