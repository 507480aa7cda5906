import { crc32, deflateRawSync } from 'node:zlib'
import { directoryOf } from '../../imports/containers/zip-directory.ts'
import { openPackage } from './package.ts'

/** The change of a part: its new content, or a function of its present text. */
export type PartChange = string | Uint8Array | ((text: string) => string)

interface ZipEntry {
  readonly name: Buffer
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly bytes: Uint8Array
}

/** Changes or adds parts of a Word file; the others are copied without being packed again. Call `stamp` after it. */
export function withParts(zip: Buffer, changes: Readonly<Record<string, PartChange>>): Buffer {
  const whole = openPackage(zip)
  const changesLeft = new Map(Object.entries(changes))
  const entries: ZipEntry[] = []
  for (const entry of directoryOf((at, length) => zip.subarray(at, at + length), zip.length) ?? []) {
    const change = changesLeft.get(entry.path)
    changesLeft.delete(entry.path)
    if (change !== undefined)
      entries.push(
        deflateEntry(
          entry.path,
          typeof change === 'function' ? change(whole.text(entry.path) ?? '') : change,
        ),
      )
    else {
      const from = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28)
      entries.push({
        ...entry,
        name: Buffer.from(entry.path),
        bytes: zip.subarray(from, from + entry.packedSize),
      })
    }
  }
  for (const [path, change] of changesLeft)
    if (typeof change !== 'function') entries.push(deflateEntry(path, change))
  return zipBytes(entries)
}

/** Packs parts as a new zip. */
export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  zipBytes(Object.entries(parts).map(([path, content]) => deflateEntry(path, content)))

function deflateEntry(path: string, content: string | Uint8Array): ZipEntry {
  const plain = typeof content === 'string' ? Buffer.from(content) : content
  return {
    name: Buffer.from(path),
    method: 8,
    crc: crc32(plain),
    size: plain.length,
    bytes: deflateRawSync(plain),
  }
}

const UTF8_NAMES = 0x0800

function zipBytes(entries: readonly ZipEntry[]): Buffer {
  const out: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, method, crc, size, bytes } of entries) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    const common = local.subarray(4)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(UTF8_NAMES, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(name.length, 22)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    common.copy(central, 6, 0, 26)
    central.writeUInt32LE(at, 42)
    out.push(local, name, bytes)
    directory.push(central, name)
    at += 30 + name.length + bytes.length
  }
  const length = directory.reduce((sum, one) => sum + one.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...out, ...directory, end])
}
