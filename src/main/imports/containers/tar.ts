import {
  BYTES_PER_BATCH,
  type Entry,
  isNestedArchive,
  isReadable,
  isXml,
  MAX_RECORD_BYTES,
  NESTED_REASON,
  passedOver,
  unsafe,
} from './container-entry.ts'
import { passedKind } from './foreign-kind.ts'
import { beginsLikeJson, pushedJson } from './long-json.ts'
import { type Header, headerOf, pathFields } from './tar-header.ts'

const cut =
  'l’archive est tronquée ou abîmée : ce qui précède a été gardé, la suite manque. Téléchargez-la de nouveau'
const noTar = 'l’archive est vide ou n’est pas une archive tar'
const LINK_REASON = 'c’est un lien vers un autre fichier : il n’est pas suivi'
/** A long name or a list of attributes; no real one comes near it. */
const MAX_FIELD_BYTES = 2 ** 20
/** Bytes enough to tell whether a file is one to read. */
const HEAD_BYTES = 200

/** The use made of the bytes of the current entry. */
type Body = 'skip' | 'file' | 'long-name' | 'attributes' | 'all-attributes'

/**
 * Reads a tar as its bytes come, piece by piece: `push` gives the files that end in the piece, small ones without a copy.
 * Long names (GNU, PAX, ustar) are followed. What precedes a fault is given; `end` then says the fault.
 */
export function tarReader() {
  let head: Buffer[] = []
  let headSize = 0
  let body: Body = 'skip'
  let header: Header | undefined
  /** bytes of the entry still to come, then those that fill its last block */
  let rest = 0
  let padding = 0
  let parts: Buffer[] = []
  /** the records of a long JSON, given as they come */
  let long: ReturnType<typeof pushedJson> | undefined
  /** it was seen whether the file is one to read */
  let isJudged = false
  let entryCount = 0
  let planCount = 0
  let hasEnded = false
  let fault = false
  let longName: string | undefined
  let own: Record<string, string> = {}
  let globalHeader: Record<string, string> = {}

  function begin(block: Buffer, out: Entry[]): void {
    const read = headerOf(block)
    if (read === 'end') {
      hasEnded = true
      return
    }
    if (!read) {
      fault = true
      return
    }
    hasEnded = false
    entryCount += 1
    body = roleOf(read.type)
    const attributes = { ...globalHeader, ...own }
    const size = body === 'file' || body === 'skip' ? sizeOf(attributes, read.size) : read.size
    if (!Number.isSafeInteger(size) || (body !== 'file' && body !== 'skip' && size > MAX_FIELD_BYTES)) {
      fault = true
      return
    }
    header = { ...read, size }
    if (body === 'file' || body === 'skip') {
      header.path = attributes.path ?? longName ?? read.path
      longName = undefined
      own = {}
      const reason = refusalOf(header)
      if (reason) out.push({ path: header.path, reason })
      const isPlan = body === 'file' && !reason && !header.path.endsWith('/') && passedOver(header.path)
      if (isPlan) planCount += 1
      if (reason || header.path.endsWith('/') || isPlan) body = 'skip'
    }
    isJudged = false
    rest = size
    padding = (512 - (size % 512)) % 512
    if (rest === 0) finish(out)
  }

  function take(piece: Buffer, out: Entry[]): void {
    if (body === 'skip' || !header) return
    if (long) {
      out.push(...long.take(piece))
      return
    }
    const isOversized = body === 'file' && header.size > MAX_RECORD_BYTES
    if (!isOversized || !isJudged) parts.push(piece)
    if (body !== 'file' || isJudged) return
    const size = parts.reduce((sum, one) => sum + one.length, 0)
    if (size < Math.min(HEAD_BYTES, header.size)) return
    isJudged = true
    const start = parts.length === 1 ? piece : Buffer.concat(parts)
    if (!isReadable(header.path, start)) {
      out.push(
        isNestedArchive(header.path, () => start)
          ? { path: header.path, reason: NESTED_REASON }
          : { path: header.path, passed: passedKind(start) },
      )
      body = 'skip'
    } else if (header.size > BYTES_PER_BATCH && !isXml(header.path) && beginsLikeJson(start)) {
      long = pushedJson(header.path)
      out.push(...long.take(start))
    }
    if (isOversized || long || body === 'skip') parts = []
  }

  function finish(out: Entry[]): void {
    if (!header) return
    const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
    parts = []
    const { path, size } = header
    if (body === 'long-name') longName = bytes.toString('utf8').replace(/\0.*$/s, '')
    else if (body === 'attributes') own = pathFields(bytes)
    else if (body === 'all-attributes') globalHeader = { ...globalHeader, ...pathFields(bytes) }
    else if (long) out.push(...long.end())
    else if (body === 'file' && size > MAX_RECORD_BYTES)
      out.push({ path, reason: 'le fichier dépasse 20 Mo' })
    else if (body === 'file' && size > 0) out.push({ path, bytes })
    else if (body === 'file' && isXml(path)) out.push({ path, reason: 'le fichier est vide' })
    body = 'skip'
    long = undefined
  }

  return {
    push(chunk: Buffer): Entry[] {
      const out: Entry[] = []
      let at = 0
      while (at < chunk.length && !fault) {
        if (rest > 0) {
          const piece = chunk.subarray(at, at + rest)
          take(piece, out)
          rest -= piece.length
          at += piece.length
          if (rest === 0) finish(out)
        } else if (padding > 0) {
          const step = Math.min(padding, chunk.length - at)
          padding -= step
          at += step
        } else {
          const piece = chunk.subarray(at, at + 512 - headSize)
          head.push(piece)
          headSize += piece.length
          at += piece.length
          if (headSize < 512) break
          begin(head.length === 1 ? piece : Buffer.concat(head), out)
          head = []
          headSize = 0
        }
      }
      return out
    },
    /** true once nothing that follows can be trusted */
    fault: () => fault,
    /** how many plans and headers of texts were read past */
    plans: () => planCount,
    /** why the archive is not whole; nothing when it is */
    end(): string | undefined {
      if (!entryCount) return hasEnded && !fault ? 'l’archive est vide' : noTar
      return fault || !hasEnded || rest > 0 || padding > 0 || headSize > 0 ? cut : undefined
    },
  }
}

function roleOf(type: string): Body {
  switch (type) {
    case '0':
    case '\0':
    case '7':
      return 'file'
    case 'L':
      return 'long-name'
    case 'x':
      return 'attributes'
    case 'g':
      return 'all-attributes'
    default:
      return 'skip'
  }
}

const sizeOf = (attributes: Record<string, string>, size: number) =>
  attributes.size === undefined ? size : Number(attributes.size)

function refusalOf({ type, path, size }: Header): string | undefined {
  if (type === '1' || type === '2') return LINK_REASON
  if (type !== '0' && type !== '\0' && type !== '7') return undefined
  return unsafe(path) ?? (isXml(path) && size > MAX_RECORD_BYTES ? 'le fichier dépasse 20 Mo' : undefined)
}
