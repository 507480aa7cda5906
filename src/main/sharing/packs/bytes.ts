/** The bytes a value of a JSON text stands on: from the first to the one after its last. */
export interface Place {
  readonly from: number
  readonly to: number
}

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]
const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/**
 * The members of an object, by their names, none of them read: of two of one name, the last, as JSON has it. Undefined where the
 * text ends too soon or is not made so; what is between is for JSON.parse to judge.
 */
export function membersOf(bytes: Buffer, place: Place): Map<string, Place> | undefined {
  const members = new Map<string, Place>()
  let at = skipSpace(bytes, place.from)
  if (bytes[at] !== openBrace) return undefined
  at = skipSpace(bytes, at + 1)
  if (bytes[at] === closeBrace) return ends(bytes, at + 1, place.to) ? members : undefined
  for (;;) {
    if (bytes[at] !== quote) return undefined
    const key = { from: at, to: endOf(bytes, at, place.to) }
    const name = key.to < 0 ? undefined : parseJson(bytes, key)
    at = skipSpace(bytes, key.to)
    if (typeof name !== 'string' || bytes[at] !== colon) return undefined
    const from = skipSpace(bytes, at + 1)
    const to = endOf(bytes, from, place.to)
    if (to < 0) return undefined
    members.set(name, { from, to })
    at = skipSpace(bytes, to)
    if (bytes[at] === closeBrace) return ends(bytes, at + 1, place.to) ? members : undefined
    if (bytes[at] !== comma) return undefined
    at = skipSpace(bytes, at + 1)
  }
}

/** Places of the elements of a list, without reading them; undefined where it is none. */
export function elementsOf(bytes: Buffer, place: Place): Place[] | undefined {
  const elements: Place[] = []
  if (bytes[place.from] !== openBracket) return undefined
  let at = skipSpace(bytes, place.from + 1)
  if (bytes[at] === closeBracket) return elements
  for (;;) {
    const to = endOf(bytes, at, place.to)
    if (to < 0) return undefined
    elements.push({ from: at, to })
    at = skipSpace(bytes, to)
    if (bytes[at] === closeBracket) return elements
    if (bytes[at] !== comma) return undefined
    at = skipSpace(bytes, at + 1)
  }
}

/** Parses the value of a place; undefined where it is no JSON. */
export function parseJson(bytes: Buffer, { from, to }: Place): unknown {
  try {
    return JSON.parse(bytes.toString('utf8', from, to))
  } catch {
    return undefined
  }
}

/** How much of a text is decoded at once. */
const CHUNK_BYTES = 2 ** 20

/**
 * A string of a JSON text, its escapes undone in its own place: what it says is never longer than how it is written. Where that
 * stands; undefined where it is no string, or holds half of a pair, which no bytes can say.
 */
export function unescapeInPlace(bytes: Buffer, { from, to }: Place): Place | undefined {
  const [start, stop] = [from + 1, to - 1]
  let end = start
  for (let at = start; at < stop; ) {
    // a comma is part of no escape and of no pair
    const next = bytes.indexOf(comma, at + CHUNK_BYTES)
    const until = next < 0 || next > stop ? stop : next
    const raw = bytes.toString('utf8', at, until)
    const text = unescapeText(raw)
    if (text === undefined || (/\\ud/i.test(raw) && /\p{Surrogate}/u.test(text))) return undefined
    end += bytes.write(text, end)
    at = until
  }
  return { from: start, to: end }
}

function unescapeText(text: string): string | undefined {
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    return undefined
  }
}

const ends = (bytes: Buffer, at: number, to: number): boolean => skipSpace(bytes, at) >= to

function skipSpace(bytes: Buffer, from: number): number {
  let at = from
  while (isSpace(bytes[at])) at += 1
  return at
}

/** The end of the value that begins at a place, by its quotes and its nesting alone; -1 where the text ends before it. */
function endOf(bytes: Buffer, from: number, limit: number): number {
  let depth = 0
  for (let at = from; at < limit; at += 1) {
    const byte = bytes[at]
    if (byte === quote) {
      at = closing(bytes, at, limit)
      if (at < 0) return -1
      if (depth === 0) return at + 1
    } else if (byte === openBrace || byte === openBracket) depth += 1
    else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1
      // a number or a word ends where what holds it does
      if (depth < 0) return at > from ? at : -1
      if (depth === 0) return at + 1
    } else if (depth === 0 && (byte === comma || isSpace(byte))) return at > from ? at : -1
  }
  return -1
}

/** The quote that closes the string opened there. */
function closing(bytes: Buffer, from: number, limit: number): number {
  for (let at = from; ; ) {
    at = bytes.indexOf(quote, at + 1)
    if (at < 0 || at >= limit) return -1
    let escapes = 0
    while (bytes[at - 1 - escapes] === backslash) escapes += 1
    if (escapes % 2 === 0) return at
  }
}
