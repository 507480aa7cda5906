import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'

/** Before the keys that are the library's own: its name, its count of changes. They are no settings of the user. */
const LIBRARY_PREFIX = 'library.'

/** The settings kept with the library: texts by key. */
export function settings(db: Database) {
  const all = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings ORDER BY key')
  const set = db.prepare(
    'INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = @value',
  )
  const get = (): Record<string, string> =>
    Object.fromEntries(
      all
        .all()
        .filter(({ key }) => !key.startsWith(LIBRARY_PREFIX))
        .map(({ key, value }) => [key, value]),
    )
  const save = db.transaction((values: Readonly<Record<string, string>>) => {
    for (const [key, value] of Object.entries(values))
      if (!key.startsWith(LIBRARY_PREFIX)) set.run({ key, value })
  })
  return {
    get,
    /** Changes those given, leaves the others. */
    save: (values: Readonly<Record<string, string>>): Record<string, string> =>
      guarded(() => {
        save.immediate(values)
        return get()
      }),
  }
}
