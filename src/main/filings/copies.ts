import type { Gathered } from '../../shared/drafts/gathered.ts'
import { producedBy } from '../../shared/drafts/production.ts'
import type { NumberedExhibit } from '../../shared/exhibits/list.ts'
import type { Exhibit, ExhibitFile } from '../../shared/exhibits/model.ts'
import type { Filing, PrintedText } from '../../shared/filings/model.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { gather } from '../drafts/gather.ts'
import { drafts } from '../drafts/store.ts'
import { exhibits } from '../exhibits/store.ts'
import type { Database } from '../kernel/database/open.ts'
import type { Library } from '../kernel/library.ts'
import { printHash, printText, sentFile } from './print-text.ts'
import { filings, printedTexts } from './store.ts'

/** An exhibit that is the copy of a text, and not filed yet. */
export type LiveCopy = Exhibit & { readonly copyOf: string }

/** The live copies among exhibits. */
export const liveCopies = (entries: readonly Pick<NumberedExhibit, 'exhibit'>[]): LiveCopy[] =>
  entries.flatMap(({ exhibit }) =>
    exhibit.copyOf && !exhibit.filed ? [{ ...exhibit, copyOf: exhibit.copyOf }] : [],
  )

/** The refusal of a copy whose text is neither filed nor about to be. */
export function unfiledOriginal({ db }: Library, { copyOf, label }: LiveCopy): AppError {
  const { title } = drafts(db).get(copyOf)
  return new AppError(
    'refused',
    `La pièce «\u00a0${label}\u00a0» est la copie du texte «\u00a0${title}\u00a0», qui n’est ni déposé ni de ce dépôt : la copie pourrait ne pas être ce qui sera déposé. Déposez ce texte d’abord, ou dans le même dépôt. Rien n’a été écrit.`,
  )
}

/**
 * Freezes the copies that a text produces, before its deposit is written: each becomes the very file that was filed, by its deposit
 * or by this one. Refused where its text was not filed.
 */
export function freezeCopies(
  library: Library,
  content: Gathered,
  printed: ReadonlyMap<string, PrintedText>,
): void {
  const { db } = library
  for (const copy of liveCopies(producedBy(content))) {
    const file = filedFile(db, copy) ?? sentFile(printed.get(copy.copyOf)?.files ?? [])
    if (!file) throw unfiledOriginal(library, copy)
    exhibits(db).save({ ...exhibits(db).get(copy.id), file, date: copy.date })
  }
}

/**
 * The texts of a deposit as they are filed, by id: as the last bundle printed them where they have not changed since, else printed now.
 * With them, the texts filed before files were kept, whose copy they produce.
 */
export async function printDeposit(
  library: Library,
  ids: readonly string[],
): Promise<Map<string, PrintedText>> {
  const texts = new Map<string, PrintedText>()
  const print = async (id: string) => {
    const content = gather(library, id)
    const last = printedTexts(library.db).find(id)?.text
    texts.set(id, last?.sha256 === printHash(library, content) ? last : await printText(library, content))
    return content
  }
  for (const id of ids) {
    if (filings(library.db).textOf(id)) continue
    for (const copy of liveCopies(producedBy(await print(id))))
      if (filings(library.db).textOf(copy.copyOf) && !filedFile(library.db, copy)) await print(copy.copyOf)
  }
  return texts
}

/** Gives back to the copies of a deposit taken back their link: they have no file of their own again. */
export function thawCopies(db: Database, { exhibits: sent }: Filing): void {
  for (const { id } of sent) {
    const exhibit = exhibits(db).get(id)
    if (exhibit.copyOf && !exhibit.filed && !exhibits(db).isFiled(id))
      exhibits(db).save({ ...exhibit, file: undefined })
  }
}

/** Refuses to take back the deposit of a text whose copy another deposit sent. */
export function refuseCopied(db: Database, { id, dossier, drafts: texts }: Filing): void {
  const ids = new Set(texts.map(one => one.id))
  const pool = new Map(
    exhibits(db)
      .list(dossier)
      .map(one => [one.id, one]),
  )
  const copy = filings(db)
    .list(dossier)
    .filter(one => one.id !== id)
    .flatMap(one => one.exhibits)
    .find(one => ids.has(pool.get(one.id)?.copyOf ?? ''))
  if (copy)
    throw new AppError(
      'refused',
      `«\u00a0${copy.label}\u00a0», copie d’un texte de ce dépôt, a été déposée dans une autre affaire\u00a0: annulez d’abord ce dépôt-là.`,
    )
}

/** The file of the text that a copy is of, as it was filed; undefined where it was not, or where its deposit kept none. */
export const filedFile = (db: Database, { copyOf }: LiveCopy): ExhibitFile | undefined =>
  sentFile(filings(db).textOf(copyOf)?.files ?? [])
