import { createHmac } from 'node:crypto'
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { databaseState } from '../../kernel/database/engine.ts'
import { wipe } from '../../kernel/files/wiping.ts'
import type { VaultKeys } from '../../kernel/vault/keys.ts'
import {
  isEmptyPage,
  isSealedPage,
  openSealedPage,
  PAGE_SEAL_BYTES,
  SEALED_PAGE_BYTES,
  sealPage,
} from '../../kernel/vault/sealed-pages.ts'

/** The end of the name of the two last lots of pages: while it is there, a database is being sealed where it lies. */
const LOTS_END = '.lots'
/** The same of one that is being put in clear. */
const CLEAR_LOTS_END = '.lots-clair'
/** Pages that are sealed, flushed and written at once: two megabytes. */
const LOT_PAGES = 512
const HEADER_BYTES = 40
/** The room that a sealing in place takes on the disk. */
export const LOTS_BYTES: number = 2 * (HEADER_BYTES + LOT_PAGES * SEALED_PAGE_BYTES)

export const isSealingInPlace = (database: string): boolean => existsSync(`${database}${LOTS_END}`)
export const isUnsealingInPlace = (database: string): boolean => existsSync(`${database}${CLEAR_LOTS_END}`)

interface Options {
  readonly keys: VaultKeys
  readonly lotPages?: number
  /** some pages may be done already, though no file of lots tells it */
  readonly isTakenUp?: boolean
  /** hears how much is done, from 0 to 1 */
  readonly onPart?: (part: number) => void
}

interface Lot {
  /** number of its first page, from 1 */
  readonly first: number
  readonly pages: Buffer
}

/**
 * Seals a clear database where it lies, lot by lot from its end, so that its first page, by which it is known, is sealed last. Each lot
 * is flushed to a file of two lots in turn before it overwrites its pages; called again after a kill, it writes the last
 * whole lot anew and goes on. Nothing in clear is written anywhere.
 */
export function sealInPlace(database: string, options: Options): void {
  rewriteInPlace(database, [LOTS_END, CLEAR_LOTS_END], options, (page, number, isTakenUp) => {
    if (!isTakenUp || !isSealedPage(options.keys, page, number)) sealPage(options.keys.database, page, number)
  })
}

/**
 * Puts a sealed database in clear where it lies, in the same way; the clear pages are in the file of two lots meanwhile. Throws where a
 * page does not open: ask `firstBrokenPage` before. Taken up, it leaves such a page as it is: it was put in clear before.
 */
export function unsealInPlace(database: string, options: Options): void {
  rewriteInPlace(database, [CLEAR_LOTS_END, LOTS_END], options, (page, number, isTakenUp) => {
    if (isEmptyPage(page)) return
    const opened = openSealedPage(options.keys, page, number)
    if (opened) page.set(opened.fill(0, SEALED_PAGE_BYTES - PAGE_SEAL_BYTES))
    else if (!isTakenUp) throw new Error(`page ${number} does not open`)
  })
}

/** The first page of a sealed database whose seal is broken. A free page that SQLite never wrote has none. */
export function firstBrokenPage(database: string, keys: VaultKeys): number | undefined {
  const file = openSync(database, 'r')
  try {
    const count = Math.floor(fstatSync(file).size / SEALED_PAGE_BYTES)
    for (let first = 1; first <= count; first += LOT_PAGES) {
      const last = Math.min(count, first + LOT_PAGES - 1)
      const lot = { first, pages: readPages(file, first, last) }
      for (let number = first; number <= last; number += 1) {
        const page = pageOf(lot, number)
        if (!isEmptyPage(page) && !isSealedPage(keys, page, number)) return number
      }
    }
    return undefined
  } finally {
    closeSync(file)
  }
}

/**
 * Rewrites each page of a database where it lies, lot by lot from its end. Called again after a kill, or on a copy whose lots are of
 * another moment than its pages, or to go back the other way, it writes the whole lots anew, then goes through every page: each tells by
 * its seal whether it is done.
 */
function rewriteInPlace(
  database: string,
  [ownEnd, otherEnd]: readonly [string, string],
  { keys, lotPages = LOT_PAGES, onPart, isTakenUp = false }: Options,
  change: (page: Buffer, number: number, isTakenUp: boolean) => void,
): void {
  const [own, other] = [`${database}${ownEnd}`, `${database}${otherEnd}`]
  const isResumed = isTakenUp || existsSync(own) || existsSync(other)
  const file = openSync(database, 'r+')
  try {
    const count = Math.floor(fstatSync(file).size / SEALED_PAGE_BYTES)
    // its name says which way the work goes: it is there before the lots of the other way leave
    const lots = openLots(own, keys, lotPages)
    try {
      if (existsSync(other)) {
        const others = openLots(other, keys, lotPages)
        for (const lot of others.whole()) writeTorn(file, lot, keys)
        others.close()
        wipe(other)
      }
      for (const lot of lots.whole()) writeTorn(file, lot, keys)
      for (let end = count; end > 0; ) {
        const first = Math.max(1, end - lotPages + 1)
        const lot = { first, pages: readPages(file, first, end) }
        const before = isResumed ? Buffer.from(lot.pages) : undefined
        for (let number = first; number <= end; number += 1) change(pageOf(lot, number), number, isResumed)
        if (!before?.equals(lot.pages)) {
          lots.add(lot)
          writePages(file, lot)
        }
        end = first - 1
        onPart?.(1 - end / count)
      }
    } finally {
      lots.close()
    }
  } finally {
    closeSync(file)
  }
  wipe(own)
}

