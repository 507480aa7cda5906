import { Refusal } from './refusal.ts'

/** The names under which publishers put the list of records in an object: pages of results, exports, bibliographies. */
export const listNames: ReadonlySet<string> = new Set([
  'results',
  'items',
  'decisions',
  'resolved',
  'unresolved',
])
/** One record, in characters: a whole code saved as a tree is some tens of millions. */
const longest = 64 * 2 ** 20

/**
 * The records of a JSON file of any size, read as it comes: the elements of an array, of `{results: […]}` or `{items: […]}`, the
 * lines of an NDJSON, or one object alone (whose place is ''). Only what separates records is looked at here: each text is still
 * to be parsed. Throws a Refusal, with the place, at what cannot be JSON; what came before it was given.
 */
export async function* jsonRecords(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<{ place: string; text: string }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const split = splitter()
  const decode = (bytes?: Buffer) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch {
      throw new Refusal(`le texte n’est pas en UTF-8 (${split.where()})`)
    }
  }
  for await (const chunk of chunks) yield* split.take(decode(chunk))
  yield* split.take(decode())
  yield* split.end()
}

function splitter() {
  /** `[` and `{` open; a list is entered at depth 1 (array) or 2 (list of an object) */
  const open: number[] = []
  let inString = false
  let escaped = false
  let listDepth = 0
  let listed = false
  let key = ''
  let keyFrom = -1
  let pieces = ''
  let from = -1
  let count = 0
  let first: string | undefined
  const where = () => (count ? `après l’enregistrement ${count}` : 'dès le début')
  const wrong = () => new Refusal(`le fichier JSON est mal formé ou incomplet (${where()})`)
  const record = (text: string) => {
    count += 1
    return { place: `enregistrement ${count}`, text }
  }

  function* take(chunk: string): Generator<{ place: string; text: string }> {
    if (from >= 0) from = 0
    if (keyFrom >= 0) keyFrom = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at)
      if (inString) {
        if (escaped) escaped = false
        else if (code === 92) escaped = true
        else if (code === 34) {
          inString = false
          if (keyFrom >= 0) {
            key += chunk.slice(keyFrom, at)
            keyFrom = -1
          }
        }
        continue
      }
      const depth = open.length
      const elements = listDepth > 0 && depth === listDepth
      if (code <= 32) {
        if (code !== 32 && code !== 10 && code !== 13 && code !== 9) throw wrong()
        continue
      }
      if (depth === 0) {
        if (code !== 123 && code !== 91) throw wrong()
        // a second value after the first: the file is a list of lines
        if (listed) throw wrong()
        if (first) {
          yield record(first)
          first = ''
        }
      }
      if (code === 34) {
        inString = true
        if (depth === 1 && open[0] === 123 && !listDepth) {
          key = ''
          keyFrom = at + 1
        }
        if (elements && from < 0) from = at
      } else if (code === 123 || code === 91) {
        if (open.length > 500) throw new Refusal(`le fichier JSON emboîte trop de niveaux (${where()})`)
        open.push(code)
        if (depth === 0) {
          if (code === 91) {
            listDepth = 1
            listed = true
          } else from = at
        } else if (depth === 1 && open[0] === 123 && !listDepth && code === 91 && listNames.has(key)) {
          listDepth = 2
          listed = true
          from = -1
          pieces = ''
        } else if (elements && from < 0) from = at
      } else if (code === 125 || code === 93) {
        if (open.pop() !== code - 2) throw wrong()
        const now = open.length
        if (listDepth && now === listDepth - 1) {
          if (from >= 0) yield record(pieces + chunk.slice(from, at))
          pieces = ''
          from = -1
          listDepth = 0
          key = ''
        } else if (listDepth && now === listDepth) {
          yield record(pieces + chunk.slice(from, at + 1))
          pieces = ''
          from = -1
        } else if (now === 0 && !listed) {
          const text = pieces + chunk.slice(from, at + 1)
          pieces = ''
          from = -1
          if (first === undefined) first = text
          else yield record(text)
        }
      } else if (elements) {
        if (code === 44) {
          if (from >= 0) yield record(pieces + chunk.slice(from, at))
          pieces = ''
          from = -1
        } else if (from < 0) from = at
      }
    }
    if (from >= 0) pieces += chunk.slice(from)
    if (keyFrom >= 0) key += chunk.slice(keyFrom)
    if (pieces.length > longest)
      throw new Refusal(`un enregistrement dépasse 64 millions de caractères (${where()})`)
  }

  function* end(): Generator<{ place: string; text: string }> {
    if (first) yield { place: '', text: first }
    if (open.length || inString || (first === undefined && !listed)) throw wrong()
  }

  return { take, end, where }
}
