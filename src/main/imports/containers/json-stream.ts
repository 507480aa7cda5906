import { Refusal } from '../refusal.ts'
import { beginsLikeCodeTree, codeTreeSplitter, TREE_HEAD_BYTES } from './code-tree.ts'

/** The names under which publishers put the list of records in an object: pages of results, exports, bibliographies. */
export const listNames: ReadonlySet<string> = new Set([
  'results',
  'items',
  'decisions',
  'resolved',
  'unresolved',
])
/**
 * The lists a publisher nests deeper, by the names that lead to them, and what one of their records is called when it stands alone: the old
 * composite files of the Assemblée, of tens of megabytes. One record alone is an object there, not a list.
 */
const NESTED_LISTS: ReadonlyMap<string, string> = new Map([
  ['export.acteurs.acteur', 'acteur'],
  ['export.organes.organe', 'organe'],
  ['scrutins.scrutin', 'scrutin'],
])
/** The names worth reading on the way to those; '' is the outermost object. */
const ways: ReadonlySet<string> = new Set(['', 'export', 'export.acteurs', 'export.organes', 'scrutins'])
/** One record, in characters: a whole code saved as a tree is some tens of millions. */
const MAX_RECORD_CHARS = 64 * 2 ** 20

/**
 * The records of a JSON file of any size, read as it comes: the elements of an array, of `{results: […]}` or `{items: […]}`, of
 * the lists of a composite file of the Assemblée, the lines of an NDJSON, the sections of a code saved as a tree, or one object alone (whose place
 * is ''). Only what separates records is looked at here: each text is still to be parsed. Throws a Refusal, with the place, at what cannot be
 * JSON; what came before it was given.
 */
export async function* jsonRecords(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<{ place: string; text: string }> {
  const split = jsonSplitter()
  for await (const chunk of chunks) yield* split.take(chunk)
  yield* split.end()
}

/** The same for bytes that are pushed: `take` gives the records that end in a piece, `end` what is left. */
export function jsonSplitter() {
  let head: Buffer = Buffer.alloc(0)
  let split: ReturnType<typeof codeTreeSplitter> | undefined
  const splitterOf = () => (beginsLikeCodeTree(head) ? codeTreeSplitter() : listSplitter())
  return {
    *take(bytes: Buffer): Generator<{ place: string; text: string }> {
      if (split) return yield* split.take(bytes)
      head = head.length ? Buffer.concat([head, bytes]) : bytes
      if (head.length < TREE_HEAD_BYTES && !beginsLikeCodeTree(head)) return
      split = splitterOf()
      yield* split.take(head)
    },
    *end(): Generator<{ place: string; text: string }> {
      if (!split) {
        split = splitterOf()
        yield* split.take(head)
      }
      yield* split.end()
    },
  }
}

/** Cuts what is a list of records, or lines, or one object. */
function listSplitter() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const split = splitter()
  const decode = (bytes?: Buffer) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch {
      throw new Refusal(`le texte n’est pas en UTF-8 (${split.where()})`)
    }
  }
  return {
    take: (bytes: Buffer) => split.take(decode(bytes)),
    *end() {
      yield* split.take(decode())
      yield* split.end()
    },
  }
}

