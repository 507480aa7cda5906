import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { intake } from '../../../../src/main/library/intake/intake.ts'
import { prepare } from '../../../../src/main/library/intake/prepare.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { scrubWithdrawn } from '../../../../src/main/safekeeping/withdrawn.ts'
import { tokenBatch } from '../../../../src/main/search/index/vocabulary.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision } from '../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

/** Files of the database that bear a word. */
const bearing = (folder: string, word: string) =>
  ['library.db', 'library.db-wal'].filter(
    name =>
      existsSync(join(folder, name)) && readFileSync(join(folder, name)).includes(Buffer.from(word, 'utf8')),
  )

test('a text taken back leaves the free pages of the file and its journal at the next pass, and what stays is whole', async () => {
  const folder = join(place.folder, 'b')
  const library = openLibrary(folder)
  const records = [1, 2].map(n =>
    aDecision({
      id: `ce-${n}`,
      numbers: [String(400000 + n)],
      text: Array.from({ length: 200 }, (_, i) => ({ n: i + 1, text: `motsecret${n} paragraphe ${i}` })),
      provenance: [
        {
          publisher: 'DILA, JADE',
          licence: '',
          url: `https://x/CETATEXT${String(n).padStart(12, '0')}`,
          asOf: '2026-03-27',
        },
      ],
    }),
  )
  const batch = records.map(one => prepare(one, { folder: 'publie', state: '20260327-120000' }))
  const tokens = tokenBatch()
  for (const { head, texts } of batch) tokens.add(head, texts)
  intake(library.db).take(batch, tokens.finish())
  expect(await scrubWithdrawn(library, 'idle')).toBe(false)
  library.db.pragma('wal_checkpoint(TRUNCATE)')
  sources(library.db).retireAll(
    [{ id: 'CETATEXT000000000001', folder: 'jade/global/publie' }],
    '20260501-210000',
  )
  expect(bearing(folder, 'motsecret1')).not.toEqual([])
  expect(await scrubWithdrawn(library, 'idle')).toBe(true)
  expect(bearing(folder, 'motsecret1')).toEqual([])
  expect(sources(library.db).get('ce-2')).toMatchObject({ text: { length: 200 } })
  expect(await scrubWithdrawn(library, 'idle')).toBe(false)
  library.close()
})
