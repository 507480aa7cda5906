import { inflateRawSync } from 'node:zlib'
import type { PersonMention } from '../../../shared/safekeeping/person.ts'
import type { Connection } from '../../kernel/database/engine.ts'

/** A column that may name somebody: JSON, text, or their raw deflate. */
export type Cell = string | Buffer | null

type SelectedRow = Omit<PlaceRow, 'cells'> & { readonly cell0: Cell; readonly cell1?: Cell }

export interface PlaceRow {
  /** what an erasure takes or leaves as one */
  readonly key: string
  readonly rowid: number
  readonly title: string | null
  readonly dossier: string | null
  readonly removed: string | null
  readonly filed: number | null
  readonly cells: readonly Cell[]
}

/** Rows that may name a person, and what can be done to them. */
export interface Place {
  readonly words: string
  readonly table: string
  /** one or two, in the order of their cells */
  readonly columns: readonly string[]
  /** what stands in the columns of a row: its key, its title, its dossier… */
  readonly key: string
  readonly title?: string
  readonly from?: string
  readonly where?: string
  /** the id of the dossier it is of */
  readonly dossier?: string
  readonly removed?: string
  /** why it is never masked */
  readonly why?: string
  /** a deposit froze the rows whose key it has */
  readonly filed?: string
  readonly acts?: PersonMention['acts']
  /** deleted where another is masked: it is made again, or its words are its key */
  readonly isDropped?: boolean
  /** of saves: a window that has the row from before is told so */
  readonly hasRevision?: boolean
  /** where the table has none */
  readonly rowid?: string
}

const OF_DRAFT = 'JOIN drafts ON drafts.id = draft LEFT JOIN dossiers ON dossiers.id = drafts.dossier'
const DRAFT = {
  key: "'draft:' || drafts.id",
  title: 'drafts.title',
  dossier: 'drafts.dossier',
  removed: 'coalesce(drafts.removed_at, dossiers.removed_at)',
  filed: 'drafts.id IN (SELECT draft FROM filed_drafts)',
} as const

/** Why nothing of a deposit is erased by itself. */
export const WHY_FILED =
  'déposé\u00a0: gardé tel qu’il a été produit, pour la constatation, l’exercice ou la défense de droits en justice (art. 17, 3, e du RGPD)\u00a0; effacer le dossier entier l’efface'
const WHY_ARGUMENT =
  'un argument reste dans l’index de recherche et dans son historique\u00a0: corrigez-le dans la bibliothèque, son texte d’avant n’est pas effacé'

