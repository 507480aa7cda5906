import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Draft } from '../../shared/drafts/model.ts'
import { producedByAll } from '../../shared/drafts/production.ts'
import { citedIds } from '../../shared/drafts/references.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import type { BundleLine, BundleReport, BundleWish } from '../../shared/filings/bundle.ts'
import type { PreflightLine } from '../../shared/filings/preflight.ts'
import { slug } from '../../shared/french/slug.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Decision } from '../../shared/library/model.ts'
import { gather } from '../drafts/gather.ts'
import { keepExported } from '../drafts/sittings.ts'
import { drafts } from '../drafts/store.ts'
import {
  type BundlePlan,
  type BundleProgress,
  type PlannedExhibit,
  UNFILED_FOLDER,
} from '../exhibits/bundle-writer.ts'
import { fileOf, isOversized, viewableFile } from '../exhibits/exhibit-files.ts'
import { recognise } from '../exhibits/file-format.ts'
import { annex, inventory } from '../exhibits/own-pages.ts'
import { filePages } from '../exhibits/scans/store.ts'
import { guarded, safely } from '../kernel/database/refusals.ts'
import type { Library } from '../kernel/library.ts'
import { findOffice } from '../kernel/office/find-office.ts'
import { sourceReader } from '../library/source-reader.ts'
import { writePart } from './bundle-place.ts'
import { fingerprints, reportText } from './bundle-report.ts'
import {
  type Bundling,
  bringProduced,
  byAffaire,
  completePages,
  copyFiles,
  originalsFirst,
  printFiles,
  refuseUnfiledCopies,
  refuseUnfinishedTitles,
  tellStaleCopies,
  type Work,
} from './bundle-texts.ts'
import { liveCopies } from './copies.ts'
import { inventoryHead } from './inventory-head.ts'
import { preflight } from './preflight.ts'
import { dropUnnamed } from './print-text.ts'
import { printedTexts } from './store.ts'

/** Writes a bundle into a new folder, whole, with its sheet of fingerprints and its report: each case in a folder of its own where it has several. */
export async function makeBundle(
  library: Library,
  wish: BundleWish,
  to: string,
  bundling: Bundling,
): Promise<BundleReport> {
  const texts = wish.drafts.map(id => drafts(library.db).get(id))
  const [first] = texts
  if (!first || texts.some(one => one.dossier !== first.dossier))
    throw new AppError(
      'invalid',
      'Ces textes ne sont pas du même dossier\u00a0: un dossier de dépôt n’en a qu’un.',
    )
  if (wish.final) {
    refuseUnfiledCopies(library, texts)
    refuseUnfinishedTitles(library, texts)
  }
  await bringProduced(library, wish.drafts)
  const { lines: before } = await preflight(library, {
    drafts: wish.drafts,
    naming: wish.naming,
    limit: wish.limit,
  })
  const work: Work = {
    ...{ ...bundling, library, wish, to, folder: `${to}.textes` },
    ...{ lines: [], printed: new Map() },
  }
  guarded(() => {
    for (const place of [to, work.folder]) mkdirSync(place, { recursive: true, mode: 0o700 })
  })
  try {
    const cases = byAffaire(library, texts)
    for (const { texts: ofCase } of cases) await completePages(work, ofCase)
    for (const text of originalsFirst(library, texts)) {
      bundling.onProgress({ done: 0, total: 1, message: text.title })
      await printFiles(work, text)
    }
    const files: BundleReport['files'] = []
    for (const { title, texts: ofCase } of cases)
      files.push(...(await writeCase(work, ofCase, cases.length > 1 ? slug(title, 60) || 'affaire' : '')))
    tellStaleCopies(work, first.dossier)
    const report = { files, lines: told(before, work.lines) }
    const say = (name: string, text: string) => writePart(to, join(UNFILED_FOLDER, name), Buffer.from(text))
    await safely(async () => {
      mkdirSync(join(to, UNFILED_FOLDER), { recursive: true, mode: 0o700 })
      await say('empreintes-sha256.txt', fingerprints(report))
      await say('rapport.txt', reportText(report))
    })
    if (wish.final)
      for (const { draft, text } of printedOf(work, texts)) {
        const before = printedTexts(library.db).find(draft.id)?.text
        printedTexts(library.db).keep(draft.id, text)
        if (before) await dropUnnamed(library, before.files)
        keepExported(library, draft, 'Dossier de dépôt')
      }
    return report
  } catch (error) {
    await rm(to, { recursive: true, force: true })
    throw error
  } finally {
    await rm(work.folder, { recursive: true, force: true })
    await dropUnnamed(
      library,
      [...work.printed.values()].flatMap(one => one.text?.files ?? []),
    )
  }
}

