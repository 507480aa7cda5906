import type { SourceKind } from '../../../../shared/kernel/common.ts'
import type { Row } from '../../source-rows.ts'

/** A key of a source, and what is remembered of the record last taken under it. */
export interface StoredKey {
  readonly key: string
  readonly hash: string | null
}

/** A source as the office keeps it: the row of a library, its wordings, its keys. */
export interface StoredSource extends Omit<Row, 'data' | 'kind'> {
  readonly fund: string
  readonly kind: SourceKind
  data(): string
  readonly versions: readonly { data(): string }[]
  readonly keys: readonly StoredKey[]
}

/** The columns of `corpus.sources` that make a source, as one reads them. */
export const SOURCE_COLUMNS =
  'fund, seq, id, kind, date, revision, updated_at AS "updatedAt", removed_at AS "removedAt", removed_by AS "removedBy", data, base, versions'

/** A row of `corpus.sources`. */
export interface SourceRecord extends Row {
  readonly fund: string
  /** the JSON of an array: that of each wording, as a text */
  readonly versions: string
}

/** Reads a row of the office; `keys`: those of the source, where they are needed. */
export function storedSource(record: SourceRecord, keys: readonly StoredKey[] = []): StoredSource {
  const versions: readonly string[] = JSON.parse(record.versions)
  return {
    ...record,
    data: () => record.data,
    versions: versions.map(text => ({ data: () => text })),
    keys,
  }
}

/** Groups keys by the number of their source. */
export function keysBySeq(rows: readonly ({ readonly seq: number } & StoredKey)[]): Map<number, StoredKey[]> {
  const all = new Map<number, StoredKey[]>()
  for (const row of rows) {
    const own = all.get(row.seq)
    if (own) own.push(row)
    else all.set(row.seq, [row])
  }
  return all
}
