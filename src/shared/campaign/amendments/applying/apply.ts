import type { Change } from '../model.ts'
import type { Article, Edit, Flaw, LineEdit, WordEdit } from './article.ts'
import { locate } from './locate.ts'

/** A stretch of the article: as it was, taken out or put in. */
export interface Piece {
  readonly mark: 'kept' | 'deleted' | 'inserted'
  readonly text: string
}
/** An alinéa before and after: `number` is its number before; absent for one that is put in. */
export interface Row {
  readonly number?: number
  readonly pieces: readonly Piece[]
  readonly fate: 'kept' | 'changed' | 'deleted' | 'inserted'
}
/** An article once amended, with where each word comes from. */
export interface ConsolidatedArticle {
  readonly alineas: readonly string[]
  readonly title?: string
  readonly rows: readonly Row[]
  /** the heading, when it is touched */
  readonly heading?: Row
  /** the articles put beside it */
  readonly added: readonly { readonly side: 'after' | 'before'; readonly alineas: readonly string[] }[]
  readonly flaws: readonly Flaw[]
}

/** Applies an amendment to an article. What cannot be applied is left out and said. */
export function apply(
  article: Article,
  changes: readonly Change[],
  chamber: 'an' | 'senat' = 'an',
): ConsolidatedArticle {
  const flaws: Flaw[] = []
  const edits: Edit[] = []
  changes.forEach((change, n) => {
    const location = locate(change, article, chamber)
    flaws.push(...location.flaws.map(flaw => ({ ...flaw, change: n })))
    for (const edit of location.edits) {
      const clash = edits.find(one => overlap(one, edit) && !atTheEnd(one, edit, article))
      if (!clash) edits.push(edit)
      else
        flaws.push({
          change: n,
          code: 'overlap',
          severity: 'error',
          message:
            'Ce changement touche ce qu’un autre changement du même amendement supprime ou réécrit déjà.',
          ...(edit.kind === 'words' && { alinea: edit.alinea }),
        })
    }
  })
  const rows = rowsOf(article, edits)
  const heading = article.title === undefined ? undefined : headingOf(article.title, edits)
  const title = heading ? after(heading) : article.title
  return {
    alineas: rows.filter(row => row.fate !== 'deleted').map(after),
    ...(title !== undefined && { title }),
    rows,
    ...(heading && { heading }),
    added: changes.flatMap(one => (one.kind === 'add-article' ? [{ side: one.side, alineas: one.by }] : [])),
    flaws,
  }
}

/** A paragraph added at the end goes with an article written anew by the same amendment. */
const atTheEnd = (whole: Edit, edit: Edit, article: Article): boolean =>
  whole.kind === 'lines' &&
  whole.whole === true &&
  whole.by.length > 0 &&
  edit.kind === 'lines' &&
  edit.from === article.alineas.length + 1

/** Whether two edits want the same letters: one takes out or writes anew what the other touches. */
export function overlap(a: Edit, b: Edit): boolean {
  if (a.kind === 'lines' && b.kind === 'lines') return linesOverlap(a, b)
  if (a.kind === 'words' && b.kind === 'words') return wordsOverlap(a, b)
  const [lines, words] = a.kind === 'lines' ? [a, b as WordEdit] : [b as LineEdit, a as WordEdit]
  return words.alinea >= lines.from && words.alinea <= lines.to
}

function linesOverlap(a: LineEdit, b: LineEdit): boolean {
  if (a.whole || b.whole) return true
  if (a.to < a.from && b.to < b.from) return false
  // an insertion falls only strictly inside what goes
  if (a.to < a.from) return a.from > b.from && a.from <= b.to
  if (b.to < b.from) return b.from > a.from && b.from <= a.to
  return a.from <= b.to && b.from <= a.to
}

function wordsOverlap(a: WordEdit, b: WordEdit): boolean {
  if (a.alinea !== b.alinea) return false
  const takesAnchor = (one: WordEdit, other: WordEdit): boolean =>
    one.anchor !== undefined &&
    other.from < other.to &&
    one.anchor.from < other.to &&
    other.from < one.anchor.to
  if (takesAnchor(a, b) || takesAnchor(b, a)) return true
  if (a.from === a.to && b.from === b.to) return false
  if (a.from === a.to) return a.from > b.from && a.from < b.to
  if (b.from === b.to) return b.from > a.from && b.from < a.to
  return a.from < b.to && b.from < a.to
}

/** The words of a row once amended. */
export const after = (row: Row): string =>
  row.pieces.map(one => (one.mark === 'deleted' ? '' : one.text)).join('')
/** The words of a row as they were. */
export const before = (row: Row): string =>
  row.pieces.map(one => (one.mark === 'inserted' ? '' : one.text)).join('')

/** Whether an edit writes one alinéa anew: it keeps its number, and its row. */
const isOneAlinea = (edit: LineEdit): boolean => edit.from === edit.to && edit.by.length === 1 && !edit.whole

function rowsOf(article: Article, edits: readonly Edit[]): Row[] {
  const lines = edits.filter(one => one.kind === 'lines')
  const rows: Row[] = []
  const put = (texts: readonly string[]) => {
    for (const text of texts) rows.push({ fate: 'inserted', pieces: [{ mark: 'inserted', text }] })
  }
  // what is put in at a place comes after what goes there
  const insertAfter = (after: number) => {
    for (const edit of lines)
      if (edit.to === after && edit.to >= edit.from && !isOneAlinea(edit)) put(edit.by)
    for (const edit of lines) if (edit.to === after && edit.to < edit.from) put(edit.by)
  }
  insertAfter(0)
  article.alineas.forEach((text, at) => {
    const number = at + 1
    const deletion = lines.find(one => one.from <= number && number <= one.to)
    const [replacement] = deletion && isOneAlinea(deletion) ? deletion.by : []
    if (replacement !== undefined)
      rows.push({
        number,
        fate: 'changed',
        pieces: [
          { mark: 'deleted', text },
          { mark: 'inserted', text: replacement },
        ],
      })
    else if (deletion) rows.push({ number, fate: 'deleted', pieces: [{ mark: 'deleted', text }] })
    else
      rows.push({
        number,
        ...applyWordEdits(
          text,
          edits.filter((one): one is WordEdit => one.kind === 'words' && one.alinea === number),
        ),
      })
    insertAfter(number)
  })
  return rows
}

function headingOf(title: string, edits: readonly Edit[]): Row | undefined {
  const mine = edits.filter((one): one is WordEdit => one.kind === 'words' && one.alinea === 0)
  return mine.length > 0 ? applyWordEdits(title, mine) : undefined
}

function applyWordEdits(text: string, edits: readonly WordEdit[]): Pick<Row, 'fate' | 'pieces'> {
  if (edits.length === 0) return { fate: 'kept', pieces: [{ mark: 'kept', text }] }
  const pieces: Piece[] = []
  const add = (mark: Piece['mark'], text: string) => {
    if (text) pieces.push({ mark, text })
  }
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    add('kept', text.slice(at, edit.from))
    add('deleted', text.slice(edit.from, edit.to))
    add('inserted', edit.by)
    at = edit.to
  }
  add('kept', text.slice(at))
  return { fate: 'changed', pieces }
}
