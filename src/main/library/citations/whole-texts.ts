import type { ArchiveName } from '../../../shared/imports/archive-name.ts'
import { memo } from '../../../shared/kernel/caches.ts'
import type { Database } from '../../kernel/database/open.ts'

/** Keys of a text that are looked at for a file that says how many it has. */
const FIRST_KEYS = 20
const RECITAL = 'considerant-'

/**
 * The texts of which the library knows every article: those of a whole state of LEGI that was read to its end with no record refused, and
 * those whose file says how many it has (a tree of a code, the recitals of an act), where that many are held. How many articles of a text
 * there are tells nothing else of it, nor does an archive of changes, which holds a part.
 */
export function wholeTexts(db: Database, archives: readonly ArchiveName[]) {
  const hasOne = db
    .prepare<{ from: string; to: string; day: string }, number>(
      `SELECT 1 FROM source_keys JOIN source_bodies USING (seq) JOIN json_each(data, '$.provenance') AS origin
       WHERE source_keys.key > @from AND source_keys.key < @to AND origin.value ->> '$.asOf' = @day
         AND origin.value ->> '$.publisher' = 'DILA, LEGI' LIMIT 1`,
    )
    .pluck()
  const declared = db.prepare<{ from: string; to: string }, { parts: number; day: string }>(
    `SELECT origin.value ->> '$.parts' AS parts, coalesce(origin.value ->> '$.asOf', '') AS day
     FROM (SELECT seq FROM source_keys WHERE key > @from AND key < @to LIMIT ${FIRST_KEYS})
     JOIN source_bodies USING (seq) JOIN json_each(data, '$.provenance') AS origin
     WHERE parts IS NOT NULL ORDER BY day DESC LIMIT 1`,
  )
  const countOf = db
    .prepare<{ from: string; to: string; parts: number; day: string }, number>(
      `SELECT count(DISTINCT source_keys.seq) FROM source_keys JOIN source_bodies USING (seq)
       JOIN json_each(data, '$.provenance') AS origin WHERE source_keys.key > @from AND source_keys.key < @to
         AND origin.value ->> '$.parts' = @parts AND coalesce(origin.value ->> '$.asOf', '') = @day`,
    )
    .pluck()
  /** the day of a file that is the whole of a text, or of its recitals, all of which are held; empty where it is the Official Journal's */
  const declaredWhole = memo((beginning): { readonly day: string } | undefined => {
    const range = { from: beginning, to: `${beginning}\u{10ffff}` }
    const file = declared.get(range)
    return file && (countOf.get({ ...range, ...file }) ?? 0) >= file.parts ? { day: file.day } : undefined
  })
  // an article that was removed here was in the text
  const isKnown = db.prepare<[string], number>('SELECT 1 FROM source_keys WHERE key = ?').pluck()
  const days = archives.flatMap(({ fund, content, day }) =>
    fund === 'LEGI' && content === 'stock' && day ? [day] : [],
  )
  const latest = days.toSorted().toReversed()
  /** the day of the latest whole state that has this text (`article:code x|`) */
  const stateOf = memo((text): string | undefined =>
    latest.find(day => hasOne.get({ from: text, to: `${text}\u{10ffff}`, day })),
  )
  return {
    /** `told`: the day whose wording is cited. A tree has what is in force at its day, not what was repealed before. */
    missingFrom(key: string, told?: string): string | undefined {
      if (isKnown.get(key)) return undefined
      const text = key.slice(0, key.indexOf('|') + 1)
      // the articles of an act of the Union are amended where its recitals are not
      if (key.startsWith(`${text}${RECITAL}`)) return declaredWhole(`${text}${RECITAL}`)?.day
      const state = latest.length > 0 ? stateOf(text) : undefined
      const tree = state ? undefined : declaredWhole(text)
      return state ?? (tree?.day && !(told && told < tree.day) ? tree.day : undefined)
    },
  }
}
