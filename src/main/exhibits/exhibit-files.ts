import { randomUUID } from 'node:crypto'
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { AbsentFiles } from '../../shared/exhibits/faults.ts'
import type { FileFacts } from '../../shared/exhibits/file-facts.ts'
import type { Exhibit, Sheets } from '../../shared/exhibits/model.ts'
import { propose } from '../../shared/exhibits/propose.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { unpackedXmlBytes } from '../imports/containers/office-parts.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { keepFile } from '../kernel/files/keep-file.ts'
import { nameOnDisk } from '../kernel/files/named-place.ts'
import { openStored, readStored, sealedFor } from '../kernel/files/stored.ts'
import type { Library } from '../kernel/library.ts'
import { toPdf } from '../kernel/office/to-pdf.ts'
import { recognise } from './file-format.ts'
import { bringFiles } from './remote/bring-files.ts'
import { filePlace } from './remote/file-place.ts'
import { exhibits } from './store.ts'
import type { AskExhibits } from './worker-client.ts'

/** Keeps a file and says what it is: a damaged or locked one is kept too, and said to be. */
export async function intakeFile(
  library: Library,
  ask: AskExhibits,
  path: string,
  name: string,
): Promise<Omit<Exhibit, 'dossier'>> {
  const file = await keepFile(library, path, name)
  const look = await ask('look', { path: library.file(file.sha256) }).catch(
    (): FileFacts => ({ kind: 'other', type: file.type, flaw: 'damaged', signed: false, text: '' }),
  )
  const { kind, type, flaw, signed: isSigned, pages } = look
  return {
    id: randomUUID(),
    ...propose(file.name, look),
    confidential: false,
    aside: false,
    series: false,
    revision: 0,
    file: { ...file, kind, type, signed: isSigned, ...(flaw && { flaw }) },
    ...(pages && { pages }),
  }
}

/** The contents of these exhibits that the library has not: lost, or left in the space whose title is given. */
export function absentFiles(library: Library, list: readonly Exhibit[]): AbsentFiles {
  const lost = new Set<string>()
  const remote = new Map<string, string>()
  for (const { file } of list) {
    const place = file && filePlace(library, file.sha256)
    if (place?.kind === 'lost') lost.add(file?.sha256 ?? '')
    if (place?.kind === 'remote') remote.set(place.file.sha256, place.file.title)
  }
  return { lost, remote }
}

/** Where the file of an exhibit lies. */
export function fileOf(library: Library, { file, label }: Exhibit): string {
  if (!file) throw new AppError('not-found', `La pièce «\u00a0${label}\u00a0» n’a pas de fichier.`)
  const place = filePlace(library, file.sha256)
  if (place.kind === 'remote')
    throw new AppError(
      'refused',
      `La pièce «\u00a0${label}\u00a0» est restée dans l’espace «\u00a0${place.file.title}\u00a0»\u00a0: son fichier n’est pas sur ce poste. Demandez-la, puis recommencez.`,
    )
  if (place.kind === 'lost')
    throw new AppError(
      'not-found',
      `Le fichier de la pièce «\u00a0${label}\u00a0» n’est plus dans la bibliothèque. Ajoutez-le de nouveau, ou restaurez une sauvegarde.`,
    )
  return library.file(file.sha256)
}

/** Path of the file an exhibit is drawn from, asked for where it stayed in a space: its own, or the PDF that LibreOffice makes of it, cached for a day. */
export async function viewableFile(
  library: Library,
  exhibit: Exhibit,
  signal?: AbortSignal,
): Promise<string> {
  await bringFiles(library, [exhibit])
  const path = fileOf(library, exhibit)
  const { kind, flaw, type } = recognise(path)
  if (kind !== 'office' || flaw) return path
  const cachePath = join(library.exports, nameOnDisk(library.folder, `office-${exhibit.file?.sha256}.pdf`))
  if (existsSync(cachePath)) return cachePath
  if (isOversized(path))
    throw new AppError(
      'refused',
      'Ce fichier est trop gros une fois déplié pour que LibreOffice en fasse un PDF. La pièce est gardée telle quelle\u00a0: ouvrez-la dans son programme et enregistrez-la en PDF, en plusieurs parties s’il le faut.',
    )
  // one that may be stopped is its caller's alone
  if (signal) return drawByOffice(library, path, type, cachePath, signal)
  const underWay = drawings.get(cachePath) ?? drawByOffice(library, path, type, cachePath)
  drawings.set(cachePath, underWay)
  return underWay.finally(() => drawings.delete(cachePath))
}

