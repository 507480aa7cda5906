import { archiveName } from '../../../shared/imports/archive-name.ts'
import { memo } from '../../../shared/kernel/caches.ts'
import type { Database } from '../../kernel/database/open.ts'

/**
 * The texts of which the library knows every article: those of a whole state of LEGI that was read to its end with no record refused. How many
 * articles of a text there are tells nothing of it, nor does an archive of changes, which holds a part.
 */
export function wholeTexts(db: Database) {
  const archives = db
    .prepare<[], string>('SELECT name FROM archives JOIN archive_refusals USING (name) WHERE refused = 0')
    .pluck()
  const hasOne = db
    .prepare<{ from: string; to: string; day: string }, number>(
      `SELECT 1 FROM source_keys JOIN source_bodies USING (seq) JOIN json_each(data, '$.provenance') AS origin
       WHERE source_keys.key > @from AND source_keys.key < @to AND origin.value ->> '$.asOf' = @day
         AND origin.value ->> '$.publisher' = 'DILA, LEGI' LIMIT 1`,
    )
    .pluck()
  // an article that was removed here was in the text
  const isKnown = db.prepare<[string], number>('SELECT 1 FROM source_keys WHERE key = ?').pluck()
  const days = archives.all().flatMap(name => {
    const { fund, content, day } = archiveName(name) ?? {}
    return fund === 'LEGI' && content === 'stock' && day ? [day] : []
  })
  const latest = days.toSorted().toReversed()
  /** the day of the latest whole state that has this text (`article:code x|`) */
  const stateOf = memo((text): string | undefined =>
    latest.find(day => hasOne.get({ from: text, to: `${text}\u{10ffff}`, day })),
  )
  return {
    missingFrom: (key: string): string | undefined =>
      latest.length === 0 || isKnown.get(key) ? undefined : stateOf(key.slice(0, key.indexOf('|') + 1)),
  }
}
