import { expect, test } from 'vitest'
import type { Database } from '../../../../src/main/kernel/database/open.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { citedSources, collectedSeqsOf, touchedSources } from '../../../../src/main/library/own.ts'

const planOf = (db: Database, query: string): string[] =>
  db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${query.replaceAll('@ids', "'[]'")}`)
    .all()
    .map(({ detail }) => detail)

test('what the user’s own work rests on is gathered without going through all sources', () => {
  const db = openDb(':memory:')
  for (const query of [touchedSources(collectedSeqsOf(db)), citedSources])
    expect(
      planOf(db, query).filter(step => /^SCAN (?:main\.)?sources\b/.test(step)),
      query,
    ).toEqual([])
})
