import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { logFile, mergeLog } from '../../../../../src/main/campaign/calls/log-file.ts'
import { calls } from '../../../../../src/main/campaign/calls/store.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { summaryOf } from '../../../../../src/shared/campaign/calls/summary.ts'
import { Call } from '../../../../../src/shared/campaign/members/model.ts'

const folder = mkdtempSync(join(tmpdir(), 'pretoire-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Calls of several volunteers, some corrected since: one call may be in several files, in several states. */
const aCall = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    answered: fc.constantFrom('membre', 'assistant', 'messagerie', 'personne'),
    position: fc.constantFrom(undefined, 'pour', 'contre', 'inconnue'),
    edited: fc.constantFrom(undefined, '2026-11-13T10:00:00.000Z', '2026-11-14T10:00:00.000Z'),
    followedOn: fc.constantFrom(undefined, '2026-11-15', '2026-11-16'),
  })
  .map(({ id, edited, ...one }) =>
    Call.parse({
      ...one,
      id,
      // who was called, and when, are those of the call whatever was corrected
      member: `PA${id.charCodeAt(0) % 4}`,
      bill: 'loi',
      at: `2026-11-1${id.charCodeAt(0) % 3}T09:00:00.000Z`,
      editedAt: edited,
      keepUntil: '2099-01-01',
    }),
  )
const file = fc.uniqueArray(aCall, { selector: one => one.id, maxLength: 6 })

function pooled(files: readonly (readonly Call[])[]): { calls: Call[]; summary: unknown } {
  const db = openDb(':memory:')
  for (const all of files) {
    const path = join(folder, 'journal.json')
    writeFileSync(path, logFile(all, [], []))
    mergeLog(db, path)
  }
  const log = calls(db).list()
  db.close()
  return { calls: log, summary: summaryOf(log, [], '2026-11-20') }
}

test('logs that come back in any order, and twice, count each call once and tell the same totals', () =>
  fc.assert(
    fc.property(
      fc.array(file, { minLength: 2, maxLength: 4 }).chain(files =>
        fc.record({
          files: fc.constant(files),
          other: fc.shuffledSubarray([...files, ...files], {
            minLength: files.length * 2,
            maxLength: files.length * 2,
          }),
        }),
      ),
      ({ files, other }) => {
        const first = pooled(files)
        expect(new Set(first.calls.map(one => one.id)).size).toBe(first.calls.length)
        expect(pooled(other)).toEqual(first)
      },
    ),
    { numRuns: 40 },
  ))
