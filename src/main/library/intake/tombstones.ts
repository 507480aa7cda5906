import { dayText } from '../../../shared/french/dates.ts'
import { dayOfState } from '../../../shared/library/states.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Prepared } from './prepare.ts'

interface Row {
  readonly key: string
  readonly folder: string
  readonly state: string
}

/**
 * Records that the lists of their publisher took back, whether the library held them or not: none of that state or older is
 * taken again, from whatever file.
 */
export function tombstones(db: Database) {
  const any = db.prepare('SELECT 1 FROM tombstones LIMIT 1')
  const among = db.prepare<[string], Row>(
    'SELECT key, folder, state FROM tombstones WHERE key IN (SELECT value FROM json_each(?))',
  )
  const put = db.prepare<[string, string, string]>(
    `INSERT INTO tombstones (key, folder, state) VALUES (?, ?, ?)
     ON CONFLICT (key, folder) DO UPDATE SET state = excluded.state WHERE excluded.state > state`,
  )
  let byKey = new Map<string, Row[]>()
  return {
    put(key: string, folder: string, state: string): void {
      put.run(key, folder, state)
    },
    /** Prefetches those of a batch. */
    load(batch: readonly Pick<Prepared, 'record'>[]): void {
      byKey = new Map()
      if (!any.get()) return
      for (const row of among.all(JSON.stringify(batch.map(({ record }) => record))))
        byKey.set(row.key, [...(byKey.get(row.key) ?? []), row])
    },
    /** The state of the list that keeps a record of the batch out; a list or a record that names no folder speaks of all. */
    of({ record, folder, state }: Pick<Prepared, 'record' | 'folder' | 'state'>): string | undefined {
      return byKey
        .get(record)
        ?.filter(row => !row.folder || !folder || row.folder === folder)
        .map(row => row.state)
        .filter(listed => listed >= state)
        .sort()
        .at(-1)
    },
  }
}

/** Why a record that was taken back is left, by the state of the list. */
export function takenBack(state: string): string {
  const day = dayOfState(state)
  return `retiré par son éditeur${day ? ` (liste du ${dayText(day)})` : ''} : laissé dehors`
}

/** Why an older record is left. */
export function olderThan(state: string, newest: string): string {
  const [older, newer] = [dayOfState(state), dayOfState(newest)].map(day => (day ? dayText(day) : 'inconnu'))
  return `état du ${older}, plus ancien que celui de la bibliothèque (${newer}) : laissé`
}
