import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { PostgresSchema } from '../../../../../src/main/kernel/postgres/postgres-migrations.ts'
import { corpusSchema } from '../../../../../src/main/library/corpus/office/corpus-schema.ts'
import { officeSchema } from '../../../../../src/main/sharing/office/postgres/office-schema.ts'

/** Beginnings of the SHA-256 of the SQL of each step, from the first: a new step is added at the end, no other line ever changes. */
const OFFICE_STEPS = [
  'cf519d5fe47f4f44',
  '5ae377d5cd5d4b09',
  'fe2514770ece4905',
  '60afb99a5e895d41',
  '1353eca593e21479',
]
const CORPUS_STEPS = ['f9eb6311281c8cfe', 'fb83dee01a729497', '9a63e055e8597737']

const hashesOf = ({ steps }: PostgresSchema): string[] =>
  steps.map(({ sql }) => createHash('sha256').update(sql).digest('hex').slice(0, 16))

test('no step of a schema of an office changes once databases were made by it', () => {
  expect(hashesOf(officeSchema).slice(0, OFFICE_STEPS.length)).toEqual(OFFICE_STEPS)
  expect(hashesOf(corpusSchema).slice(0, CORPUS_STEPS.length)).toEqual(CORPUS_STEPS)
})