/** Writes the pages of a lot anew, but those whose seal is whole: nothing was cut in them, and a later one may lie there. */
function writeTorn(file: number, { first, pages }: Lot, keys: VaultKeys): void {
  const count = pages.length / SEALED_PAGE_BYTES
  const lying = { first, pages: readPages(file, first, first + count - 1) }
  for (let number = first; number < first + count; number += 1) {
    const page = pageOf(lying, number)
    if (!isSealedPage(keys, page, number)) page.set(pageOf({ first, pages }, number))
  }
  writePages(file, lying)
}

/**
 * Whether a database is sealed on one side and in clear on the other, as a conversion leaves it: told by its first page and by the last one
 * that is not empty. A page in clear leaves the room of its seal in zeros; a seal, beside a first page in clear, is told by the keys alone.
 */
export function isHalfSealed(database: string, keys: VaultKeys | undefined): boolean {
  const state = databaseState(database)
  if (state !== 'sealed' && !(state === 'clear' && keys)) return false
  const file = openSync(database, 'r')
  try {
    for (let number = Math.floor(fstatSync(file).size / SEALED_PAGE_BYTES); number > 1; number -= 1) {
      const page = readPages(file, number, number)
      if (isEmptyPage(page)) continue
      return state === 'clear'
        ? keys !== undefined && isSealedPage(keys, page, number)
        : isEmptyPage(page.subarray(-PAGE_SEAL_BYTES))
    }
    return false
  } finally {
    closeSync(file)
  }
}

/** Of a journal of SQLite: its header, then that of its first frame, which begins with the number of its page. */
const FIRST_FRAME_AT = 32
const FIRST_PAGE_AT = 56

/** Whether the journal of a database was written in clear: the seal of its first page tells. */
export function isClearJournal(database: string, keys: VaultKeys): boolean {
  const journal = `${database}-wal`
  if ((statSync(journal, { throwIfNoEntry: false })?.size ?? 0) < FIRST_PAGE_AT + SEALED_PAGE_BYTES)
    return false
  const file = openSync(journal, 'r')
  try {
    const head = Buffer.alloc(FIRST_PAGE_AT + SEALED_PAGE_BYTES)
    readSync(file, head, 0, head.length, 0)
    return !isSealedPage(keys, head.subarray(FIRST_PAGE_AT), head.readUInt32BE(FIRST_FRAME_AT))
  } finally {
    closeSync(file)
  }
}

const pageOf = ({ first, pages }: Lot, number: number): Buffer =>
  pages.subarray((number - first) * SEALED_PAGE_BYTES, (number - first + 1) * SEALED_PAGE_BYTES)

function readPages(file: number, first: number, last: number): Buffer {
  const pages = Buffer.alloc((last - first + 1) * SEALED_PAGE_BYTES)
  const start = (first - 1) * SEALED_PAGE_BYTES
  for (let at = 0; at < pages.length; ) {
    const bytes = readSync(file, pages, at, pages.length - at, start + at)
    if (bytes === 0) throw new Error('the database was cut while it was rewritten')
    at += bytes
  }
  return pages
}

function writePages(file: number, { first, pages }: Lot): void {
  writeWhole(file, pages, (first - 1) * SEALED_PAGE_BYTES)
  fsyncSync(file)
}

function writeWhole(file: number, bytes: Buffer, position: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, position + at)
}

/** Two places for lots, written in turn: one cut short leaves the one before. A lot of another vault is none. */
function openLots(path: string, keys: VaultKeys, lotPages: number) {
  const placeBytes = HEADER_BYTES + lotPages * SEALED_PAGE_BYTES
  const file = openSync(path, existsSync(path) ? 'r+' : 'wx+', 0o600)
  let place = 0
  // its room is taken before any page is overwritten
  if (fstatSync(file).size < 2 * placeBytes) writeWhole(file, Buffer.alloc(2 * placeBytes), 0)
  fsyncSync(file)
  const check = (lot: Buffer) => createHmac('sha256', keys.names).update(lot).digest()
  const read = (at: number): Lot | undefined => {
    const header = Buffer.alloc(HEADER_BYTES)
    readSync(file, header, 0, HEADER_BYTES, at * placeBytes)
    const [first, count] = [header.readUInt32LE(0), header.readUInt32LE(4)]
    if (first === 0 || count === 0 || count > lotPages) return undefined
    const pages = Buffer.alloc(count * SEALED_PAGE_BYTES)
    readSync(file, pages, 0, pages.length, at * placeBytes + HEADER_BYTES)
    return check(Buffer.concat([header.subarray(0, 8), pages])).equals(header.subarray(8))
      ? { first, pages }
      : undefined
  }
  return {
    /** the whole lots, the one begun last at the end: the work goes down from the end */
    whole: (): Lot[] => {
      const [a, b] = [read(0), read(1)]
      const lots = [a, b].filter(lot => lot !== undefined).sort((one, two) => two.first - one.first)
      place = lots.length > 0 && lots.at(-1) === a ? 1 : 0
      return lots
    },
    add: ({ first, pages }: Lot): void => {
      const header = Buffer.alloc(8)
      header.writeUInt32LE(first, 0)
      header.writeUInt32LE(pages.length / SEALED_PAGE_BYTES, 4)
      const code = check(Buffer.concat([header, pages]))
      writeWhole(file, Buffer.concat([header, code, pages]), place * placeBytes)
      fsyncSync(file)
      place = 1 - place
    },
    close: () => closeSync(file),
  }
}
