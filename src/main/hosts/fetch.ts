import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Options of a download: target folder, origin, and the longest silence borne (milliseconds). */
export interface Fetching {
  /** the package, with its version and its checksums */
  readonly folder: string
  readonly from: string
  readonly patience?: number
  say(sentence: string): void
}

/** The binary's place inside what the archive holds. */
export const inArchive: string =
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'

/**
 * Fetches Electron's binary beside its package, whole or not at all: written apart, compared with the package's own checksum,
 * then given its name. False as soon as nothing has come for `patience`, at the beginning or later; never throws.
 */
export async function fetchElectron({ folder, from, patience, say }: Fetching): Promise<boolean> {
  const parts = ['zip', 'dir'].map(end => join(folder, `dist.part.${process.pid}.${end}`))
  const [zip = '', place = ''] = parts
  try {
    const { platform, arch } = process
    if (!(await fetchArchive(zip, { folder, from, platform, arch, say, ...(patience && { patience }) })))
      return false
    await mkdir(place)
    await unzip(zip, place)
    await rm(join(folder, 'dist'), { recursive: true, force: true })
    await rename(place, join(folder, 'dist'))
    await writeFile(join(folder, 'path.txt'), inArchive)
    return true
  } catch {
    return false
  } finally {
    for (const part of parts) await rm(part, { recursive: true, force: true })
  }
}

/**
 * Writes to `zip` the archive of the package's version for a system, and compares it with the package's own checksum. False, and
 * nothing left, when it does not come, is cut short or differs; never throws.
 */
export async function fetchArchive(
  zip: string,
  { folder, from, platform, arch, patience = 3500, say }: Fetching & { platform: string; arch: string },
): Promise<boolean> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), patience)
  const restartTimer = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), patience)
  }
  let whole = false
  try {
    const { version } = await readJson<{ version: string }>(join(folder, 'package.json'))
    const name = `electron-v${version}-${platform}-${arch}.zip`
    const checksum = (await readJson<Record<string, string>>(join(folder, 'checksums.json')))[name]
    // No heard() here: the answer and its first bytes share one patience, so that giving up stays under it.
    const answer = await fetch(new URL(`v${version}/${name}`, from), { signal: silence.signal })
    if (!answer.ok || !answer.body || !checksum) return false
    const hash = createHash('sha256')
    let hasBegun = false
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        if (!hasBegun) say('Téléchargement d’Electron, une fois pour toutes…')
        hasBegun = true
        restartTimer()
        hash.update(chunk)
        next(null, chunk)
      },
    })
    await pipeline(answer.body, meter, createWriteStream(zip), { signal: silence.signal })
    whole = hash.digest('hex') === checksum
    return whole
  } catch {
    return false
  } finally {
    clearTimeout(timer)
    if (!whole) await rm(zip, { force: true })
  }
}

/** Electron's own extractor, which keeps the links and the rights its bundle needs on macOS. */
async function unzip(zip: string, dir: string): Promise<void> {
  const requireHere = createRequire(import.meta.url)
  const { extract } = createRequire(requireHere.resolve('electron/package.json'))(
    '@electron-internal/extract-zip',
  ) as {
    extract(zip: string, to: { dir: string }): Promise<void>
  }
  await extract(zip, { dir })
}

const readJson = async <T>(file: string) => JSON.parse(await readFile(file, 'utf8')) as T