const severities = ['blocking', 'warning', 'information'] as const

/** Joins the warnings of the look before a bundle and those of its making, each once, the gravest first. */
function told(before: readonly PreflightLine[], made: readonly BundleLine[]): BundleLine[] {
  const warned = before.flatMap(({ severity, message, at: { exhibit } }): BundleLine[] =>
    severity === 'fine' ? [] : [{ severity, message, ...(exhibit && { exhibit }) }],
  )
  const said = new Set(warned.map(({ message }) => message))
  const all = [...warned, ...made.filter(({ message }) => !said.has(message))]
  return severities.flatMap(severity => all.filter(line => line.severity === severity))
}

const printedOf = ({ printed }: Work, texts: readonly Draft[]) =>
  texts.flatMap(draft => {
    const text = printed.get(draft.id)?.text
    return text ? [{ draft, text }] : []
  })

/** Writes the files of the texts of one case, and its exhibits, in a folder where it is named. Returns the files, by their path in the bundle. */
async function writeCase(
  work: Work,
  texts: readonly Draft[],
  folder: string,
): Promise<BundleReport['files']> {
  const { library, wish, ask, signal, onProgress, lines } = work
  const contents = texts.map(one => gather(library, one.id))
  // of a text already filed, what was sent with it
  const entries = producedByAll(contents)
  const plannedExhibits: PlannedExhibit[] = []
  for (const entry of entries) {
    onProgress({
      done: plannedExhibits.length,
      total: entries.length,
      message: `${entry.stamp} : préparation`,
    })
    const readPages = wish.textLayer ? readPagesOf(library, entry.exhibit) : []
    plannedExhibits.push({ ...entry, ...(await filesOf(work, entry.exhibit)), readPages })
  }
  const { naming, stamp, pageNumbers, merged: isMerged, limit, large } = wish
  const [content] = contents
  const plan: BundlePlan = {
    ...{ naming, stamp, pageNumbers, merged: isMerged, limit, large },
    ...{ to: work.to, folder },
    textFiles: texts.flatMap(one => work.printed.get(one.id)?.files ?? []),
    exhibits: plannedExhibits,
    pages: [
      ...inventory(plannedExhibits, content && inventoryHead(content)),
      ...(wish.annex ? annex(decisionsOf(library, texts.flatMap(citedIds)), lines) : []),
    ],
  }
  const result = await ask('bundle', plan, { signal, onProgress: now => onProgress(now as BundleProgress) })
  lines.push(...result.lines)
  return result.files
}

/** The pages of an exhibit whose words were read on a picture. */
const readPagesOf = (library: Library, { file }: Exhibit) =>
  filePages(library.db)
    .pages(file?.sha256 ?? '')
    .filter(({ origin }) => origin === 'recognised')

/** Where the file of an exhibit lies, and the PDF of one of an office, or why there is none. */
async function filesOf(work: Work, exhibit: Exhibit): Promise<Partial<PlannedExhibit>> {
  const { library, signal } = work
  const [copy] = liveCopies([{ exhibit }])
  if (copy) return copyFiles(work, copy)
  try {
    const path = fileOf(library, exhibit)
    const { kind, flaw } = recognise(path)
    if (kind !== 'office' || flaw) return { path }
    if (!findOffice()) return { path, noPdfReason: 'LibreOffice n’est pas sur cet ordinateur' }
    if (isOversized(path)) return { path, noPdfReason: 'elle est trop grosse une fois dépliée' }
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
