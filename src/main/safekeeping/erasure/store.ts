import { Dossier, type Party } from '../../../shared/dossiers/model.ts'
import type { ErasureTarget } from '../../../shared/safekeeping/erasure.ts'
import type { Database } from '../../kernel/database/open.ts'

export type PartyTarget = Extract<ErasureTarget, { kind: 'party' }>

/** A party as it is written: « Camille Durand », « Association Exemple ». */
export const partyName = ({ firstName, name }: Pick<Party, 'firstName' | 'name'>): string =>
  `${firstName} ${name}`.trim()

/** Rows that an erasure takes. Those without words are not counted: they are of the others. */
interface Rows {
  readonly table: string
  readonly where: string
  readonly words?: readonly [one: string, several: string]
  /** written over instead of deleted */
  readonly set?: string
}

/** Of a call erased, its id alone stays, so that the file of another volunteer does not bring it back. */
const BLANK_CALL = `member = '', bill = '', at = '', data = ''`
/** Local projects and waves outlive their campaign, and no longer name it. */
const OF_CAMPAIGN = `data ->> '$.campaign' = 'campaign:' || @id`
const NO_CAMPAIGN = `data = json_remove(data, '$.campaign'), revision = revision + 1`
const DRAFTS = 'SELECT id FROM drafts WHERE dossier = @id'
/** Things of a dossier that a space may hold; what it holds at its other members stays with them. */
const OFFICE_THINGS = `id = @id OR id IN (${DRAFTS}) OR id IN (SELECT id FROM exhibits WHERE dossier = @id)
  OR id IN (SELECT id FROM filings WHERE dossier = @id)`

/** Sealed copies of what this desk sent, kept for a host that loses it; the key that opens them lies beside. */
const SENT_ENVELOPES = `state = 'own' AND sending = 2`

/** Sealed copies of what others sent to the spaces that hold it. */
const copiesOf = (things: string) => `space IN (SELECT space FROM office_versions WHERE ${things})`

/** Pages of files that no other exhibit names. */
const pagesOf = (
  exhibits: string,
) => `sha256 IN (SELECT data ->> '$.file.sha256' FROM exhibits WHERE ${exhibits})
  AND sha256 NOT IN (SELECT data ->> '$.file.sha256' FROM exhibits WHERE NOT (${exhibits}) AND data ->> '$.file.sha256' IS NOT NULL)`

