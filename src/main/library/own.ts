import { attach, openSqlite } from '../kernel/database/engine.ts'
import { bringTo, hasIndexedArguments } from '../kernel/database/migrations.ts'
import type { Database } from '../kernel/database/open.ts'
import { placesOfKind } from '../search/columns.ts'

/** The title under which `acts` keeps the state of a pack being applied. */
export const workTitle = 'pack-work'

/** All of these are the user's, parents before children. */
export const ownTables = [
  'bills',
  'scrutin_links',
  'member_roles',
  'positions',
  'target_lists',
  'calls',
  'no_calls',
  'bill_texts',
  'dossiers',
  'campaigns',
  'drafts',
  'personal_sets',
  'opening_phrases',
  'draft_versions',
  'draft_blocks',
  'draft_dismissals',
  'exhibits',
  'local_projects',
  'waves',
  'commune_points',
  'filings',
  'filed_drafts',
  'filed_exhibits',
  'printed_drafts',
  'pictures',
  'settings',
  'collections',
  'saved_searches',
  'acts',
  'pack_authors',
  'packs',
  'pack_records',
  'office_spaces',
  'office_versions',
  'office_things',
  'office_logs',
  'office_heads',
  'office_envelopes',
  'office_copies',
  'office_tellings',
  'office_takings',
  'office_aside',
  'office_erased',
  'office_stances',
  'remote_files',
  'office_inbox',
  'office_findings',
  'templates',
  'amendments',
  'models',
  'model_papers',
  'set_aside',
  'tombstones',
  'assistant_sessions',
  'assistant_questions',
  'file_pages',
] as const
/** Tables whose rows follow their source: only those of the copied sources are copied. */
const besideSources = [
  'sources',
  'source_bodies',
  'source_versions',
  'source_keys',
  'source_tags',
  'source_numbers',
  'source_edits',
] as const
/** Its rows name sources: by their row number up to version 39, since by their id. */
const COLLECTED = 'collection_sources'

/**
 * Copies what is the user's own into a new library file of the same format: the work, and the sources something of theirs
 * rests on (edited, tagged, noted, collected, cited, arguments). Texts that were only imported are left out, and all that
 * is derived. Not inside a transaction. False when it was made in the middle of a pack, whose other half may have been left out.
 */
export function copyOwn(db: Database, to: string): boolean {
  const version = Number(db.pragma('user_version', { simple: true }))
  makeBare(to, version)
  attach(db, to, 'own')
  // A copy that fails is thrown away: it needs no journal, and must leave none beside it.
  db.pragma('own.journal_mode = OFF')
  try {
    return db.transaction(() => {
      const tables = new Set(
        db.prepare<[], string>("SELECT name FROM own.sqlite_schema WHERE type = 'table'").pluck().all(),
      )
      db.exec('CREATE TEMP TABLE mine (seq INTEGER PRIMARY KEY)')
      const collectedSeqs = collectedSeqsOf(db)
      gather(db, collectedSeqs)
      for (const table of ownTables) if (tables.has(table)) copyTable(db, table, '')
      for (const table of besideSources)
        if (tables.has(table)) copyTable(db, table, 'WHERE seq IN (SELECT seq FROM temp.mine)')
      if (collectedSeqs) copyTable(db, COLLECTED, '')
      db.exec('DROP TABLE temp.mine')
      return !tables.has('acts') || !db.prepare(`SELECT 1 FROM own.acts WHERE title = '${workTitle}'`).get()
    })()
  } finally {
    db.exec('DETACH own')
  }
}

/** An empty library of a version of the format. All its steps are one transaction: flushed one by one, they took a second or two. */
function makeBare(file: string, version: number): void {
  const target = openSqlite(file)
  try {
    target.transaction(() => bringTo(target, version))()
  } finally {
    target.close()
  }
}

/** The query of the sources in collections, in the format the library has; undefined where it has no collections. */
export function collectedSeqsOf(db: Database): string | undefined {
  const columns = new Set(
    db.prepare<[], string>(`SELECT name FROM pragma_table_info('${COLLECTED}', 'main')`).pluck().all(),
  )
  if (columns.has('source'))
    return `SELECT seq FROM main.${COLLECTED} JOIN main.sources ON sources.id = source`
  return columns.has('seq') ? `SELECT seq FROM main.${COLLECTED}` : undefined
}

/**
 * The query of the sources edited, tagged or collected, some of them several times. The parts of a plain UNION are read in the order of
 * their sources: SQLite then goes through all of them, many seconds in a large library, to read the few of a collection in that order.
 */
export const touchedSources = (collectedSeqs: string | undefined): string => `
  SELECT seq FROM main.source_bodies WHERE base IS NOT NULL
  UNION ALL SELECT seq FROM main.source_edits WHERE made_by = 'user'
  UNION ALL SELECT seq FROM main.source_tags
  ${collectedSeqs ? `UNION ALL ${collectedSeqs}` : ''}`

