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
import { hyphenationItem } from './office-hyphenation.ts'

const settings = (profile: string) => join(profile, 'user', 'registrymodifications.xcu')
/** Items LibreOffice writes at its first start in a profile: installed, version, extensions checked. */
const FIRST_START_ITEMS =
  /<item [^>]*><prop oor:name="(?:LastCompatibilityCheckID|ooSetupInstCompleted|ooSetupLastVersion)"[^\n]*<\/item>/g
let firstStartItems: string | undefined

/** Settings that forbid macros, and the files that a text names on the network or beside it. */
const GUARD_ITEMS = ['BlockUntrustedRefererLinks', 'DisableMacrosExecution', 'DisableActiveContent']
  .map(
    name =>
      `<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="${name}" oor:op="fuse"><value>true</value></prop></item>`,
  )
  .join('\n')

/**
 * Tells a new profile to trust nothing, where our French hyphenation is, and what was noted in an earlier one: LibreOffice then starts
 * as for the second time, with less than half the work.
 */
export function beginProfile(profile: string): void {
  mkdirSync(join(profile, 'user'), { recursive: true, mode: 0o700 })
  writeFileSync(
    settings(profile),
    `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n${GUARD_ITEMS}\n${hyphenationItem(profile)}\n${firstStartItems ?? ''}\n</oor:items>\n`,
  )
}

/** Keeps, for as long as the program runs, what LibreOffice noted in a profile that has served. */
export function learnProfile(profile: string): void {
  if (!firstStartItems && existsSync(settings(profile)))
    firstStartItems = readFileSync(settings(profile), 'utf8').match(FIRST_START_ITEMS)?.join('\n')
}

/** A conversion by LibreOffice: the file it reads, the one it makes, and what is said where it makes none. */
export interface OfficeWork {
  /** a folder of the library: what is written there meanwhile is gone after */
  readonly folder: string
  /** of the file given, by which LibreOffice reads it */
  readonly extension: string
  /** the only way it may read it: else it would take anything for a text */
  readonly reader?: string
  /** the extension of what it makes, and the argument that asks for it */
  readonly result: string
  readonly argument: string
  readonly signal?: AbortSignal | undefined
  /** milliseconds after which it is given up */
  readonly limit: number
  readonly messages: {
    readonly missing: string
    readonly stopped: string
    readonly late: string
    readonly full: string
    readonly failed: string
  }
}

/** Has LibreOffice convert a file in a profile of its own, so that an open LibreOffice is left alone. Throws where `isRight` refuses what it made. */
export async function convertByOffice(
  bytes: Uint8Array,
  work: OfficeWork,
  isRight: (result: Buffer) => boolean,
): Promise<Buffer> {
  const { folder, extension, reader, result, argument, signal, messages } = work
  const office = findOffice()
  if (!office) throw new AppError('refused', messages.missing)
  if (signal?.aborted) throw new AppError('cancelled', messages.stopped)
  const isSealed = keysFor(folder) !== undefined
  // a package that confines its program sees no folder in memory but its own
  const memory =
    isSealed && !/\/(?:snap|flatpak)\//.test(office) ? memoryFolder(folder, bytes.byteLength) : undefined
  const place = memory ?? join(exportsFolder(folder), `pdf-${randomUUID()}`)
  const profile = join(place, 'profil')
  const environment = guarded(() => {
    mkdirSync(place, { recursive: true, mode: 0o700 })
    beginProfile(profile)
    return readsFontConfiguration(office) ? fontEnvironment(place) : {}
  })
  try {
    const file = join(place, `texte.${extension}`)
    await safely(() => writeFile(file, bytes, { mode: 0o600, flush: true }))
    const args = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--nologo', '--nodefault'],
      ...(reader ? [`--infilter=${reader}`] : []),
      ...['--convert-to', argument, '--outdir', place, file],
    ]
    const stderr = await run(office, args, work, {
      ...environment,
      TMPDIR: place,
      TMP: place,
      TEMP: place,
    })
    const output = await readFile(join(place, `texte.${result}`)).catch(() => undefined)
    learnProfile(profile)
    if (output && isRight(output)) return output
    throw await failure(place, stderr, messages)
  } finally {
    if (isSealed && memory === undefined) wipeFolder(place)
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  }
}

const processes = new Set<ChildProcess>()
// it has a group of its own, that would outlive the program
process.once('exit', () => processes.forEach(endGroup))

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
  { signal, limit, messages }: OfficeWork,
  environment: NodeJS.ProcessEnv,
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
    const stop = () => end(new AppError('cancelled', messages.stopped))
    const timer = setTimeout(() => end(new AppError('refused', messages.late)), limit)
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
    child.on('error', () => settle(() => reject(new AppError('refused', messages.missing))))
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
async function failure(place: string, stderr: string, messages: OfficeWork['messages']): Promise<AppError> {
  const { bavail, bsize } = await statfs(place)
  if (bavail * bsize < 4_000_000) return new AppError('full', messages.full)
  return new AppError('refused', messages.failed, { stderr })
}