/** PDFs that LibreOffice is making, by their place: who asks for one under way waits for the same. */
const drawings = new Map<string, Promise<string>>()

async function drawByOffice(
  library: Library,
  path: string,
  type: string,
  cachePath: string,
  signal?: AbortSignal,
): Promise<string> {
  const pdf = await toPdf(readStored(path), {
    folder: library.folder,
    archive: false,
    extension: OFFICE_EXTENSIONS[type] ?? 'odt',
    ...(signal && { signal }),
  })
  const partial = `${cachePath}.${randomUUID().slice(0, 8)}.part`
  guarded(() => {
    writeFileSync(partial, sealedFor(partial, pdf), { mode: 0o600, flush: true })
    renameSync(partial, cachePath)
  })
  return cachePath
}

/** Milliseconds that the window waits for LibreOffice before it is told that the pages are still being drawn. */
const VIEW_WAIT_MS = 4000

/** The pages of an exhibit, or that LibreOffice still draws them: who is told so asks again. */
export async function viewExhibit(
  library: Library,
  ask: AskExhibits,
  exhibit: Exhibit,
  waitMs = VIEW_WAIT_MS,
): Promise<Sheets> {
  const drawing = viewableFile(library, exhibit)
  const path = await Promise.race([drawing, setTimeout(waitMs, undefined, { ref: false })])
  if (path !== undefined) return ask('view', { path })
  // whoever asks next waits for the same drawing, and is told how it ended
  drawing.catch(() => undefined)
  return { pages: 0, sizes: [], isDrawing: true }
}

/** XML that LibreOffice still reads within minutes and a gigabyte: a filing of a thousand pages has a tenth of it. */
const MAX_XML_BYTES = 200 * 2 ** 20

/** Whether an office file is more than LibreOffice can be given. */
export function isOversized(path: string, limit = MAX_XML_BYTES): boolean {
  const file = openStored(path)
  try {
    return unpackedXmlBytes(file.readAt, file.size) > limit
  } finally {
    file.close()
  }
}

/** LibreOffice reads a file by its name. */
const OFFICE_EXTENSIONS: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.oasis.opendocument.graphics': 'odg',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/rtf': 'rtf',
}

/** A page of an exhibit as a picture, by the name the window gives it; undefined when there is none of that name. */
export async function pageImage(
  library: Library,
  ask: AskExhibits,
  name: string,
): Promise<Uint8Array | undefined> {
  const [, id = '', page, width] = /^([^/]+)\/(\d{1,5})-(\d{2,4})\.png$/.exec(name) ?? []
  if (!page) return undefined
  const path = await viewableFile(library, exhibits(library.db).get(decodeURIComponent(id)))
  const key = `${path}/${page}-${width}`
  const recent = recentSheets.get(key)
  if (recent) return recent
  const png = await ask('draw', { path, page: Number(page), width: Number(width) })
  if (png) remember(key, png)
  return png
}

/** The pages drawn last, by the content they draw: the window keeps none, and asks again for those that come back into view. */
const recentSheets = new Map<string, Uint8Array>()
const RECENT_SHEETS_BYTES = 16_000_000

/** Forgets the pages drawn: of a locked library none stays in memory. */
export const forgetSheets = (): void => recentSheets.clear()

function remember(key: string, sheet: Uint8Array): void {
  recentSheets.set(key, sheet)
  let bytes = 0
  for (const { byteLength } of recentSheets.values()) bytes += byteLength
  for (const [oldest, { byteLength }] of recentSheets) {
    if (bytes <= RECENT_SHEETS_BYTES) return
    recentSheets.delete(oldest)
    bytes -= byteLength
  }
}
