import { join } from 'node:path'
import { affaireOf, affaireTitle } from '../../shared/dossiers/affaire.ts'
import type { Affaire } from '../../shared/dossiers/model.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { producedBy, producedByAll } from '../../shared/drafts/production.ts'
import { MAX_NAME_CHARS } from '../../shared/exhibits/list.ts'
import type { ExhibitFile } from '../../shared/exhibits/model.ts'
import type { BundleLine, BundleWish } from '../../shared/filings/bundle.ts'
import type { PrintedText } from '../../shared/filings/model.ts'
import { unfinishedTitles } from '../../shared/filings/unfinished.ts'
import { slug } from '../../shared/french/slug.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { missingFacesReason } from '../../shared/word/pages-check.ts'
import { dossiers } from '../dossiers/store.ts'
import { gather } from '../drafts/gather.ts'
import { printDraft } from '../drafts/printing/printing.ts'
import { drafts } from '../drafts/store.ts'
import type { BundleProgress, PlannedExhibit } from '../exhibits/bundle-writer.ts'
import { viewableFile } from '../exhibits/exhibit-files.ts'
import { bringFiles } from '../exhibits/remote/bring-files.ts'
import { exhibits } from '../exhibits/store.ts'
import type { AskExhibits } from '../exhibits/worker-client.ts'
import { safely } from '../kernel/database/refusals.ts'
import type { Library } from '../kernel/library.ts'
import { findOffice } from '../kernel/office/find-office.ts'
import { writePart } from './bundle-place.ts'
import { filedFile, type LiveCopy, liveCopies, unfiledOriginal } from './copies.ts'
import { describePrinted, FILED_KEEP, keepPrinted, printHash, sentFile, withPdf } from './print-text.ts'
import { filings, printedTexts } from './store.ts'

export interface Bundling {
  readonly ask: AskExhibits
  readonly signal: AbortSignal
  readonly onProgress: (progress: BundleProgress) => void
  readonly author: string
}

/** A bundle being written: what it is asked, and what was done of it. */
export interface Work extends Bundling {
  readonly library: Library
  readonly wish: BundleWish
  readonly to: string
  /** where the texts are printed before they are filed */
  readonly folder: string
  readonly lines: BundleLine[]
  readonly printed: Map<string, PrintedFiles>
}

/** A text printed for a bundle: where its files lie, and the file that a copy of it is. */
interface PrintedFiles {
  readonly files: readonly { readonly name: string; readonly path: string; readonly bookmark: string }[]
  readonly copy: { readonly path: string; readonly file: ExhibitFile }
  readonly text?: PrintedText
}

/** Refuses a version to be filed that joins the copy of a text neither filed nor of this bundle. */
export function refuseUnfiledCopies(library: Library, texts: readonly Draft[]): void {
  const ids = new Set(texts.map(one => one.id))
  for (const { id } of texts)
    for (const copy of liveCopies(producedBy(gather(library, id))))
      if (!ids.has(copy.copyOf) && !filings(library.db).textOf(copy.copyOf))
        throw unfiledOriginal(library, copy)
}

/** Refuses a version to be filed whose inventory would print a title that is still to be completed. */
export function refuseUnfinishedTitles(library: Library, texts: readonly Draft[]): void {
  const entries = producedByAll(texts.map(({ id }) => gather(library, id)))
  const [first] = unfinishedTitles(entries)
  if (first) throw new AppError('refused', `${first.message} Rien n’a été écrit.`)
}

/** Asks for the files of the exhibits that some texts produce, where they stayed in a space. */
export async function bringProduced(library: Library, ids: readonly string[]): Promise<void> {
  const entries = producedByAll(ids.map(id => gather(library, id)))
  await bringFiles(
    library,
    entries.map(one => one.exhibit),
  )
}

/** The texts of a bundle, those whose copy another joins before it: the inventory of the other says their pages. */
export function originalsFirst(library: Library, texts: readonly Draft[]): Draft[] {
  const originals = new Set(
    texts.flatMap(({ id }) => liveCopies(producedBy(gather(library, id))).map(one => one.copyOf)),
  )
  return texts.toSorted((a, b) => Number(originals.has(b.id)) - Number(originals.has(a.id)))
}

/** Reads how many pages the exhibits have that did not say: e-mails, and office files once converted. Both inventories then tell it. */
export async function completePages({ library, ask, signal }: Work, texts: readonly Draft[]): Promise<void> {
  const entries = producedByAll(texts.map(one => gather(library, one.id)))
  for (const { exhibit } of entries) {
    const { file, pages } = exhibit
    if (pages || !file || file.flaw || file.kind === 'other') continue
    if (exhibits(library.db).isFiled(exhibit.id)) continue
    if (file.kind === 'office' && !findOffice()) continue
    const sheets = await viewableFile(library, exhibit, signal)
      .then(path => ask('view', { path }))
      .catch((error: unknown) => {
        if (error instanceof AppError && (error.code === 'cancelled' || error.code === 'full')) throw error
        return undefined
      })
    if (sheets?.pages)
      exhibits(library.db).save({ ...exhibits(library.db).get(exhibit.id), pages: sheets.pages })
  }
}

