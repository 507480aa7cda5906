import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmdirSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { producedByAll } from '../../shared/drafts/production.ts'
import { citedIds } from '../../shared/drafts/references.ts'
import { momentOf } from '../../shared/exhibits/formats.ts'
import { MAX_NAME_CHARS } from '../../shared/exhibits/list.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import type { BundleLine, BundleReport, BundleWish } from '../../shared/filings/bundle.ts'
import { slug } from '../../shared/french/slug.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Decision } from '../../shared/library/model.ts'
import { missingFacesReason } from '../../shared/word/pages-check.ts'
import { gather } from '../drafts/gather.ts'
import { printDraft } from '../drafts/printing/printing.ts'
import { drafts } from '../drafts/store.ts'
import {
  type BundlePlan,
  type BundleProgress,
  type PlannedExhibit,
  UNFILED_FOLDER,
} from '../exhibits/bundle-writer.ts'
import { fileOf, viewableFile } from '../exhibits/exhibit-files.ts'
import { recognise } from '../exhibits/file-format.ts'
import { annex, inventory } from '../exhibits/own-pages.ts'
import type { AskExhibits } from '../exhibits/worker-client.ts'
import { guarded, refusal, safely } from '../kernel/database/refusals.ts'
import { nameOnDisk } from '../kernel/files/named-place.ts'
import type { Place } from '../kernel/files/path-tokens.ts'
import { sealedFor } from '../kernel/files/stored.ts'
import { writeZip } from '../kernel/files/zip.ts'
import type { Library } from '../kernel/library.ts'
import { findOffice } from '../kernel/office/find-office.ts'
import { sourceReader } from '../library/source-reader.ts'
import { printWord } from '../word/print-word.ts'
import { withPrintedPages } from '../word/printed-pages.ts'

export interface Bundling {
  readonly ask: AskExhibits
  readonly signal: AbortSignal
  readonly onProgress: (progress: BundleProgress) => void
  readonly author: string
}

/** Writes a bundle into a new folder, whole, with its sheet of fingerprints and its report. */
export async function makeBundle(
  library: Library,
  wish: BundleWish,
  to: string,
  { ask, signal, onProgress, author }: Bundling,
): Promise<BundleReport> {
  const texts = wish.drafts.map(id => drafts(library.db).get(id))
  const [first] = texts
  if (!first || texts.some(one => one.dossier !== first.dossier))
    throw new AppError(
      'invalid',
      'Ces textes ne sont pas du même dossier : un dossier de dépôt n’en a qu’un.',
    )
  const lines: BundleLine[] = []
  const work = `${to}.textes`
  guarded(() => {
    for (const place of [to, work]) mkdirSync(place, { recursive: true, mode: 0o700 })
  })
  try {
    const textFiles: BundlePlan['textFiles'][number][] = []
    for (const { id, title } of texts) {
      onProgress({ done: 0, total: 1, message: title })
      textFiles.push(
        ...(await printTextFiles(library, id, { wish, work, author, signal, lines, siblings: textFiles })),
      )
    }
    // of a text already filed, what was sent with it
    const entries = producedByAll(texts.map(one => gather(library, one.id)))
    const plannedExhibits: PlannedExhibit[] = []
    for (const entry of entries) {
      onProgress({
        done: plannedExhibits.length,
        total: entries.length,
        message: `${entry.stamp} : préparation`,
      })
      plannedExhibits.push({ ...entry, ...(await filesOf(library, entry.exhibit, signal)) })
    }
    const { naming, stamp, pageNumbers, merged: isMerged, limit, large } = wish
    const pages = [
      ...inventory(entries),
      ...(wish.annex ? annex(decisionsOf(library, texts.flatMap(citedIds)), lines) : []),
    ]
    const plan: BundlePlan = {
      to,
      textFiles,
      exhibits: plannedExhibits,
      pages,
      naming,
      stamp,
      pageNumbers,
      merged: isMerged,
      limit,
      large,
    }
    const result = await ask('bundle', plan, { signal, onProgress: now => onProgress(now as BundleProgress) })
    const report = { files: result.files, lines: [...lines, ...result.lines] }
    const say = (name: string, text: string) => writePart(to, join(UNFILED_FOLDER, name), Buffer.from(text))
    await safely(async () => {
      mkdirSync(join(to, UNFILED_FOLDER), { recursive: true, mode: 0o700 })
      await say('empreintes-sha256.txt', fingerprints(report))
      await say('rapport.txt', reportText(report))
    })
    return report
  } catch (error) {
    await rm(to, { recursive: true, force: true })
    throw error
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

interface Printing {
  readonly wish: BundleWish
  readonly work: string
  readonly author: string
  readonly signal: AbortSignal
  readonly lines: BundleLine[]
  readonly siblings: readonly { readonly name: string }[]
}

/** A text as its Word file, and as the PDF that LibreOffice makes of it where it is there. */
async function printTextFiles(
  library: Library,
  id: string,
  { wish, work, author, signal, lines, siblings }: Printing,
) {
  const keep = {
    references: false,
    fields: true,
    comments: false,
    title: true,
    fonts: false,
    moment: 'day',
  } as const
  const print = await printDraft(library, { id, final: wish.final, author, keep, comments: false })
  const { draft } = print
  const { folder } = library
  const hasOffice = findOffice() !== undefined
  const { docx } = hasOffice ? await withPrintedPages(print.docx, print.rewrite, { folder, signal }) : print
  const { bytes } = docx
  const stem = freeName(slug(draft.title, MAX_NAME_CHARS - 8) || 'ecrit', siblings)
  const files = [{ name: `${stem}.docx`, bytes }]
  if (hasOffice) {
    const { pdf, missingFaces } = await printWord(docx, { folder, archive: false, signal })
    files.push({ name: `${stem}.pdf`, bytes: pdf })
    if (missingFaces.length > 0)
      lines.push({
        severity: 'warning',
        message: `« ${draft.title} » : ${missingFacesReason(missingFaces)}.`,
      })
  } else
    lines.push({
      severity: 'warning',
      message: `« ${draft.title} » n’est qu’en Word : le PDF demande LibreOffice, qui n’est pas sur cet ordinateur. Télérecours prend aussi les fichiers Word.`,
    })
  const written: BundlePlan['textFiles'][number][] = []
  for (const { name, bytes: content } of files) {
    const path = await safely(() => writePart(work, name, content))
    written.push({ name, path, bookmark: draft.title })
  }
  return written
}

/** Writes a file of a bundle in its folder: in that of a sealed library, sealed, under a name that tells nothing. Returns its path. */
async function writePart(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, nameOnDisk(folder, name))
  await writeFile(path, sealedFor(path, bytes), { mode: 0o600 })
  return path
}

/** Returns a file name that no sibling has. */
function freeName(stem: string, siblings: readonly { readonly name: string }[]): string {
  const usedNames = new Set(siblings.map(one => one.name.replace(/\.\w+$/, '')))
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? stem : `${stem}-${n}`
    if (!usedNames.has(name)) return name
  }
}

