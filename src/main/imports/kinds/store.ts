import type { FileOfImport, FileOutcome, PassedKind } from '../../../shared/imports/job.ts'
import type { Database } from '../../kernel/database/open.ts'

/** How many records of a kind in a file came to an outcome. */
export interface FileTally extends PassedKind {
  readonly file: number
  readonly outcome: FileOutcome
}

/** Adds outcomes of the records just taken of an import, by file and kind: inside their transaction. */
export function addTallies(db: Database, id: string, some: readonly FileTally[]): void {
  const add = db.prepare<[string, number, string, string, number]>(
    `INSERT INTO import_files (import, file, kind, outcome, count) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (import, file, kind, outcome) DO UPDATE SET count = count + excluded.count`,
  )
  for (const { file, kind, outcome, count } of some) add.run(id, file, kind, outcome, count)
}

/** Lists the files of an import in their order, with their kinds, a page at a time, and how many there are. `names`: of its files. */
export function filesOf(
  db: Database,
  id: string,
  names: readonly string[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): { files: FileOfImport[]; total: number } {
  const total = db
    .prepare<[string], number>('SELECT count(DISTINCT file) FROM import_files WHERE import = ?')
    .pluck()
    .get(id)
  const rows = db
    .prepare<[string, string, number, number], FileTally>(
      `SELECT file, kind, outcome, count FROM import_files WHERE import = ? AND file IN
       (SELECT DISTINCT file FROM import_files WHERE import = ? ORDER BY file LIMIT ? OFFSET ?)
       ORDER BY file, kind, outcome`,
    )
    .all(id, id, limit, offset)
  const byFile = new Map<number, Map<string, FileOfImport['kinds'][number]['outcomes']>>()
  for (const { file, kind, outcome, count } of rows) {
    const kinds = byFile.get(file) ?? new Map()
    byFile.set(file, kinds)
    kinds.set(kind, [...(kinds.get(kind) ?? []), { outcome, count }])
  }
  return {
    total: total ?? 0,
    files: [...byFile].map(([file, kinds]) => ({
      file: names[file] ?? '',
      kinds: [...kinds].map(([kind, outcomes]) => ({ kind, outcomes })),
    })),
  }
}

/** Files that an import passed over, by kind, the most numerous first. */
export const passedOf = (db: Database, id: string): PassedKind[] =>
  db
    .prepare<[string], PassedKind>(
      `SELECT kind, sum(count) AS count FROM import_files WHERE import = ? AND outcome = 'passed'
       GROUP BY kind ORDER BY count DESC, kind`,
    )
    .all(id)