/** The rows of each kind of target, children before parents. A row set aside says in its JSON of what it was. */
const ROWS: Readonly<Record<ErasureTarget['kind'], readonly Rows[]>> = {
  dossier: [
    { table: 'office_envelopes', where: SENT_ENVELOPES },
    { table: 'office_copies', where: copiesOf(OFFICE_THINGS) },
    { table: 'office_takings', where: `hash IN (SELECT hash FROM office_versions WHERE ${OFFICE_THINGS})` },
    { table: 'office_aside', where: OFFICE_THINGS },
    { table: 'office_versions', where: OFFICE_THINGS },
    { table: 'office_things', where: OFFICE_THINGS },
    { table: 'typing_journal', where: `draft IN (${DRAFTS})` },
    { table: 'draft_versions', where: `draft IN (${DRAFTS})`, words: ['version', 'versions'] },
    { table: 'draft_blocks', where: `draft IN (${DRAFTS})` },
    { table: 'draft_dismissals', where: `draft IN (${DRAFTS})` },
    {
      table: 'personal_sets',
      where: `draft IN (${DRAFTS})`,
      words: ['envoi personnalisé', 'envois personnalisés'],
    },
    { table: 'pack_records', where: `what = 'draft' AND id IN (${DRAFTS})` },
    { table: 'waves', where: 'dossier = @id', words: ['vague de demandes', 'vagues de demandes'] },
    { table: 'filed_drafts', where: `draft IN (${DRAFTS})` },
    { table: 'printed_drafts', where: `draft IN (${DRAFTS})` },
    { table: 'filed_exhibits', where: 'exhibit IN (SELECT id FROM exhibits WHERE dossier = @id)' },
    { table: 'filings', where: 'dossier = @id', words: ['dépôt', 'dépôts'] },
    {
      table: 'set_aside',
      where: `row ->> '$.dossier' = @id OR row ->> '$.draft' IN (${DRAFTS}) OR row ->> '$.data' LIKE '%"dossier":"' || @id || '"%' OR (table_name = 'dossiers' AND id = @id)`,
    },
    { table: 'file_pages', where: pagesOf('dossier = @id') },
    { table: 'exhibits', where: 'dossier = @id', words: ['pièce', 'pièces'] },
    { table: 'drafts', where: 'dossier = @id', words: ['écrit', 'écrits'] },
    {
      table: 'assistant_questions',
      where: 'session IN (SELECT id FROM assistant_sessions WHERE dossier = @id)',
      words: ['question d’un assistant', 'questions d’un assistant'],
    },
    { table: 'assistant_sessions', where: 'dossier = @id' },
    { table: 'settings', where: `key = 'last' AND instr(value, @id) > 0` },
    { table: 'dossiers', where: 'id = @id', words: ['dossier', 'dossiers'] },
  ],
  exhibit: [
    { table: 'office_envelopes', where: SENT_ENVELOPES },
    { table: 'office_copies', where: copiesOf(`kind = 'exhibit' AND id = @id`) },
    { table: 'office_aside', where: `kind = 'exhibit' AND id = @id` },
    { table: 'office_versions', where: `kind = 'exhibit' AND id = @id` },
    { table: 'office_things', where: `kind = 'exhibit' AND id = @id` },
    { table: 'set_aside', where: `table_name = 'exhibits' AND id = @id` },
    { table: 'file_pages', where: pagesOf('id = @id') },
    { table: 'exhibits', where: 'id = @id', words: ['pièce', 'pièces'] },
  ],
  calls: [
    { table: 'set_aside', where: `table_name = 'calls' AND row ->> '$.member' = @id` },
    {
      table: 'calls',
      where: 'member = @id',
      words: ['appel', 'appels'],
      set: BLANK_CALL,
    },
  ],
  campaign: [
    { table: 'set_aside', where: `row ->> '$.bill' = @id OR (table_name = 'bills' AND id = @id)` },
    { table: 'calls', where: `bill = @id`, words: ['appel', 'appels'], set: BLANK_CALL },
    { table: 'positions', where: 'bill = @id', words: ['position publique', 'positions publiques'] },
    { table: 'member_roles', where: 'bill = @id', words: ['rôle', 'rôles'] },
    { table: 'scrutin_links', where: 'bill = @id', words: ['scrutin relié', 'scrutins reliés'] },
    {
      table: 'target_lists',
      where: 'bill = @id',
      words: ['liste de parlementaires', 'listes de parlementaires'],
    },
    {
      table: 'amendments',
      where: 'bill = @id OR text IN (SELECT id FROM bill_texts WHERE bill = @id)',
      words: ['amendement', 'amendements'],
    },
    { table: 'pack_records', where: `(what = 'bill' AND id = @id) OR data ->> '$.bill' = @id` },
    { table: 'local_projects', where: OF_CAMPAIGN, set: NO_CAMPAIGN },
    { table: 'waves', where: OF_CAMPAIGN, set: NO_CAMPAIGN },
    { table: 'campaigns', where: 'bill = @id' },
    { table: 'bill_texts', where: 'bill = @id', words: ['texte d’une étape', 'textes d’étapes'] },
    { table: 'bills', where: 'id = @id', words: ['texte suivi, avec ses mesures', 'textes suivis'] },
  ],
  // it is a part of the row of its dossier
  party: [],
}

/** Tables of a database, which may be older than the program. */
export const tablesOf = (db: Database): ReadonlySet<string> =>
  new Set(db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all())

