import { expect, test } from 'vitest'
import { keptWords } from '../../../src/main/job-words.ts'

test('numbers are written as in French', () => {
  const report = { updated: 0, unchanged: 0, deleted: 0, rejected: [], seconds: 1 }
  for (const n of [1, 12, 999, 1000, 29_115, 1_234_567]) {
    const [, said] = / : (.+)\u00a0ajouté/.exec(keptWords({ ...report, read: n, added: n })) ?? []
    expect(said).toBe(n.toLocaleString('fr-FR'))
  }
})
