import { expect, test } from 'vitest'
import { keptWords, stoppedWords } from '../../../../../src/main/imports/jobs/job-words.ts'
import { AppError } from '../../../../../src/shared/kernel/errors.ts'

test('numbers are written as in French', () => {
  const report = {
    updated: 0,
    unchanged: 0,
    older: 0,
    left: 0,
    deleted: 0,
    rejected: [],
    passed: [],
    seconds: 1,
  }
  for (const n of [1, 12, 999, 1000, 29_115, 1_234_567]) {
    const [, said] = / : (.+)\u00a0ajouté/.exec(keptWords({ ...report, read: n, added: n })) ?? []
    expect(said).toBe(n.toLocaleString('fr-FR'))
  }
})

test('an import of what is cited alone says how many it left', () => {
  const report = {
    added: 0,
    updated: 1,
    unchanged: 0,
    older: 0,
    left: 489,
    deleted: 0,
    rejected: [],
    passed: [],
    seconds: 1,
  }
  expect(keptWords({ ...report, read: 490 })).toBe(
    '490\u00a0textes lus : 1\u00a0mis à jour, 489\u00a0que rien ne cite, laissés.',
  )
})

test('an import the disk stopped says that it can be taken up again, once', () => {
  const said = stoppedWords(new AppError('full', 'Le disque est plein : rien n’a été enregistré.'))
  expect(said).toMatch(/^Le disque est plein.*reprenez l’import/)
  expect(said.match(/enregistré/g)).toHaveLength(1)
  expect(stoppedWords(new AppError('refused', 'Occupée.'))).toBe(
    'Occupée. Ce qui était déjà enregistré est gardé.',
  )
})