/** Ids of the things that an erasure takes, as a space names them. */
export const idsOfTarget = (db: Database, { kind, id }: ErasureTarget): string[] =>
  kind === 'dossier'
    ? [
        id,
        ...db
          .prepare<{ id: string }, string>(
            `SELECT id FROM drafts WHERE dossier = @id UNION SELECT id FROM exhibits WHERE dossier = @id
             UNION SELECT id FROM filings WHERE dossier = @id`,
          )
          .pluck()
          .all({ id }),
      ]
    : kind === 'exhibit'
      ? [id]
      : []

/** Titles of the spaces that hold something a target takes. */
export const spacesOfTarget = (db: Database, { kind, id }: ErasureTarget): string[] =>
  kind === 'dossier' || kind === 'exhibit'
    ? db
        .prepare<{ id: string }, string>(
          `SELECT DISTINCT coalesce(office_logs.title, space) FROM office_versions LEFT JOIN office_logs USING (space)
           WHERE ${OFFICE_THINGS} ORDER BY 1`,
        )
        .pluck()
        .all({ id })
    : []

/** Titles of the spaces that hold a target, to whose members this desk does not propose to erase it. */
export const unproposedSpaces = (db: Database, { kind, id }: ErasureTarget): string[] =>
  kind === 'dossier' || kind === 'exhibit'
    ? db
        .prepare<{ kind: string; id: string }, string>(
          `SELECT title FROM office_things JOIN office_logs USING (space)
           WHERE kind = @kind AND id = @id AND space NOT IN (
             SELECT space FROM office_stances WHERE kind = @kind AND id = @id AND member = '' AND proposed_at <> ''
           ) ORDER BY 1`,
        )
        .pluck()
        .all({ kind, id })
    : []

/** Counts the rows of a target. */
export const countTarget = (db: Database, { kind, id }: ErasureTarget): { words: string; count: number }[] =>
  ROWS[kind].flatMap(({ table, where, words }) => {
    if (!words) return []
    const count =
      db
        .prepare<{ id: string }, number>(`SELECT count(*) FROM ${table} WHERE ${where}`)
        .pluck()
        .get({ id }) ?? 0
    return [{ words: words[count > 1 ? 1 : 0], count }]
  })

/** Takes the rows of a target out of a database; the caller overwrites the pages they were in. */
export function eraseTarget(db: Database, { kind, id }: ErasureTarget): void {
  const tables = tablesOf(db)
  // of an older format, some of these were not there
  const rows = ROWS[kind].filter(({ table }) => tables.has(table))
  for (const { table, where, set } of rows)
    db.prepare(set ? `UPDATE ${table} SET ${set} WHERE ${where}` : `DELETE FROM ${table} WHERE ${where}`).run(
      { id },
    )
}

/** The name of a target, to be typed by who erases it; undefined where there is none of that id. */
export function targetTitle(db: Database, target: ErasureTarget): string | undefined {
  if (target.kind === 'party') {
    const party = partyOf(db, target)
    return party && (partyName(party) || 'partie sans nom')
  }
  const sql = {
    dossier: 'SELECT title FROM dossiers WHERE id = ?',
    exhibit: `SELECT coalesce(nullif(data ->> '$.label', ''), data ->> '$.file.name', 'pièce') FROM exhibits WHERE id = ?`,
    calls: `SELECT trim(coalesce(data ->> '$.first', '') || ' ' || coalesce(data ->> '$.last', '')) FROM members WHERE id = ?`,
    campaign: `SELECT data ->> '$.title' FROM bills WHERE id = ?`,
  }[target.kind]
  return db.prepare<[string], string>(sql).pluck().get(target.id)
}

/** A party of a dossier, removed or not; undefined where there is none. */
export function partyOf(db: Database, { dossier, id }: PartyTarget): Party | undefined {
  const data = db.prepare<[string], string>('SELECT data FROM dossiers WHERE id = ?').pluck().get(dossier)
  return data === undefined
    ? undefined
    : Dossier.pick({ parties: true })
        .parse(JSON.parse(data))
        .parties.find(one => one.id === id)
}

