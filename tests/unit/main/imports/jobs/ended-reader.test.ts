import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Batch, beginning } from '../../../../../src/main/imports/batch.ts'
import { importFiles } from '../../../../../src/main/imports/import-files.ts'
import { readApart } from '../../../../../src/main/imports/jobs/batches-in-worker.ts'
import { readBatches } from '../../../../../src/main/imports/jobs/reading.ts'
import {
  blame,
  FATAL_REASON,
  FATAL_REST_REASON,
  type FatalPlace,
} from '../../../../../src/main/imports/jobs/reading-place.ts'
import type { Library } from '../../../../../src/main/kernel/library.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { registerParts } from '../../../../../src/main/parts.ts'
import { aTar } from '../../../../fixtures/import/archives.ts'
import { anArticleXml } from '../../../../fixtures/import/records.ts'

registerParts()
let library: Library
beforeEach(() => {
  library = openLibrary(mkdtempSync(join(tmpdir(), 'pretoire-ended-')))
})
afterEach(() => {
  library.close()
  rmSync(library.folder, { recursive: true })
})

const article = (n: number, content?: string) =>
  anArticleXml({
    id: `LEGIARTI${String(n).padStart(12, '0')}`,
    number: `L${n}`,
    ...(content !== undefined && { content }),
  })
/** An article that asks for far more memory than it weighs. */
const heavy = (paragraphs = 500_000) => article(2, '<p>€</p>'.repeat(paragraphs))
/** Many times its budget of work: on a busy machine the reader is looked at late, and must still be at it. */
const LONG_PARAGRAPHS = 2_000_000

async function given(names: Readonly<Record<string, string>>) {
  const path = join(library.folder, 'archive.tar')
  writeFileSync(path, await aTar(names))
  return { path, name: 'archive.tar' }
}
const hooks = { progress: () => undefined, isCancelled: () => false }

describe('a file that ends the reader of an import', () => {
  it('is refused with its name, and the others of its archive are taken', async () => {
    const archive = await given({ '1.xml': article(1), '2.xml': heavy(), '3.xml': article(3) })
    const causes: unknown[] = []
    const limits = { heapMb: 36, bytes: 2 ** 31, cpuMs: () => 600_000 }
    const report = await importFiles(library, [archive], hooks, {
      read: reading => readApart(reading, { limits, onEnd: error => causes.push(error) }),
    })
    expect(causes).toHaveLength(1)
    expect(report).toMatchObject({
      read: 3,
      added: 2,
      rejected: [{ file: 'archive.tar › 2.xml', reason: FATAL_REASON }],
    })
    expect(sources(library.db).count()).toMatchObject({ article: 2 })
  })

  it('is refused where it works without end', async () => {
    const archive = await given({ '1.xml': article(1), '2.xml': heavy(LONG_PARAGRAPHS), '3.xml': article(3) })
    const limits = { heapMb: 1900, bytes: 2 ** 31, cpuMs: () => 250 }
    const report = await importFiles(library, [archive], hooks, {
      read: reading => readApart(reading, { limits }),
    })
    expect(report).toMatchObject({ added: 2, rejected: [{ file: 'archive.tar › 2.xml' }] })
  })
})

describe('what follows a place that ended a reader', () => {
  it('is given up where opening it is what ends the reader, and nothing is then taken back', async () => {
    const archive = await given({
      'liste_suppression_legi.dat': 'legi/global/code/LEGIARTI000000000003\n',
      '1.xml': article(1),
      '2.xml': article(2),
    })
    const file = { ...archive, size: 1, direct: true }
    const fatal: readonly FatalPlace[] = [{ file: 0, entry: 1, isRest: true }]
    const batches: Batch[] = []
    for await (const batch of readBatches({ files: [file, file], from: beginning, fatal }))
      batches.push(batch)
    const refusals = batches.flatMap(one => one.refusals.map(({ file: of, reason }) => ({ of, reason })))
    expect(refusals).toEqual([{ of: 0, reason: FATAL_REST_REASON }])
    // the second file is whole, its list included
    expect(batches.flatMap(one => one.deletions.map(() => one.deletionsFile))).toEqual([1])
  })

  it('is given up after five entries that each ended a reader, or one that does though it is passed over', () => {
    const at = (entry: number) => ({ file: 0, entry, isInEntry: true })
    let fatal: readonly FatalPlace[] = []
    for (const entry of [1, 4, 6, 7, 9]) fatal = blame(fatal, at(entry)) ?? []
    expect(fatal.at(-1)).toEqual({ file: 0, entry: 9, isRest: true })
    expect(blame(fatal, at(10))).toBeUndefined()
    const first = blame([], at(2)) ?? []
    expect(blame(first, at(2))?.at(-1)).toEqual({ file: 0, entry: 1, isRest: true })
    expect(blame(first, { file: 1, entry: -1, isInEntry: false })?.at(-1)).toEqual({
      file: 1,
      entry: -1,
      isRest: true,
    })
  })
})
