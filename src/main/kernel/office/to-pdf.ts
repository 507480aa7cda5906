import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AppError } from '../../../shared/kernel/errors.ts'
import { guarded, safely } from '../database/refusals.ts'
import { exportsFolder } from '../files/exports.ts'
import { wipeFolder } from '../files/wiping.ts'
import { keysFor } from '../vault/keys.ts'
import { findOffice } from './find-office.ts'
import { memoryFolder } from './memory-folder.ts'
import { fontEnvironment, readsFontConfiguration } from './office-fonts.ts'

const settings = (profile: string) => join(profile, 'user', 'registrymodifications.xcu')
/** Items LibreOffice writes at its first start in a profile: installed, version, extensions checked. */
const FIRST_START_ITEMS =
  /<item [^>]*><prop oor:name="(?:LastCompatibilityCheckID|ooSetupInstCompleted|ooSetupLastVersion)"[^\n]*<\/item>/g
let firstStartItems: string | undefined

/** Tells a new profile what was noted in an earlier one: LibreOffice then starts as for the second time, with less than half the work. */
export function beginProfile(profile: string): void {
  if (!firstStartItems) return
  mkdirSync(join(profile, 'user'), { recursive: true, mode: 0o700 })
  writeFileSync(
    settings(profile),
    `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n${firstStartItems}\n</oor:items>\n`,
  )
}

/** Keeps, for as long as the program runs, what LibreOffice noted in a profile that has served. */
export function learnProfile(profile: string): void {
  if (!firstStartItems && existsSync(settings(profile)))
    firstStartItems = readFileSync(settings(profile), 'utf8').match(FIRST_START_ITEMS)?.join('\n')
}

export interface Conversion {
  /** a folder of the library: what is written there meanwhile is gone after */
  readonly folder: string
  /** what the file is, by which LibreOffice reads it: `docx` unless said */
  readonly extension?: string
  /** PDF/A-1b, made to be kept; else a tagged PDF */
  readonly archive: boolean
  /** only to see where the bookmarks of the file are printed: each is a named destination of the PDF */
  readonly places?: boolean
  readonly signal?: AbortSignal
  /** milliseconds after which it is given up */
  readonly limit?: number
}

/** A Word file, or another of an office, as the PDF that LibreOffice prints of it, in a profile of its own, so that an open LibreOffice is left alone. */
export async function toPdf(
  docx: Uint8Array,
  { folder, archive, places = false, signal, extension = 'docx', limit = 180_000 }: Conversion,
): Promise<Buffer> {
  const office = findOffice()
  if (!office) throw new AppError('refused', MISSING_MESSAGE)
  if (signal?.aborted) throw new AppError('cancelled', STOPPED_MESSAGE)
  const isSealed = keysFor(folder) !== undefined
  // a package that confines its program sees no folder in memory but its own
  const memory =
    isSealed && !/\/(?:snap|flatpak)\//.test(office) ? memoryFolder(folder, docx.byteLength) : undefined
  const place = memory ?? join(exportsFolder(folder), `pdf-${randomUUID()}`)
  const profile = join(place, 'profil')
  const environment = guarded(() => {
    mkdirSync(place, { recursive: true, mode: 0o700 })
    beginProfile(profile)
    return readsFontConfiguration(office) ? fontEnvironment(place) : {}
  })
  try {
    const file = join(place, `texte.${extension}`)
    await safely(() => writeFile(file, docx, { mode: 0o600, flush: true }))
    const stderr = await run(office, argumentsOf(place, file, profile, { archive, places }), {
      signal,
      limit,
      environment: { ...environment, ...(isSealed && { TMPDIR: place, TMP: place, TEMP: place }) },
    })
    const pdf = await readFile(join(place, 'texte.pdf')).catch(() => undefined)
    learnProfile(profile)
    if (pdf?.subarray(0, 5).toString() === '%PDF-') return pdf
    throw await failure(place, stderr)
  } finally {
    if (isSealed && memory === undefined) wipeFolder(place)
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  }
}

