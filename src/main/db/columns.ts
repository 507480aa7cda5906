import type { SourceKind } from '../../shared/model/source.ts'
import type { Database } from './open.ts'

/** What filters, facets and orders need of every source present, held in memory by place: `seq` is the index. */
export interface Columns {
  readonly size: number
  /** a kind of `kinds`, plus one; 0: no source there */
  readonly kind: Uint8Array
  /** a court of `courts`, plus one; 0: none */
  readonly court: Uint16Array
  /** as 20250124; 0: none */
  readonly date: Int32Array
  /** a bit per letter that begins one of its words */
  readonly initials: Int32Array
  readonly tags: ReadonlyMap<number, readonly string[]>
  readonly courts: readonly string[]
  /** every place, the newest source first */
  readonly newest: Int32Array
}

export const kinds: readonly SourceKind[] = ['decision', 'article', 'argument', 'document']
const anyLetter = -1

/** `2025-01-24` as a number that compares as it does. */
export const dayOf = (date: string | null | undefined): number =>
  date ? Number(date.replaceAll('-', '').padEnd(8, '0').slice(0, 8)) || 0 : 0

/** Connections whose own writes have made their columns stale. */
const written = new WeakSet<Database>()

/** To be said by whatever writes sources on this connection; what other connections write is noticed. */
export const sourcesChanged = (db: Database): void => void written.add(db)

/** The columns of a library, read again when its sources have changed. */
export function columns(db: Database): () => Columns {
  const rows = db
    .prepare<[], [number, SourceKind, string | null, string | null, number | null]>(
      'SELECT seq, kind, court, date, initials FROM sources WHERE removed_at IS NULL ORDER BY seq',
    )
    .raw()
  const tagged = db.prepare<[], [number, string]>('SELECT seq, tag FROM source_tags').raw()
  let kept: { version: unknown; columns: Columns } | undefined
  return () => {
    const version = db.pragma('data_version', { simple: true })
    if (kept && kept.version === version && !written.has(db)) return kept.columns
    const made = build(rows.all(), tagged.all())
    // Inside a transaction that may yet be undone, nothing is kept.
    kept = db.inTransaction ? undefined : { version, columns: made }
    if (kept) written.delete(db)
    return made
  }
}

function build(
  rows: readonly [number, SourceKind, string | null, string | null, number | null][],
  tagged: readonly [number, string][],
): Columns {
  const size = (rows.at(-1)?.[0] ?? 0) + 1
  const [kind, court] = [new Uint8Array(size), new Uint16Array(size)]
  const [date, initials] = [new Int32Array(size), new Int32Array(size)]
  const courts: string[] = []
  const known = new Map<string, number>()
  for (const [seq, ofKind, ofCourt, ofDate, letters] of rows) {
    kind[seq] = kinds.indexOf(ofKind) + 1
    date[seq] = dayOf(ofDate)
    initials[seq] = letters ?? anyLetter
    if (ofCourt === null) continue
    const at = known.get(ofCourt) ?? courts.push(ofCourt)
    known.set(ofCourt, at)
    court[seq] = at
  }
  const tags = new Map<number, string[]>()
  for (const [seq, tag] of tagged) tags.set(seq, [...(tags.get(seq) ?? []), tag])
  const newest = Int32Array.from(rows, ([seq]) => seq).sort(
    (a, b) => (date[b] ?? 0) - (date[a] ?? 0) || a - b,
  )
  return { size, kind, court, date, initials, tags, courts, newest }
}
