/** Where a reader of an import is: in a file, at or after one of its entries. */
export interface ReadingPlace {
  readonly file: number
  /** the entry being read, or the last one that was; -1: none yet */
  readonly entry: number
  /** it reads that entry; else it opens what follows it in the archive */
  readonly isInEntry: boolean
}

/** A place that ended a reader, and that the next one passes over: one entry, or all that follows it in its file. */
export interface FatalPlace {
  readonly file: number
  readonly entry: number
  readonly isRest: boolean
}

/** Cells of the shared memory; the file is counted from 1, 0 being a reader that has not begun. */
const [FILE, ENTRY, IN_ENTRY, STEPS] = [0, 1, 2, 3]
const CELLS = 4

/** Memory where a reader says its place: it outlives the reader. */
export const placeMemory = (): SharedArrayBuffer =>
  new SharedArrayBuffer(CELLS * Int32Array.BYTES_PER_ELEMENT)

/** Says the place of a reader; without memory, to nobody. */
export function placeWriter(memory: SharedArrayBuffer = placeMemory()) {
  const cells = new Int32Array(memory)
  const step = (): void => void Atomics.add(cells, STEPS, 1)
  const move = (file: number, entry: number, isInEntry: boolean) => {
    Atomics.store(cells, ENTRY, entry)
    Atomics.store(cells, IN_ENTRY, isInEntry ? 1 : 0)
    Atomics.store(cells, FILE, file + 1)
    step()
  }
  return {
    /** reads an entry of a file */
    enter: (file: number, entry: number) => move(file, entry, true),
    /** opens what follows an entry; -1: the file itself */
    leave: (file: number, entry: number) => move(file, entry, false),
    /** goes on: its work is counted anew */
    step,
  }
}

/** The place of a reader; undefined where it has not begun. */
export function placeIn(memory: SharedArrayBuffer): ReadingPlace | undefined {
  const cells = new Int32Array(memory)
  const file = Atomics.load(cells, FILE) - 1
  if (file < 0) return undefined
  return { file, entry: Atomics.load(cells, ENTRY), isInEntry: Atomics.load(cells, IN_ENTRY) === 1 }
}

/** How many steps a reader has made. */
export const stepsIn = (memory: SharedArrayBuffer): number => Atomics.load(new Int32Array(memory), STEPS)

/** Entries of one file that may each end a reader before the rest of the file is given up. */
const MAX_FATAL_ENTRIES = 5

/** Adds the place that ended a reader to those passed over; undefined where that file was given up already. */
export function blame(
  fatal: readonly FatalPlace[],
  { file, entry, isInEntry }: ReadingPlace,
): readonly FatalPlace[] | undefined {
  const same = fatal.filter(one => one.file === file)
  if (same.some(({ isRest }) => isRest)) return undefined
  const rest = (last: number): FatalPlace => ({ file, entry: last, isRest: true })
  if (!isInEntry) return [...fatal, rest(entry)]
  // passed over, it ended the reader again
  if (same.some(one => one.entry === entry)) return [...fatal, rest(entry - 1)]
  const next = [...fatal, { file, entry, isRest: false }]
  return same.length + 1 >= MAX_FATAL_ENTRIES ? [...next, rest(entry)] : next
}

/** Why an entry that ended a reader is refused. */
export const FATAL_REASON =
  'sa lecture demandait bien plus de temps ou de mémoire qu’un fichier de cette taille : il est abîmé, ou fait pour ne pas se laisser lire ; il a été passé'
/** The same, of all that follows in a file. */
export const FATAL_REST_REASON =
  'la lecture demandait bien plus de temps ou de mémoire qu’un fichier de cette taille : ce qui précède a été gardé, la suite n’a pas été lue'
