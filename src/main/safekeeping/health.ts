import type { z } from 'zod'
import { Amendment } from '../../shared/campaign/amendments/model.ts'
import { Bill } from '../../shared/campaign/bills/model.ts'
import { BillText } from '../../shared/campaign/bills/text-model.ts'
import { OpeningPhrase, PersonalSet } from '../../shared/campaign/briefs/model.ts'
import { Campaign } from '../../shared/campaign/campaigns/model.ts'
import { Call, Member, Position, ScrutinHead, TargetList } from '../../shared/campaign/members/model.ts'
import { LocalProject } from '../../shared/campaign/projects/model.ts'
import { Wave } from '../../shared/campaign/waves/model.ts'
import { Dossier } from '../../shared/dossiers/model.ts'
import { Draft } from '../../shared/drafts/model.ts'
import { Template } from '../../shared/drafts/templates/template.ts'
import { Exhibit } from '../../shared/exhibits/model.ts'
import { Filing } from '../../shared/filings/model.ts'
import { ModelFacts } from '../../shared/word/word-model.ts'
import { unpackVotes } from '../campaign/bills/vote-rows.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

interface Kind {
  readonly table: string
  /** what a row of it is, for a sentence */
  readonly words: string
  readonly read: (row: Row) => unknown
  /** nothing else is lost when a row of it is taken out: it may be set aside */
  readonly canSetAside: boolean
}

const json = (row: Row, column = 'data') => JSON.parse(String(row[column])) as Record<string, unknown>
const by = (schema: z.ZodType) => (row: Row) =>
  schema.parse({ ...json(row), id: row.id, revision: row.revision, updatedAt: row.updated_at })

/** Every table whose rows are read by a schema, sources apart: they are read by their own reader. */
const kinds: readonly Kind[] = [
  { table: 'bills', words: 'un texte de loi', read: by(Bill), canSetAside: false },
  { table: 'bill_texts', words: 'le texte d’une étape', read: by(BillText), canSetAside: true },
  { table: 'amendments', words: 'un amendement', read: by(Amendment), canSetAside: true },
  {
    table: 'members',
    words: 'un député ou un sénateur',
    read: row => Member.parse(json(row)),
    canSetAside: true,
  },
  {
    table: 'scrutins',
    words: 'un scrutin',
    read: row => [ScrutinHead.parse(json(row, 'head')), unpackVotes(String(row.votes))],
    canSetAside: true,
  },
  {
    table: 'positions',
    words: 'une position publique',
    read: row => Position.parse(json(row)),
    canSetAside: true,
  },
  { table: 'campaigns', words: 'une campagne', read: by(Campaign), canSetAside: true },
  { table: 'target_lists', words: 'une liste de parlementaires', read: by(TargetList), canSetAside: true },
  // of a call erased, the id alone stays
  {
    table: 'calls',
    words: 'un appel',
    read: row => row.data === '' || Call.parse(json(row)),
    canSetAside: true,
  },
  { table: 'personal_sets', words: 'un envoi personnalisé', read: by(PersonalSet), canSetAside: true },
  { table: 'local_projects', words: 'un projet local', read: by(LocalProject), canSetAside: true },
  { table: 'waves', words: 'une vague de demandes', read: by(Wave), canSetAside: true },
  { table: 'opening_phrases', words: 'une formule d’ouverture', read: by(OpeningPhrase), canSetAside: true },
  { table: 'models', words: 'un modèle Word', read: row => ModelFacts.parse(json(row)), canSetAside: true },
  {
    table: 'templates',
    words: 'un modèle de texte',
    read: row => Template.parse(json(row)),
    canSetAside: true,
  },
  { table: 'dossiers', words: 'un dossier', read: by(Dossier), canSetAside: false },
  { table: 'drafts', words: 'un texte', read: by(Draft), canSetAside: false },
  { table: 'exhibits', words: 'une pièce', read: by(Exhibit), canSetAside: false },
  { table: 'filings', words: 'un dépôt', read: by(Filing), canSetAside: false },
]

/** A row that is no longer what its schema says. */
export interface Unreadable {
  readonly table: string
  readonly id: string
  readonly words: string
  readonly canSetAside: boolean
}

/** The rows that cannot be read, each of which may hide the whole list it is in. */
export const unreadable = (db: Database): Unreadable[] =>
  kinds.flatMap(({ table, words, read, canSetAside }) =>
    rowsOf(db, table)
      .filter(row => !readable(read, row))
      .map(({ id }) => ({ table, id, words, canSetAside })),
  )

/** Takes out of the way what cannot be read and puts back what can be again; how many of each. */
export function mendRows(db: Database): { aside: number; back: number } {
  const keep = db.prepare(
    'INSERT OR REPLACE INTO set_aside (table_name, id, row, at) VALUES (@table, @id, @row, @at)',
  )
  const setAsideRows = db.prepare<[], { table: string; id: string; row: string }>(
    'SELECT table_name AS "table", id, row FROM set_aside ORDER BY rowid',
  )
  const forget = db.prepare('DELETE FROM set_aside WHERE table_name = @table AND id = @id')
  const mend = db.transaction(() => {
    let back = 0
    for (const { table, id, row } of setAsideRows.all()) {
      const kind = kinds.find(one => one.table === table)
      const values = JSON.parse(row) as Row
      if (!kind || !readable(kind.read, values) || !putBack(db, table, values)) continue
      forget.run({ table, id })
      back += 1
    }
    const wrong = unreadable(db).filter(one => one.canSetAside)
    for (const { table, id } of wrong) {
      const row = db.prepare<{ id: string }, Row>(`SELECT * FROM ${table} WHERE id = @id`).get({ id })
      keep.run({ table, id, row: JSON.stringify(row), at: new Date().toISOString() })
      db.prepare(`DELETE FROM ${table} WHERE id = @id`).run({ id })
    }
    return { aside: wrong.length, back }
  })
  return guarded(() => mend.immediate())
}

/** How many rows are set aside. */
export const setAside = (db: Database): number =>
  db.prepare<[], number>('SELECT count(*) FROM set_aside').pluck().get() ?? 0

/** Whether a row is one of that table, as its schema reads it. */
export function readsRow(table: string, row: Readonly<Record<string, unknown>>): boolean {
  const kind = kinds.find(one => one.table === table)
  return kind !== undefined && typeof row.id === 'string' && readable(kind.read, row as Row)
}

const rowsOf = (db: Database, table: string): Row[] => db.prepare<[], Row>(`SELECT * FROM ${table}`).all()

function readable(read: (row: Row) => unknown, row: Row): boolean {
  try {
    read(row)
    return true
  } catch {
    return false
  }
}

/** One that took its place meanwhile stays. */
function putBack(db: Database, table: string, row: Row): boolean {
  const columns = new Set(
    db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all(),
  )
  const names = Object.keys(row).filter(name => columns.has(name))
  const { changes } = db
    .prepare(
      `INSERT OR IGNORE INTO ${table} (${names.map(name => `"${name}"`).join(', ')}) VALUES (${names.map(name => `@${name}`).join(', ')})`,
    )
    .run(Object.fromEntries(names.map(name => [name, row[name]])))
  return changes === 1
}
