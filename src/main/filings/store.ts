import type { Gathered } from '../../shared/drafts/gathered.ts'
import { isLetter } from '../../shared/drafts/letter.ts'
import { type FiledText, Filing, PrintedText } from '../../shared/filings/model.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { oncePer } from '../kernel/database/once.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { columns, parseRow, type Stored, stale, toJson } from '../kernel/database/stored.ts'
import type { Library } from '../kernel/library.ts'

/** The content of a text that was filed, under the text's id. */
export interface FiledDraft {
  readonly draft: string
  readonly content: Gathered
}

/** The deposits of the dossiers, with what they froze. */
export const filings = oncePer(db => {
  const list = db.prepare<{ dossier: string }, Stored>(
    `SELECT ${columns} FROM filings WHERE dossier = @dossier AND removed_at IS NULL ORDER BY rowid`,
  )
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM filings WHERE id = @id`)
  const write = db.prepare(
    `INSERT INTO filings (id, dossier, data, revision, updated_at) VALUES (@id, @dossier, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET data = @data, revision = @revision, updated_at = @at`,
  )
  const addDraft = db.prepare(
    'INSERT INTO filed_drafts (draft, filing, content) VALUES (@draft, @filing, @content)',
  )
  const addExhibit = db.prepare(
    'INSERT INTO filed_exhibits (exhibit, filing, number, sha256) VALUES (@exhibit, @filing, @number, @sha256)',
  )
  const content = db
    .prepare<{ draft: string }, string>('SELECT content FROM filed_drafts WHERE draft = @draft')
    .pluck()
  const contents = db.prepare<{ filing: string }, { draft: string; content: string }>(
    'SELECT draft, content FROM filed_drafts WHERE filing = @filing',
  )
  const ofDraft = db
    .prepare<{ draft: string }, string>('SELECT filing FROM filed_drafts WHERE draft = @draft')
    .pluck()
  const drop = db.prepare('DELETE FROM filings WHERE id = @id')

  function get(id: string): Filing {
    const row = find.get({ id })
    if (!row || row.removedAt)
      throw new AppError('not-found', 'Ce dépôt n’est pas, ou n’est plus, au dossier.', { id })
    return parseRow(Filing, row)
  }
  function keep(filing: Filing, revision: number, at: string): void {
    write.run({ id: filing.id, dossier: filing.dossier, data: toJson(filing), revision, at })
  }

  return {
    /** The oldest first. */
    list: (dossier: string): Filing[] => list.all({ dossier }).map(row => parseRow(Filing, row)),
    get,
    /** Notes a deposit with what it froze; inside the transaction that read it. */
    add(filing: Filing, texts: readonly FiledDraft[], at = new Date().toISOString()): void {
      keep(filing, 1, at)
      for (const { draft, content: what } of texts)
        addDraft.run({ draft, filing: filing.id, content: JSON.stringify(what) })
      // the court that is sent the same exhibits later has its own series: a letter freezes no number
      const frozenExhibits = texts.every(({ content: what }) => isLetter(what.draft)) ? [] : filing.exhibits
      for (const { id: exhibit, number, sha256 } of frozenExhibits)
        addExhibit.run({ exhibit, filing: filing.id, number, sha256: sha256 ?? null })
    },
    /** Saves the answer of the court; the content of the deposit never changes. */
    answer(filing: Filing, at = new Date().toISOString()): Filing {
      const before = get(filing.id)
      if (before.revision !== filing.revision) throw stale('Ce dépôt a été modifié', before)
      const { caseNumber, note, receipt } = filing
      keep({ ...before, caseNumber, note, ...(receipt && { receipt }) }, before.revision + 1, at)
      return get(filing.id)
    },
    /** Deletes a filing as if it had never been noted: what it froze is free again. */
    drop(id: string): void {
      drop.run({ id })
    },
    /** The content of a text on the day it was filed; undefined for one that was not. */
    contentOf(draft: string): Gathered | undefined {
      const json = content.get({ draft })
      return json === undefined ? undefined : (JSON.parse(json) as Gathered)
    },
    contentsOf: (filing: string): FiledDraft[] =>
      contents
        .all({ filing })
        .map(one => ({ draft: one.draft, content: JSON.parse(one.content) as Gathered })),
    /** A text as its deposit kept it; undefined for one that was not filed. */
    textOf(draft: string): FiledText | undefined {
      const id = ofDraft.get({ draft })
      return id === undefined ? undefined : get(id).drafts.find(one => one.id === draft)
    },
    /** The deposit a text was part of. */
    ofDraft(draft: string): Filing | undefined {
      const id = ofDraft.get({ draft })
      return id === undefined ? undefined : get(id)
    },
  }
})

/** The texts of the last bundles to be filed, as they were printed. */
export const printedTexts = oncePer(db => {
  const find = db.prepare<{ draft: string }, { at: string; data: string }>(
    'SELECT at, data FROM printed_drafts WHERE draft = @draft',
  )
  const list = db.prepare<{ dossier: string }, { draft: string; at: string; data: string }>(
    `SELECT draft, at, printed_drafts.data AS data FROM printed_drafts JOIN drafts ON drafts.id = draft
     WHERE dossier = @dossier AND removed_at IS NULL ORDER BY at, draft`,
  )
  const write = db.prepare(
    `INSERT INTO printed_drafts (draft, at, data) VALUES (@draft, @at, @data)
     ON CONFLICT (draft) DO UPDATE SET at = @at, data = @data`,
  )
  const forget = db.prepare('DELETE FROM printed_drafts WHERE draft = @draft')
  const named = db.prepare<{ sha256: string }, unknown>(
    `SELECT 1 FROM printed_drafts WHERE instr(data, @sha256)
     UNION ALL SELECT 1 FROM filings WHERE instr(data, @sha256)
     UNION ALL SELECT 1 FROM exhibits WHERE data ->> '$.file.sha256' = @sha256 LIMIT 1`,
  )
  const read = (data: string) => PrintedText.parse(JSON.parse(data))
  return {
    /** The last of a text, with the moment of its bundle. */
    find(draft: string): { at: string; text: PrintedText } | undefined {
      const row = find.get({ draft })
      return row && { at: row.at, text: read(row.data) }
    },
    /** Lists the texts of a dossier, the oldest first, each with the moment of its bundle. */
    list: (dossier: string): { draft: string; at: string; text: PrintedText }[] =>
      list.all({ dossier }).map(({ draft, at, data }) => ({ draft, at, text: read(data) })),
    keep(draft: string, text: PrintedText, at = new Date().toISOString()): void {
      guarded(() => write.run({ draft, at, data: JSON.stringify(text) }))
    },
    /** Forgets a text that is filed: its deposit keeps its files. */
    drop: (draft: string): void => void forget.run({ draft }),
    /** Whether an exhibit, a deposit or a bundle names a file. */
    isNamed: (sha256: string): boolean => named.get({ sha256 }) !== undefined,
  }
})

/** A draft as it was filed, with everything around it as it was that day; undefined where it was not filed. */
export function filedContent({ db }: Library, draft: string): Gathered | undefined {
  const filing = filings(db).ofDraft(draft)
  const content = filing && filings(db).contentOf(draft)
  return content && { ...content, filed: { filing: filing.id, date: filing.date } }
}
