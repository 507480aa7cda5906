import { open, readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Folders where the systems keep their fonts, and their users their own. */
function fontFolders(): string[] {
  const home = homedir()
  switch (process.platform) {
    case 'win32':
      return [
        join(process.env.WINDIR ?? 'C:\\Windows', 'Fonts'),
        join(process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Microsoft', 'Windows', 'Fonts'),
      ]
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')]
    default:
      return [
        ...['/usr/share/fonts', '/usr/local/share/fonts', '/usr/share/texmf/fonts/opentype'],
        ...[join(home, '.fonts'), join(home, '.local', 'share', 'fonts')],
      ]
  }
}

const FONT_FILE = /\.(?:ttf|otf|ttc|otc)$/i
/** Names a font gives its family by: the plain one, and the one of a family of more than four cuts. */
const FAMILY_NAMES: ReadonlySet<number> = new Set([1, 16])
const MAX_FACES = 64
/** Folders within folders that are gone into. */
const MAX_DEPTH = 6
const MAX_NAME_TABLE_BYTES = 1 << 20

/**
 * The families of the fonts that lie in the folders of this system, in lower case. Only their tables of names are read. Folders and files
 * that cannot be are passed over, so that a face may be here and not be found: say so.
 */
export async function systemFamilies(folders: readonly string[] = fontFolders()): Promise<Set<string>> {
  const families = new Set<string>()
  for (const folder of folders) await addFamilies(folder, families, 0)
  return families
}

async function addFamilies(folder: string, families: Set<string>, depth: number): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && depth < MAX_DEPTH) await addFamilies(path, families, depth + 1)
    if (!FONT_FILE.test(entry.name)) continue
    for (const name of await familiesOf(path).catch(() => [])) families.add(name.toLowerCase())
  }
}

type ReadAt = (at: number, length: number) => Promise<Buffer>

async function familiesOf(path: string): Promise<string[]> {
  const file = await open(path)
  try {
    const readAt: ReadAt = async (at, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
      return buffer.subarray(0, bytesRead)
    }
    const head = await readAt(0, 12)
    if (head.toString('latin1', 0, 4) !== 'ttcf') return await familiesAt(readAt, 0)
    const count = Math.min(head.readUInt32BE(8), MAX_FACES)
    const offsets = await readAt(12, 4 * count)
    const names = []
    for (let at = 0; at < count; at += 1)
      names.push(...(await familiesAt(readAt, offsets.readUInt32BE(4 * at))))
    return names
  } finally {
    await file.close()
  }
}

/** Reads the families of the font whose table of tables stands there (OpenType, « name »). */
async function familiesAt(readAt: ReadAt, start: number): Promise<string[]> {
  const count = (await readAt(start + 4, 2)).readUInt16BE(0)
  const tables = await readAt(start + 12, 16 * count)
  for (let at = 0; at + 16 <= tables.length; at += 16)
    if (tables.toString('latin1', at, at + 4) === 'name') {
      const length = Math.min(tables.readUInt32BE(at + 12), MAX_NAME_TABLE_BYTES)
      return familiesIn(await readAt(tables.readUInt32BE(at + 8), length))
    }
  return []
}

function familiesIn(table: Buffer): string[] {
  const names: string[] = []
  const strings = table.readUInt16BE(4)
  for (let record = 6; record < 6 + 12 * table.readUInt16BE(2); record += 12) {
    if (!FAMILY_NAMES.has(table.readUInt16BE(record + 6))) continue
    const at = strings + table.readUInt16BE(record + 10)
    const bytes = table.subarray(at, at + table.readUInt16BE(record + 8))
    // the platform of the Macintosh writes bytes, the two others UTF-16
    const isWide = table.readUInt16BE(record) !== 1
    names.push(isWide ? Buffer.from(bytes).swap16().toString('utf16le') : bytes.toString('latin1'))
  }
  return names
}
