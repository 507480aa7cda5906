/** Places in the header of a compound file, the container of Outlook's messages ([MS-CFB] 2.2). */
const HEADER = { sectorShift: 30, tableSectors: 44, directory: 48, miniTable: 60, tables: 76, bytes: 512 }
/** Places in an entry of its directory (2.6): its type, the entries before, after and under it. */
const ENTRY = { type: 66, before: 68, after: 72, child: 76, bytes: 128 }
/** The types of entries that have others under them: a storage, the root. */
const WITH_CHILDREN = new Set([1, 5])
/** The sectors of the table that the header lists by itself. */
const LISTED_TABLES = 109
/** Sectors and entries have numbers below it; above are the marks of ends and of free places. */
const LAST_NUMBER = 0xfffffffa

/**
 * Whether the chains of a compound file all end. The library that reads it follows them without counting: one that turns round
 * would be followed for ever. What cannot be reached is left to that library, which says it.
 */
export function chainsEnd(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < HEADER.bytes) return true
  const sectorBytes = file[HEADER.sectorShift] === 12 ? 4096 : 512
  const at = (sector: number) => (sector + 1) * sectorBytes
  const numbersIn = (sectors: readonly number[]) =>
    sectors.flatMap(sector => {
      const length = Math.max(0, Math.min(sectorBytes, file.length - at(sector)))
      return Array.from({ length: length >> 2 }, (_, n) => file.readUInt32LE(at(sector) + 4 * n))
    })
  const count = Math.min(LISTED_TABLES, file.readUInt32LE(HEADER.tableSectors))
  const tables = Array.from({ length: count }, (_, n) => file.readUInt32LE(HEADER.tables + 4 * n))
  const table = numbersIn(tables.filter(isNumber))
  if (!endsEverywhere(table)) return false
  const chain = (start: number): number[] => {
    const sectors: number[] = []
    for (
      let next = start;
      isNumber(next) && sectors.length <= table.length;
      next = table[next] ?? LAST_NUMBER
    )
      sectors.push(next)
    return sectors
  }
  if (!endsEverywhere(numbersIn(chain(file.readUInt32LE(HEADER.miniTable))))) return false
  return isTree(directoryOf(file, chain(file.readUInt32LE(HEADER.directory)).map(at), sectorBytes))
}

const isNumber = (value: number) => value < LAST_NUMBER

/** Whether, wherever one begins in a table of what comes next, one comes to an end. */
function endsEverywhere(table: readonly number[]): boolean {
  /** the walk that met each place first, from 1 */
  const walks = new Uint32Array(table.length)
  for (let start = 0; start < table.length; start += 1)
    for (let at = start; at < table.length; at = table[at] ?? LAST_NUMBER) {
      if (walks[at] === start + 1) return false
      if (walks[at] !== 0) break
      walks[at] = start + 1
    }
  return true
}

/** The entries each entry of the directory leads to. */
function directoryOf(file: Buffer, places: readonly number[], sectorBytes: number): number[][] {
  return places.flatMap(place => {
    const entries = Math.max(0, Math.min(sectorBytes, file.length - place)) / ENTRY.bytes
    return Array.from({ length: Math.floor(entries) }, (_, n) => {
      const entry = place + n * ENTRY.bytes
      const fields = WITH_CHILDREN.has(file[entry + ENTRY.type] ?? 0)
        ? [ENTRY.before, ENTRY.after, ENTRY.child]
        : [ENTRY.before, ENTRY.after]
      return fields.map(field => file.readUInt32LE(entry + field)).filter(isNumber)
    })
  })
}

/** Whether no entry is reached twice from the first. */
function isTree(directory: readonly (readonly number[])[]): boolean {
  const visits = new Set<number>()
  const pending = [0]
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    if (visits.has(entry)) return false
    visits.add(entry)
    pending.push(...(directory[entry] ?? []))
  }
  return true
}
