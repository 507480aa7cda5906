import { AppError } from '../../shared/errors.ts'
import type { ImportReport } from '../../shared/model/job.ts'
import type { Pack } from '../../shared/model/pack.ts'
import type { Source } from '../../shared/model/source.ts'
import type { Database } from '../db/open.ts'
import { guarded } from '../db/refusals.ts'
import { sources } from '../db/sources.ts'
import { loadPack } from './pack.ts'

const size = 500
/** Transactions between two foldings of the journal into the file, so that it does not grow with the import. */
const folding = 20

/** Gathers records and commits them together; counts what became of each. */
export function batches(db: Database) {
  const library = sources(db)
  const counts = { added: 0, updated: 0, unchanged: 0, deleted: 0 }
  const rejected: { file: string; reason: string }[] = []
  let waiting: { where: string; source: Source }[] = []
  let commits = 0

  const reject = (file: string, reason: string) => rejected.push({ file, reason })
  const committed = () => {
    commits += 1
    if (commits % folding === 0) guarded(() => db.pragma('wal_checkpoint(PASSIVE)'))
  }

  /** All together; when one cannot be taken, each alone, so that only that one is lost. */
  function flush(): void {
    const batch = waiting
    waiting = []
    if (!batch.length) return
    try {
      const results = library.putAll(
        batch.map(({ source }) => source),
        'import',
      )
      for (const result of results) counts[result] += 1
    } catch (error) {
      if (fatal(error)) throw error
      for (const one of batch) alone(one)
    }
    committed()
  }

  function alone({ where, source }: { where: string; source: Source }): void {
    try {
      counts[library.put(source, 'import')] += 1
    } catch (error) {
      if (fatal(error)) throw error
      reject(
        where,
        `la bibliothèque ne l’a pas acceptée (${error instanceof Error ? error.message : String(error)})`,
      )
    }
  }

  const total = () => counts.added + counts.updated + counts.unchanged + counts.deleted + rejected.length
  return {
    reject,
    add(where: string, source: Source) {
      waiting.push({ where, source })
      if (waiting.length >= size) flush()
    },
    pack(where: string, pack: Pack) {
      flush()
      try {
        const done = loadPack(db, pack)
        counts.added += done.added
        counts.updated += done.updated
        counts.unchanged += done.unchanged
      } catch (error) {
        if (fatal(error)) throw error
        reject(where, 'le lot n’a pas pu être chargé : rien n’en a été gardé')
      }
      committed()
    },
    retire(keys: readonly string[]) {
      if (!keys.length) return
      const write = db.transaction(() => keys.filter(key => library.retire(`dila:${key}`)).length)
      counts.deleted += guarded(() => write.immediate())
      committed()
    },
    flush,
    /** Commits what waits and folds the journal into the file. */
    close() {
      flush()
      guarded(() => db.pragma('wal_checkpoint(TRUNCATE)'))
    },
    done: () => total() + waiting.length,
    report: (seconds: number): ImportReport => ({
      read: total(),
      ...counts,
      rejected,
      seconds: Math.round(seconds * 100) / 100,
    }),
  }
}

/** A disk or a database that refuses stops the import: trying each record would only repeat it. */
function fatal(error: unknown): boolean {
  return error instanceof AppError && ['full', 'damaged', 'refused'].includes(error.code)
}
