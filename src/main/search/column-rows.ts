import type { Database } from '../kernel/database/open.ts'

/** The rows that columns are read from. */
export interface ColumnRows {
  lastPage(): number
  pages(): Iterable<readonly [page: number, data: Buffer]>
  page(page: number): Buffer | undefined
  /** the names of a greater number, in the order of their numbers */
  namesAfter(n: number): readonly (readonly [n: number, what: string, name: string])[]
  tags(): readonly (readonly [seq: number, tag: string])[]
  tagsBetween(first: number, last: number): readonly (readonly [seq: number, tag: string])[]
}

export function columnRows(db: Database): ColumnRows {
  const last = db.prepare<[], number | null>('SELECT max(page) FROM source_columns').pluck()
  const pages = db.prepare<[], [number, Buffer]>('SELECT page, data FROM source_columns').raw()
  const page = db.prepare<[number], Buffer>('SELECT data FROM source_columns WHERE page = ?').pluck()
  const names = db
    .prepare<[number], [number, string, string]>(
      'SELECT n, what, name FROM source_names WHERE n > ? ORDER BY n',
    )
    .raw()
  const tags = db.prepare<[], [number, string]>('SELECT seq, tag FROM source_tags').raw()
  const tagsBetween = db
    .prepare<[number, number], [number, string]>(
      'SELECT seq, tag FROM source_tags WHERE seq BETWEEN ? AND ? ORDER BY seq, tag',
    )
    .raw()
  return {
    lastPage: () => last.get() ?? -1,
    pages: () => pages.iterate(),
    page: n => page.get(n),
    namesAfter: n => names.all(n),
    tags: () => tags.all(),
    tagsBetween: (first, last) => tagsBetween.all(first, last),
  }
}