/** Where the file of an exhibit lies, and the PDF of one of an office, or why there is none. */
async function filesOf(
  library: Library,
  exhibit: Exhibit,
  signal: AbortSignal,
): Promise<Partial<PlannedExhibit>> {
  try {
    const path = fileOf(library, exhibit)
    const { kind, flaw } = recognise(path)
    if (kind !== 'office' || flaw) return { path }
    if (!findOffice()) return { path, noPdfReason: 'LibreOffice n’est pas sur cet ordinateur' }
    return { path, pdfPath: await viewableFile(library, exhibit, signal) }
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled' || error.code === 'full') throw error
    if (error.code === 'not-found') return {}
    return { path: fileOf(library, exhibit), noPdfReason: 'LibreOffice n’a pas pu la lire' }
  }
}

const decisionsOf = (library: Library, ids: readonly string[]): Decision[] =>
  sourceReader(library.db)
    .existing([...new Set(ids)])
    .filter((one): one is Decision => one.kind === 'decision')

/** The list of fingerprints, in the format of `sha256sum -c`. */
const fingerprints = ({ files }: BundleReport): string =>
  files
    .map(
      one =>
        `${one.sha256}  ${one.name.startsWith(UNFILED_FOLDER) ? one.name.slice(UNFILED_FOLDER.length + 1) : `../${one.name}`}\n`,
    )
    .join('')

const words = { blocking: 'À CORRIGER', warning: 'À VÉRIFIER', information: 'Pour information' } as const

function reportText({ files, lines }: BundleReport): string {
  const messages = lines.map(one => `${words[one.severity]} – ${one.message}`)
  return [
    `Dossier de dépôt fait le ${momentOf(new Date().toISOString())}.`,
    '',
    ...(messages.length > 0 ? messages : ['Rien à signaler.']),
    '',
    ...files.map(one => one.name),
    '',
  ].join('\n')
}

/** Moves a finished folder to its place. An existing one is replaced only with the user's consent, and restored if the move fails. */
export async function moveIntoPlace(from: string, { path, replace }: Place): Promise<string> {
  const to = resolve(path)
  const exists = guarded(() => existsSync(to))
  if (exists && !replace)
    throw new AppError('refused', `« ${to} » existe déjà : rien n’a été écrit. Choisissez un autre nom.`)
  const old = `${to}.${randomUUID().slice(0, 8)}.ancien`
  await safely(async () => {
    if (exists) await rename(to, old)
    try {
      await rename(from, to)
    } catch (error) {
      if (exists) await rename(old, to)
      throw error
    }
    if (exists) await rm(old, { recursive: true, force: true })
  })
  return to
}

/** Where a folder is written before it is given its name: beside it, on the same disk. */
export function partialFolder(target: string): string {
  const to = resolve(target)
  if (!guarded(() => existsSync(dirname(to))))
    throw new AppError('not-found', `Le dossier « ${dirname(to)} » n’existe pas : rien n’a été écrit.`)
  const place = `${to}.${randomUUID().slice(0, 8)}.part`
  // tried at once, not after minutes of work; and the library is not what refuses
  try {
    mkdirSync(place, { mode: 0o700 })
    rmdirSync(place)
  } catch (error) {
    const failure = refusal(error)
    if (failure instanceof AppError && failure.code === 'full') throw failure
    throw new AppError(
      'refused',
      `Rien ne peut être écrit dans « ${dirname(to)} » : rien n’a été enregistré. Choisissez un autre dossier, ou vérifiez ses droits.`,
    )
  }
  return place
}

/** Packs the bundle as one zip; returns its size in bytes. */
export async function writeBundleZip(from: string, { files }: BundleReport, to: string): Promise<number> {
  const names = [
    ...files.map(one => one.name),
    join(UNFILED_FOLDER, 'empreintes-sha256.txt'),
    join(UNFILED_FOLDER, 'rapport.txt'),
  ]
  return writeZip(
    to,
    names.map(name => ({ name: name.replaceAll('\\', '/'), path: join(from, nameOnDisk(from, name)) })),
    { isSealed: true },
  )
}