function argumentsOf(
  place: string,
  file: string,
  profile: string,
  { archive, places }: { readonly archive: boolean; readonly places: boolean },
): string[] {
  const options = {
    SelectPdfVersion: archive ? 1 : 0,
    UseTaggedPDF: !places,
    ExportBookmarks: !places,
    ...(places ? { ExportBookmarksToPDFDestination: true } : {}),
    ExportFormFields: false,
    ExportNotes: false,
    DisplayPDFDocumentTitle: true,
  }
  const filterOptions = Object.entries(options).map(([name, value]) => [
    name,
    { type: typeof value === 'number' ? 'long' : 'boolean', value: String(value) },
  ])
  return [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    ...['--headless', '--norestore', '--nologo', '--nodefault'],
    ...['--convert-to', `pdf:${filterOf(file)}:${JSON.stringify(Object.fromEntries(filterOptions))}`],
    ...['--outdir', place, file],
  ]
}

/** The part of LibreOffice that prints such a file. */
function filterOf(file: string): string {
  if (/\.(?:xlsx?|ods)$/.test(file)) return 'calc_pdf_Export'
  if (/\.(?:pptx?|odp)$/.test(file)) return 'impress_pdf_Export'
  return file.endsWith('.odg') ? 'draw_pdf_Export' : 'writer_pdf_Export'
}

const MISSING_MESSAGE =
  'LibreOffice n’est pas sur cet ordinateur : le PDF n’a pas été fait. Installez-le (gratuit, fr.libreoffice.org), ou ouvrez le fichier Word et enregistrez-le en PDF depuis Word.'
const STOPPED_MESSAGE = 'La fabrication du PDF a été arrêtée. Rien n’a été gardé ; le brouillon est intact.'
const LATE_MESSAGE =
  'LibreOffice n’a pas répondu à temps : il a été arrêté et le PDF n’a pas été fait. Recommencez, ou enregistrez le fichier Word en PDF depuis Word ou LibreOffice.'
const FULL_DISK_MESSAGE =
  'Le disque est plein : le PDF n’a pas été fait, et ce qui était enregistré est intact. Libérez de la place, puis recommencez.'

const processes = new Set<ChildProcess>()
// it has a group of its own, that would outlive the program
process.once('exit', () => processes.forEach(endGroup))

interface Running {
  readonly signal?: AbortSignal | undefined
  readonly limit: number
  readonly environment: NodeJS.ProcessEnv
}

/**
 * Runs a program in a group of processes, and ends the group when standard input closes, as it does when ours is killed: nothing else
 * would tell it.
 */
const GUARD = `exec 3<&0
"$@" </dev/null 3<&- &
child=$!
( read -r end <&3; kill -9 -$$ ) >/dev/null 2>&1 &
guard=$!
exec 3<&-
wait $child
status=$?
kill $guard 2>/dev/null
exit $status`

/** Runs it to its end; the whole group of processes is ended when it is stopped or late. */
function run(
  office: string,
  args: readonly string[],
  { signal, limit, environment }: Running,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const isGuarded = process.platform !== 'win32'
    const [command, words] = isGuarded ? ['/bin/sh', ['-c', GUARD, 'sh', office, ...args]] : [office, args]
    const child = spawn(command, words, {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: isGuarded,
      windowsHide: true,
      env: { ...process.env, ...environment },
    })
    child.stdin.on('error', () => undefined)
    processes.add(child)
    let stderr = ''
    let over: AppError | undefined
    const end = (error: AppError) => {
      over = error
      endGroup(child)
    }
    const stop = () => end(new AppError('cancelled', STOPPED_MESSAGE))
    const timer = setTimeout(() => end(new AppError('refused', LATE_MESSAGE)), limit)
    signal?.addEventListener('abort', stop, { once: true })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = `${stderr}${chunk.toString('utf8')}`.slice(-2000)
    })
    const settle = (conclude: () => void) => {
      processes.delete(child)
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      conclude()
    }
    child.on('error', () => settle(() => reject(new AppError('refused', MISSING_MESSAGE))))
    child.on('close', () => settle(() => (over ? reject(over) : resolve(stderr))))
  })
}

/** soffice is a script that starts the program itself: both are of one group. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32')
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true })
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // it had ended
  }
}

/** A full disk says nothing of itself: LibreOffice only ends without a file. */
async function failure(place: string, stderr: string): Promise<AppError> {
  const { bavail, bsize } = await statfs(place)
  if (bavail * bsize < 4_000_000) return new AppError('full', FULL_DISK_MESSAGE)
  return new AppError(
    'refused',
    'LibreOffice s’est arrêté sans faire le PDF. Le fichier Word, lui, s’exporte toujours : ouvrez-le et enregistrez-le en PDF.',
    { stderr },
  )
}