/** Hashes of the files that the rows of a target name, and of those its texts do. */
export function targetFiles(db: Database, { kind, id }: ErasureTarget): string[] {
  if (kind !== 'dossier' && kind !== 'exhibit') return []
  const exhibits = kind === 'dossier' ? 'dossier = @id' : 'id = @id'
  const named = [
    `SELECT data ->> '$.file.sha256' FROM exhibits WHERE ${exhibits}`,
    `SELECT sha256 FROM filed_exhibits WHERE exhibit IN (SELECT id FROM exhibits WHERE ${exhibits})`,
    ...(kind === 'dossier'
      ? [
          `SELECT data ->> '$.receipt.sha256' FROM filings WHERE dossier = @id`,
          `SELECT file.value ->> '$.sha256' FROM filings, json_each(filings.data, '$.drafts') AS text,
             json_each(text.value, '$.files') AS file WHERE dossier = @id`,
          // texts and frozen texts may hold any picture of the library
          'SELECT sha256 FROM pictures',
        ]
      : []),
  ]
  return db
    .prepare<{ id: string }, string | null>(named.join(' UNION '))
    .pluck()
    .all({ id })
    .concat(kind === 'dossier' ? printedFiles(db, id) : [])
    .filter(sha256 => sha256 !== null)
}

/** How many other writings name a thing: dossiers, texts and arguments that would lose it. */
export const countMentions = (db: Database, { kind, id }: ErasureTarget): number =>
  kind === 'calls' || kind === 'party'
    ? 0
    : (db
        .prepare<{ id: string; own: string }, number>(
          `SELECT (SELECT count(*) FROM drafts WHERE dossier <> @own AND removed_at IS NULL AND instr(data, @id) > 0)
             + (SELECT count(*) FROM dossiers WHERE id <> @own AND removed_at IS NULL AND instr(data, @id) > 0)
             + (SELECT count(*) FROM sources JOIN source_bodies USING (seq)
                WHERE kind = 'argument' AND removed_at IS NULL AND instr(data, @id) > 0)`,
        )
        .pluck()
        .get({ id, own: kind === 'dossier' ? id : '' }) ?? 0)

/** Texts of a dossier that a deposit froze. */
export const countFiledDrafts = (db: Database, dossier: string): number =>
  db
    .prepare<{ dossier: string }, number>(
      'SELECT count(*) FROM filed_drafts JOIN drafts ON drafts.id = draft WHERE drafts.dossier = @dossier',
    )
    .pluck()
    .get({ dossier }) ?? 0

/** Whether a deposit froze an exhibit. */
export const isFiledExhibit = (db: Database, id: string): boolean =>
  db
    .prepare<{ id: string }, number>(
      `SELECT 1 FROM filed_exhibits WHERE exhibit = @id
       UNION SELECT 1 FROM filed_drafts WHERE instr(content, @id) > 0
       UNION SELECT 1 FROM filings WHERE instr(data, @id) > 0`,
    )
    .get({ id }) !== undefined

const printedWhere = (dossier: string | undefined) =>
  dossier === undefined ? '1' : 'draft IN (SELECT id FROM drafts WHERE dossier = @dossier)'

/** Hashes of the files that bundles printed of texts not filed yet, in one dossier or in all. */
export const printedFiles = (db: Database, dossier?: string): string[] =>
  tablesOf(db).has('printed_drafts')
    ? db
        .prepare<{ dossier: string | null }, string>(
          `SELECT DISTINCT file.value ->> '$.sha256' FROM printed_drafts, json_each(data, '$.files') AS file
           WHERE ${printedWhere(dossier)}`,
        )
        .pluck()
        .all({ dossier: dossier ?? null })
    : []

/** Forgets what bundles printed of texts not filed yet. */
export function dropPrinted(db: Database, dossier?: string): void {
  if (tablesOf(db).has('printed_drafts'))
    db.prepare(`DELETE FROM printed_drafts WHERE ${printedWhere(dossier)}`).run({ dossier: dossier ?? null })
}
