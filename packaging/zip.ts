import { createWriteStream, lstatSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

const LINK_MODE = 0o120755

/** Writes a folder to a zip under a name of its own, with its rights and its links, which a macOS bundle needs. */
export async function writeZip(folder: string, name: string, file: string, quick = false): Promise<void> {
  const zip = new ZipFile()
  const compressionLevel = quick ? 1 : 9
  const add = (path: string, inside: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) =>
      a.name.localeCompare(b.name, 'en'),
    )) {
      const here = join(path, entry.name)
      const there = `${inside}/${entry.name}`
      if (entry.isSymbolicLink()) zip.addBuffer(Buffer.from(readlinkSync(here)), there, { mode: LINK_MODE })
      else if (entry.isDirectory()) add(here, there)
      else zip.addFile(here, there, { mode: lstatSync(here).mode, compressionLevel })
    }
  }
  add(folder, name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
}