function splitter() {
  /** `[` and `{` open; a list is entered at depth 1 (array) or 2 (list of an object) */
  const open: number[] = []
  /** the names that led to the object open at each depth, while they may lead to a list */
  const leads: (string | undefined)[] = []
  let inString = false
  let isEscaped = false
  let listDepth = 0
  /** the depth of the object whose only record stands in the place of a list; what its records are called */
  let loneDepth = 0
  let name = ''
  let isListItem = false
  let key = ''
  let keyFrom = -1
  let pieces = ''
  let from = -1
  let count = 0
  let first: string | undefined
  const where = () => (count ? `après l’enregistrement ${count}` : 'dès le début')
  const wrong = () => new Refusal(`le fichier JSON est mal formé ou incomplet (${where()})`)
  function* record(text: string): Generator<{ place: string; text: string }> {
    if (name && isNothing(text)) return
    count += 1
    yield name
      ? { place: `${name} ${count}`, text: `{"${name}":${text}}` }
      : { place: `enregistrement ${count}`, text }
  }

  /** The names that lead to what opens here, while they may lead to a list. */
  const pathTo = (depth: number): string | undefined => {
    const lead = depth <= 3 && !listDepth && !loneDepth ? leads[depth] : undefined
    return lead === undefined ? undefined : lead ? `${lead}.${key}` : key
  }
  const isList = (lead: string, depth: number, code: number) =>
    NESTED_LISTS.has(lead) || (depth === 1 && code === 91 && listNames.has(lead))

  function* take(chunk: string): Generator<{ place: string; text: string }> {
    if (from >= 0) from = 0
    if (keyFrom >= 0) keyFrom = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at)
      if (inString) {
        if (isEscaped) isEscaped = false
        else if (code === 92) isEscaped = true
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
        if (isListItem) throw wrong()
        if (first) {
          yield* record(first)
          first = ''
        }
      }
      if (code === 34) {
        inString = true
        if (depth <= 3 && !listDepth && !loneDepth && leads[depth] !== undefined) {
          key = ''
          keyFrom = at + 1
        }
        if (elements && from < 0) from = at
      } else if (code === 123 || code === 91) {
        if (open.length > 500) throw new Refusal(`le fichier JSON emboîte trop de niveaux (${where()})`)
        open.push(code)
        const lead = depth === 0 ? '' : pathTo(depth)
        if (depth < 3)
          leads[depth + 1] = code === 123 && lead !== undefined && ways.has(lead) ? lead : undefined
        if (depth === 0) {
          if (code === 91) {
            listDepth = 1
            isListItem = true
          } else from = at
        } else if (lead !== undefined && isList(lead, depth, code)) {
          if (code === 91) listDepth = depth + 1
          else loneDepth = depth
          isListItem = true
          from = code === 91 ? -1 : at
          pieces = ''
          name = NESTED_LISTS.get(lead) ?? ''
        } else if (elements && from < 0) from = at
      } else if (code === 125 || code === 93) {
        if (open.pop() !== code - 2) throw wrong()
        const now = open.length
        if (listDepth && now === listDepth - 1) {
          if (from >= 0) yield* record(pieces + chunk.slice(from, at))
          pieces = ''
          from = -1
          listDepth = 0
          key = ''
        } else if ((listDepth && now === listDepth) || (loneDepth && now === loneDepth)) {
          yield* record(pieces + chunk.slice(from, at + 1))
          pieces = ''
          from = -1
          loneDepth = 0
        } else if (now === 0 && !isListItem) {
          const text = pieces + chunk.slice(from, at + 1)
          pieces = ''
          from = -1
          if (first === undefined) first = text
          else yield* record(text)
        }
      } else if (elements) {
        if (code === 44) {
          if (from >= 0) yield* record(pieces + chunk.slice(from, at))
          pieces = ''
          from = -1
        } else if (from < 0) from = at
      }
    }
    if (from >= 0) pieces += chunk.slice(from)
    if (keyFrom >= 0) key += chunk.slice(keyFrom)
    if (pieces.length > MAX_RECORD_CHARS)
      throw new Refusal(`un enregistrement dépasse 64 millions de caractères (${where()})`)
  }

  function* end(): Generator<{ place: string; text: string }> {
    if (first) yield { place: '', text: first }
    if (open.length || inString || (first === undefined && !isListItem)) throw wrong()
  }

  return { take, end, where }
}

/** Whether an element says there is none: `[null]`, or an object marked nil. */
const isNothing = (text: string): boolean =>
  text.length < 200 && /^\s*(?:null|\{[^{}]*"@xsi:nil"\s*:\s*"true"[^{}]*\})\s*$/.test(text)
