import { label } from '../../../shared/library/cite/print.ts'
import { entryOf } from '../../../shared/library/kinds/registry.ts'
import type { Source, Version } from '../../../shared/library/model.ts'
import { excerpt } from '../../../shared/search/excerpt.ts'
import type { Finder } from '../../../shared/search/marks.ts'
import type { RankedHit } from '../../../shared/search/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Columns } from '../columns.ts'
import { SOURCE_FLAG } from '../columns.ts'
import { textsOf } from '../source-words.ts'

interface Row {
  readonly id: string
  readonly kind: Source['kind']
  readonly label: string
  readonly date: string | null
  readonly data: string
}

/** Reads the rows of a result list, with an excerpt of the texts. */
export function hits(db: Database) {
  // Two statements: a join is planned anew each time its parameter changes.
  const head = db.prepare<unknown[], Omit<Row, 'data'>>(
    'SELECT id, kind, label, date FROM sources WHERE seq = @seq',
  )
  const body = db.prepare<unknown[], string>('SELECT data FROM source_bodies WHERE seq = @seq').pluck()
  const versions = db
    .prepare<unknown[], string>('SELECT data FROM source_versions WHERE seq = @seq ORDER BY n')
    .pluck()

  /** Rows are not parsed by zod again: they were checked when written, and parsing whole texts would dominate a search. */
  function sourceOf(seq: number, row: Row): Source {
    const source = { ...empty, ...JSON.parse(row.data), id: row.id, kind: row.kind }
    if (!entryOf(row).hasVersions) return source as Source
    const rows = versions.all({ seq }).map(data => JSON.parse(data) as Version)
    const newer = new Set(rows.map(({ id }) => id))
    const all = [...(source.versions as Version[]).filter(({ id }) => !newer.has(id)), ...rows]
    return { ...source, versions: all.sort((a, b) => compare(a.from ?? '', b.from ?? '')) } as Source
  }

  return (seq: number, columns: Columns, finder: Finder, why: string[]): RankedHit | undefined => {
    const [first, data] = [head.get({ seq }), body.get({ seq })]
    if (!first || data === undefined) return undefined
    const row = { ...first, data }
    const source = sourceOf(seq, row)
    return {
      id: row.id,
      kind: row.kind,
      label: row.label || label(source),
      excerpt: excerpt(textsOf(source), finder),
      ...(row.date ? { date: row.date } : {}),
      certainty: (columns.flags[seq] as number) & SOURCE_FLAG.toVerify ? 'to-verify' : source.certainty,
      tags: [...(columns.tags.get(seq) ?? [])],
      ...(source.withdrawn ? { withdrawn: source.withdrawn } : {}),
      why,
    }
  }
}

const empty = {
  certainty: 'verified',
  notes: '',
  tags: [],
  text: [],
  versions: [],
  pairs: [],
  variants: {},
  facts: [],
  shortForm: '',
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
