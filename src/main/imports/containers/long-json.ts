import { Refusal } from '../refusal.ts'
import { type Entries, type Entry, MAX_RECORD_BYTES } from './container-entry.ts'
import { jsonRecords, jsonSplitter } from './json-stream.ts'

/** How many characters of records are handed over together. */
const CHARS_PER_BATCH = 2 ** 20

/** Whether a file begins as a JSON does; too long to be held whole, it is read record by record. */
export const beginsLikeJson = (head: Buffer): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(head.toString('latin1', 0, 200))

/** The records of such a file as its pieces are pushed, in an archive read in one pass. What came before a fault is given, then the fault is. */
export function pushedJson(path: string) {
  const split = jsonSplitter()
  let isBroken = false
  const entriesOf = (records: () => Iterable<{ place: string; text: string }>): Entry[] => {
    const out: Entry[] = []
    if (isBroken) return out
    try {
      for (const { place, text } of records())
        out.push(entryOf([path, place].filter(Boolean).join(' › '), text))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      isBroken = true
      out.push({ path, reason: error.message })
    }
    return out
  }
  return {
    take: (piece: Buffer) => entriesOf(() => split.take(piece)),
    end: () => entriesOf(() => split.end()),
  }
}

const entryOf = (path: string, text: string): Entry =>
  text.length > MAX_RECORD_BYTES
    ? { path, reason: 'l’enregistrement dépasse 20 Mo' }
    : { path, bytes: Buffer.from(text), isNamed: false }

/**
 * The records of a JSON too long to be held whole, each as if it were a file of its own. What came before a fault is given, then the
 * fault is; `hasFailed` tells that the bytes themselves went wrong. `path`: the file, in its archive.
 */
export async function* longJson(
  chunks: AsyncIterable<Buffer>,
  {
    isNamed,
    hasFailed,
    path = '',
    day,
  }: {
    readonly isNamed: boolean
    readonly hasFailed: () => string | undefined
    readonly path?: string
    readonly day?: string | undefined
  },
): Entries {
  let group: Entry[] = []
  let size = 0
  let fault: string | undefined
  const placeOf = (place: string) => [path, place].filter(Boolean).join(' › ')
  try {
    for await (const { place, text } of jsonRecords(chunks)) {
      group.push(
        text.length > MAX_RECORD_BYTES
          ? { path: placeOf(place), reason: 'l’enregistrement dépasse 20 Mo' }
          : { path: placeOf(place), bytes: Buffer.from(text), isNamed, ...(day && { day }) },
      )
      size += text.length
      if (size < CHARS_PER_BATCH) continue
      yield group
      group = []
      size = 0
    }
    fault = hasFailed()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    fault = hasFailed() ?? error.message
  }
  if (fault) group.push({ path, reason: fault })
  yield group
}