/** The places of the user's own work, in the order they are told. A newer library may have more: they are added here. */
export const PLACES: readonly Place[] = [
  {
    ...{ words: 'Un dossier', table: 'dossiers', columns: ['title', 'data'], hasRevision: true },
    ...{ key: "'dossier:' || dossiers.id", title: 'dossiers.title', dossier: 'dossiers.id' },
    removed: 'dossiers.removed_at',
  },
  {
    ...{ words: 'Un écrit', table: 'drafts', columns: ['title', 'data'], hasRevision: true, ...DRAFT },
    from: 'LEFT JOIN dossiers ON dossiers.id = drafts.dossier',
  },
  {
    ...{ words: 'Des mots tapés depuis l’enregistrement', table: 'typing_journal', columns: ['change'] },
    ...{ ...DRAFT, from: OF_DRAFT, isDropped: true },
  },
  {
    ...{ words: 'Un avertissement écarté', table: 'draft_dismissals', columns: ['message', 'reason'] },
    ...{ ...DRAFT, from: OF_DRAFT, isDropped: true, rowid: '0' },
  },
  {
    ...{ words: 'Un passage d’une version d’un écrit', table: 'draft_blocks', columns: ['data'] },
    ...{ ...DRAFT, from: OF_DRAFT },
  },
  {
    ...{ words: 'Une version d’un écrit', table: 'draft_versions', columns: ['name', 'head'] },
    ...{ ...DRAFT, from: OF_DRAFT },
  },
  {
    ...{ words: 'Un écrit déposé', table: 'filed_drafts', columns: ['content'], why: WHY_FILED },
    ...{ ...DRAFT, from: OF_DRAFT },
  },
  {
    ...{ words: 'Un écrit d’un dossier de dépôt', table: 'printed_drafts', columns: ['data'] },
    ...{ ...DRAFT, from: OF_DRAFT, isDropped: true },
  },
  {
    ...{ words: 'Une pièce', table: 'exhibits', columns: ['data'], acts: ['mask', 'erase'] },
    ...{
      key: "'exhibit:' || exhibits.id",
      title: "exhibits.data ->> '$.label'",
      dossier: 'exhibits.dossier',
    },
    ...{ removed: 'exhibits.removed_at', hasRevision: true },
    filed: 'exhibits.id IN (SELECT exhibit FROM filed_exhibits)',
  },
  {
    ...{ words: 'Une page lue d’une pièce', table: 'file_pages', columns: ['text', 'words'] },
    key: "'page:' || file_pages.sha256 || ' ' || file_pages.page",
    dossier: "(SELECT dossier FROM exhibits WHERE data ->> '$.file.sha256' = file_pages.sha256 LIMIT 1)",
    // read again on the file, where the file stays
    isDropped: true,
  },
  {
    ...{ words: 'Un dépôt', table: 'filings', columns: ['data'], why: WHY_FILED },
    ...{ key: "'filing:' || filings.id", dossier: 'filings.dossier', removed: 'filings.removed_at' },
  },
  {
    ...{ words: 'Une version dans un espace partagé', table: 'office_versions', columns: ['label', 'body'] },
    ...{ key: "'version:' || office_versions.hash", title: 'office_versions.label' },
  },
  {
    ...{ words: 'Une fiche d’un espace partagé', table: 'office_things', columns: ['value'] },
    ...{ key: "'office:' || office_things.kind || office_things.id", title: 'office_things.id' },
  },
  {
    ...{ words: 'Un appel', table: 'calls', columns: ['data'], key: "'call:' || calls.id" },
    ...{ title: 'calls.at', where: "calls.data <> ''" },
  },
  {
    ...{ words: 'Le journal des appels à un·e parlementaire', table: 'members', columns: ['data'] },
    ...{
      key: "'calls:' || members.id",
      title: "trim((members.data ->> '$.first') || ' ' || (members.data ->> '$.last'))",
    },
    ...{ where: "members.id IN (SELECT member FROM calls WHERE data <> '')", acts: ['erase'] },
  },
  {
    ...{
      words: 'Une position publique',
      table: 'positions',
      columns: ['data'],
      key: "'position:' || positions.id",
    },
    title: 'positions.date',
  },
  {
    ...{ words: 'Une liste de parlementaires', table: 'target_lists', columns: ['data'], hasRevision: true },
    ...{ key: "'list:' || target_lists.id", title: "target_lists.data ->> '$.title'" },
    removed: 'target_lists.removed_at',
  },
  {
    ...{ words: 'Une campagne', table: 'campaigns', columns: ['data'], hasRevision: true },
    ...{ key: "'campaign:' || campaigns.id", title: "campaigns.data ->> '$.title'" },
  },
  {
    ...{ words: 'Un envoi personnalisé', table: 'personal_sets', columns: ['data'], hasRevision: true },
    ...{ key: "'set:' || personal_sets.id", removed: 'personal_sets.removed_at' },
  },
  {
    ...{ words: 'Un projet local', table: 'local_projects', columns: ['data'], hasRevision: true },
    ...{ key: "'project:' || local_projects.id", removed: 'local_projects.removed_at' },
  },
  {
    ...{ words: 'Une vague de demandes', table: 'waves', columns: ['data'], hasRevision: true },
    ...{ key: "'wave:' || waves.id", title: "waves.data ->> '$.title'", removed: 'waves.removed_at' },
  },
  {
    ...{ words: 'Une entrée en matière', table: 'opening_phrases', columns: ['data'], hasRevision: true },
    ...{ key: "'phrase:' || opening_phrases.id", removed: 'opening_phrases.removed_at' },
  },
  {
    ...{ words: 'Un amendement écrit ici', table: 'amendments', columns: ['data'], hasRevision: true },
    ...{
      key: "'amendment:' || amendments.id",
      where: 'amendments.uid IS NULL',
      removed: 'amendments.removed_at',
    },
  },
  {
    ...{ words: 'Une collection', table: 'collections', columns: ['title', 'note'] },
    ...{
      key: "'collection:' || collections.id",
      title: 'collections.title',
      removed: 'collections.removed_at',
    },
  },
  {
    ...{ words: 'Une recherche gardée', table: 'saved_searches', columns: ['title', 'data'] },
    ...{ key: "'search:' || saved_searches.id", title: 'saved_searches.title' },
  },
  {
    ...{ words: 'Un argument', table: 'sources', columns: ['source_bodies.data'], why: WHY_ARGUMENT },
    ...{ key: "'argument:' || sources.id", title: 'sources.label', removed: 'sources.removed_at' },
    ...{ from: 'JOIN source_bodies USING (seq)', where: "sources.kind = 'argument'" },
  },
  {
    ...{ words: 'Une question d’un assistant', table: 'assistant_questions', columns: ['words'] },
    ...{ key: "'question:' || assistant_questions.seq", dossier: 'assistant_sessions.dossier' },
    ...{ from: 'JOIN assistant_sessions ON assistant_sessions.id = session', isDropped: true },
  },
  {
    ...{ words: 'Un rang mis de côté', table: 'set_aside', columns: ['row'] },
    key: "'aside:' || set_aside.table_name || ':' || set_aside.id",
    dossier:
      "CASE set_aside.table_name WHEN 'dossiers' THEN set_aside.id ELSE set_aside.row ->> '$.dossier' END",
  },
]

/** Reads the rows of a place, those of one dossier alone where it is given. */
export function* placeRows(db: Connection, place: Place, dossier?: string): Generator<PlaceRow> {
  const {
    table,
    columns,
    key,
    title,
    from = '',
    where = '1',
    removed,
    filed,
    rowid = `${table}.rowid`,
  } = place
  const sql = `SELECT ${key} AS key, ${rowid} AS rowid,
      ${title ?? 'NULL'} AS title, ${place.dossier ? `(SELECT d.title FROM dossiers d WHERE d.id = ${place.dossier})` : 'NULL'} AS dossier,
      ${removed ?? 'NULL'} AS removed, ${filed ?? 'NULL'} AS filed,
      ${columns.map((column, at) => `${column.includes('.') ? column : `${table}.${column}`} AS cell${at}`).join(', ')}
    FROM ${table} ${from} WHERE ${where} ${dossier === undefined ? '' : `AND ${place.dossier ?? 'NULL'} = @dossier`}`
  const statement = db.prepare<unknown[], SelectedRow>(sql)
  for (const { cell0, cell1 = null, ...row } of dossier === undefined
    ? statement.iterate()
    : statement.iterate({ dossier }))
    yield { ...row, cells: [cell0, cell1].slice(0, columns.length) }
}

/** The JSON of a cell, or its text where it is none. */
export function cellValue(cell: Cell): unknown {
  if (cell === null) return null
  const json = Buffer.isBuffer(cell) ? inflateRawSync(cell).toString('utf8') : cell
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}
