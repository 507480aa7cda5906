import { dayText } from '../../../shared/french/dates.ts'
import { dayOfState } from '../../../shared/library/states.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { PreparedSource } from './prepare.ts'

/** Whether a record is of the publisher whose lists take back what it published: the DILA alone gives some. */
export const isListed = (record: string): boolean => record.startsWith('dila:')

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
      byKey.set(key, [...(byKey.get(key) ?? []), { key, folder, state }])
    },
    /** Prefetches those of a batch. */
    load(batch: readonly Pick<PreparedSource, 'record' | 'keys'>[]): void {
      byKey = new Map()
      if (!any.get()) return
      const names = new Set(batch.flatMap(({ record, keys }) => [record, ...keys]))
      for (const row of among.all(JSON.stringify([...names])))
        byKey.set(row.key, [...(byKey.get(row.key) ?? []), row])
    },
    /**
     * The state of the list that keeps a record of the batch out; a list or a record that names no folder speaks of all. Under
     * another name of the same source, the record is kept out only where it is older: the archive of the list may publish it again.
     * A list speaks of the records of its own publisher alone.
     */
    of({ record, keys, folder, state }: Pick<PreparedSource, 'record' | 'keys' | 'folder' | 'state'>) {
      if (byKey.size === 0 || !isListed(record)) return undefined
      const own = (byKey.get(record) ?? [])
        .filter(row => !row.folder || !folder || row.folder === folder)
        .filter(row => row.state >= state)
      const others = keys
        .filter(name => name !== record)
        .flatMap(name => byKey.get(name) ?? [])
        .filter(row => !row.folder && row.state > state)
      const listed = [...own, ...others]
        .map(row => row.state)
        .sort()
        .at(-1)
      return listed === undefined ? undefined : { listed, isOwn: own.length > 0 }
    },
    /** The state of the newest list that took back the source of a record, which is of another publisher. */
    beside({ record, keys }: Pick<PreparedSource, 'record' | 'keys'>): string | undefined {
      if (byKey.size === 0 || isListed(record)) return undefined
      return [record, ...keys]
        .flatMap(name => byKey.get(name) ?? [])
        .filter(row => !row.folder)
        .map(row => row.state)
        .sort()
        .at(-1)
    },
  }
}

export type Tombstones = ReturnType<typeof tombstones>

/** Why a record that was taken back is left, by the state of the list. */
export function takenBack(state: string): string {
  const day = dayOfState(state)
  return `retiré par son éditeur${day ? ` (liste du ${dayText(day)})` : ''} : laissé dehors`
}

/** Why an older record is left, by two states that are both known. */
export function olderThan(state: string, newest: string): string {
  const [older = '', newer = ''] = [state, newest].map(one => dayText(dayOfState(one) ?? one))
  return `état du ${older}, plus ancien que celui de la bibliothèque (${newer}) : laissé`
}