function gather(db: Database, collectedSeqs: string | undefined): void {
  db.exec(`INSERT OR IGNORE INTO temp.mine ${touchedSources(collectedSeqs)}`)
  const place = db.prepare('INSERT OR IGNORE INTO temp.mine VALUES (?)')
  const argumentSeqs = argumentPlaces(db)
  for (const seq of argumentSeqs) place.run(seq)
  const add = db.prepare(
    `INSERT OR IGNORE INTO temp.mine SELECT seq FROM main.sources WHERE id = @id
     UNION ALL SELECT seq FROM main.source_keys WHERE key = 'id:' || @id`,
  )
  for (const id of citedIds(db, argumentSeqs)) add.run({ id })
}

/**
 * Without their index, going through all sources for them would read a large library from one end to the other: their columns are read,
 * where there are some.
 */
function argumentPlaces(db: Database): readonly number[] {
  const places = hasIndexedArguments(db) ? undefined : placesOfKind(db, 'argument')
  return (
    places ?? db.prepare<[], number>("SELECT seq FROM main.sources WHERE kind = 'argument'").pluck().all()
  )
}

/** The query of the sources in collections, in packs received, and of given ids, some of them several times. */
export const citedSources = `
  SELECT seq FROM collection_sources JOIN sources ON sources.id = source
  UNION ALL SELECT seq FROM sources WHERE id IN (SELECT value FROM json_each(@ids))
  UNION ALL SELECT seq FROM source_keys WHERE key IN (SELECT 'id:' || value FROM json_each(@ids))
  UNION ALL SELECT seq FROM pack_records JOIN sources USING (id) WHERE what = 'source'`

/** The rows of the sources that drafts, arguments, collections and packs rest on. */
export function citedSeqs(db: Database): Set<number> {
  return new Set(
    db
      .prepare<{ ids: string }, number>(citedSources)
      .pluck()
      .all({ ids: JSON.stringify([...citedIds(db)]) }),
  )
}

/** The ids of sources that drafts and arguments name. */
export function citedIds(db: Database, argumentSeqs = argumentPlaces(db)): Set<string> {
  // a library about to be brought up to date may be older than these
  const amendmentsTable = db.prepare("SELECT 1 FROM main.sqlite_schema WHERE name = 'amendments'").get()
    ? 'SELECT data FROM main.amendments UNION ALL'
    : ''
  const draftData = db.prepare<[], string>(`${amendmentsTable} SELECT data FROM main.drafts`).pluck()
  const argumentIds = db
    .prepare<[number], string>(
      'SELECT data FROM main.sources JOIN main.source_bodies USING (seq) WHERE seq = ? AND removed_at IS NULL',
    )
    .pluck()
  const all = new Set<string>()
  for (const data of [...draftData.all(), ...argumentSeqs.flatMap(seq => argumentIds.get(seq) ?? [])])
    for (const id of idsIn(data)) all.add(id)
  return all
}

/** The ids of sources that the drafts of a dossier name. */
export function idsOfDossier(db: Database, dossier: string): Set<string> {
  const drafts = db
    .prepare<[string], string>('SELECT data FROM drafts WHERE dossier = ? AND removed_at IS NULL')
    .pluck()
    .all(dossier)
  return new Set(drafts.flatMap(data => [...idsIn(data)]))
}

/** Every text that may be the id of a source in the JSON of a draft or an argument. */
function* idsIn(data: string): Generator<string> {
  for (const [, id = ''] of data.matchAll(/"(?:id|source)":"((?:[^"\\]|\\.)+)"/g)) yield id
  for (const [, id = ''] of data.matchAll(/\[\[([^\]|]+)/g)) yield id.trim()
}

function copyTable(db: Database, table: string, where: string): void {
  const names = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}', 'own')`).pluck().all()
  const columns = names.map(name => `"${name}"`).join(', ')
  db.exec(`INSERT INTO own.${table} (${columns}) SELECT ${columns} FROM main.${table} ${where}`)
}

/**
 * Tells whether something of the user's rests on a source: an edit, tags or notes of theirs, a collection, a draft or an
 * argument that cites it. What drafts cite is gathered once, and again when one was saved.
 */
export function resting(db: Database): (row: { seq: number; id: string; base: string | null }) => boolean {
  const editedRows = db.prepare<unknown[]>(
    `SELECT 1 FROM source_edits WHERE seq = @seq AND made_by = 'user'
     UNION ALL SELECT 1 FROM collection_sources WHERE source = @id LIMIT 1`,
  )
  const state = db
    .prepare<[], string>(
      `SELECT (SELECT count(*) || ' ' || coalesce(max(updated_at), '') || total(revision) FROM drafts)
        || (SELECT count(*) || ' ' || coalesce(max(updated_at), '') || total(revision) FROM sources WHERE kind = 'argument')`,
    )
    .pluck()
  const aliases = db
    .prepare<unknown[], string>(
      `SELECT substr(key, 4) FROM source_keys WHERE seq = @seq AND key >= 'id:' AND key < 'id;'`,
    )
    .pluck()
  let cache: { state: string | undefined; ids: Set<string> } | undefined

  function citedSources(): Set<string> {
    const now = state.get()
    if (cache && cache.state === now) return cache.ids
    cache = { state: now, ids: citedIds(db) }
    return cache.ids
  }

  return ({ seq, id, base }) => {
    if (base !== null || editedRows.get({ seq, id })) return true
    const ids = citedSources()
    return ids.has(id) || aliases.all({ seq }).some(alias => ids.has(alias))
  }
}