/** Prints a text as its PDF where LibreOffice is there, and as its Word file where that is asked or all there is. */
export async function printFiles(work: Work, { id }: Draft): Promise<void> {
  const { library, wish, folder, author, signal, lines, printed } = work
  const keep = { ...FILED_KEEP }
  const print = await printDraft(library, { id, final: wish.final, author, keep, comments: false })
  const { draft } = print
  const { docx, pdf, missingFaces } = await withPdf(library, print, signal)
  if (!pdf)
    lines.push({
      severity: 'warning',
      message: `«\u00a0${draft.title}\u00a0» n’est qu’en Word\u00a0: le PDF demande LibreOffice, qui n’est pas sur cet ordinateur. Télérecours prend aussi les fichiers Word.`,
    })
  else if (missingFaces.length > 0)
    lines.push({
      severity: 'warning',
      message: `«\u00a0${draft.title}\u00a0»\u00a0: ${missingFacesReason(missingFaces)}.`,
    })
  const names = [...printed.values()].flatMap(one => one.files)
  const stem = freeName(slug(draft.title, MAX_NAME_CHARS - 8) || 'ecrit', names)
  const parts = [
    ...(wish.word || !pdf ? [{ name: `${stem}.docx`, bytes: docx.bytes }] : []),
    ...(pdf ? [{ name: `${stem}.pdf`, bytes: pdf }] : []),
  ]
  const paths = new Map<string, string>()
  for (const { name, bytes } of parts) paths.set(name, await safely(() => writePart(folder, name, bytes)))
  const pathOf = (name: string) => paths.get(name) ?? join(folder, name)
  const content = gather(library, id)
  const keepFiles = wish.final ? keepPrinted : describePrinted
  const files = await keepFiles(library, draft.title, { docx: docx.bytes, pdf })
  const file = sentFile(files)
  const sent = parts.at(-1)
  if (!file || !sent) return
  const copies = liveCopies(producedBy(content)).flatMap(({ copyOf }) => {
    const sha256 = printed.get(copyOf)?.text?.sha256 ?? filings(library.db).textOf(copyOf)?.sha256
    return sha256 ? [{ draft: copyOf, sha256 }] : []
  })
  const text = { sha256: printHash(library, content), files, pages: docx.pages, copies }
  printed.set(id, {
    files: parts.map(({ name }) => ({ name, path: pathOf(name), bookmark: draft.title })),
    copy: { path: pathOf(sent.name), file },
    text,
  })
  for (const copy of exhibits(library.db).list(draft.dossier))
    if (copy.copyOf === id && !exhibits(library.db).isFiled(copy.id) && copy.pages !== docx.pages)
      exhibits(library.db).save({ ...copy, pages: docx.pages })
}

/** Tells which texts prepared before join a copy that is no longer what their original says. */
export function tellStaleCopies({ library, printed, lines }: Work, dossier: string): void {
  for (const { draft, text } of printedTexts(library.db).list(dossier)) {
    if (printed.has(draft) || filings(library.db).textOf(draft)) continue
    const stale = text.copies.find(one => (printed.get(one.draft)?.text?.sha256 ?? one.sha256) !== one.sha256)
    if (!stale) continue
    const title = (id: string) => drafts(library.db).get(id).title
    lines.push({
      severity: 'warning',
      message: `Le dossier de dépôt de «\u00a0${title(draft)}\u00a0», préparé avant, joint une copie de «\u00a0${title(stale.draft)}\u00a0» qui n’est plus celle-ci\u00a0: refaites-le avant de le déposer.`,
    })
  }
}

/** Returns a file name that no sibling has. */
function freeName(stem: string, siblings: readonly { readonly name: string }[]): string {
  const usedNames = new Set(siblings.map(one => one.name.replace(/\.\w+$/, '')))
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? stem : `${stem}-${n}`
    if (!usedNames.has(name)) return name
  }
}

/** Where the copy of a text lies: as this bundle printed it, or as it was filed; else printed now, of a working copy. */
export async function copyFiles(work: Work, copy: LiveCopy): Promise<Partial<PlannedExhibit>> {
  const { library, printed } = work
  if (!printed.has(copy.copyOf)) {
    const file = filedFile(library.db, copy)
    if (file) return asFile(copy, library.file(file.sha256), file)
    await printFiles(work, drafts(library.db).get(copy.copyOf))
  }
  const print = printed.get(copy.copyOf)?.copy
  return print ? asFile(copy, print.path, print.file) : {}
}

const asFile = (copy: LiveCopy, path: string, file: ExhibitFile): Partial<PlannedExhibit> => ({
  path,
  exhibit: { ...copy, file },
  ...(file.kind === 'office' && { noPdfReason: 'LibreOffice n’est pas sur cet ordinateur' }),
})

/** The texts of a bundle by case, in their order; each case by a name that no other bears. */
export function byAffaire(
  library: Library,
  texts: readonly Draft[],
): { readonly affaire: Affaire | undefined; readonly title: string; readonly texts: Draft[] }[] {
  const cases: { affaire: Affaire | undefined; title: string; texts: Draft[] }[] = []
  for (const text of texts) {
    const affaire = affaireOf(dossiers(library.db).get(text.dossier), text.affaire)
    const existing = cases.find(one => one.affaire === affaire)
    if (existing) existing.texts.push(text)
    else cases.push({ affaire, title: affaireTitle(affaire), texts: [text] })
  }
  return cases.map((one, at) => ({ ...one, title: `${at + 1} ${one.title}` }))
}
