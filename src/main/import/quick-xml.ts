import { type Attributes, readXml, type XmlEvents } from './xml.ts'

const none: Attributes = Object.freeze({})
/** What saxes refuses, changes, or what needs its care: control characters, surrogates. */
const unusual = /[^\t\n -\ud7ff\ue000-\ufffd]/
const declaration = /^<\?xml version="1\.0" encoding="UTF-8" ?\?>[ \n\t]*/i
const closing = /([A-Za-z_][\w.-]*)[ \n\t]*>/y
const reference = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const deepest = 200

/**
 * Reads a document like `readXml`, several times faster when it has the plain shape public files have. At the first thing out
 * of the ordinary, `fresh` events are asked for and the strict reader takes the document from its beginning: it alone refuses.
 */
export function scanXml<E extends XmlEvents>(text: string, fresh: () => E): E {
  const events = fresh()
  return quick(text, events) ? events : readXml(text, fresh())
}

/** Tells `events` of the whole document; false as soon as something is not plain, however much was told. */
export function quick(given: string, events: XmlEvents): boolean {
  // XML has one line end
  const text = given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given
  if (unusual.test(text)) return false
  const open: string[] = []
  const tag = { at: 0 }
  let at = declaration.exec(text)?.[0].length ?? 0
  if (text.charCodeAt(at) !== 60) return false
  for (;;) {
    const next = text.charCodeAt(at + 1)
    if (next === 47) {
      const name = open.pop()
      if (name === undefined) return false
      const from = at + 2
      at = from + name.length
      if (text.startsWith(name, from) && text.charCodeAt(at) === 62) at += 1
      else {
        closing.lastIndex = from
        const found = closing.exec(text)
        if (found?.[1] !== name) return false
        at = closing.lastIndex
      }
      events.close(name)
      if (!open.length) return /^[ \n\t]*$/.test(text.slice(at))
    } else if (next === 33) {
      const end = open.length ? skipped(text, at, events) : -1
      if (end < 0) return false
      at = end
    } else {
      const end = nameEnd(text, at + 1)
      if (end === at + 1 || open.length >= deepest) return false
      const name = text.slice(at + 1, end)
      tag.at = end
      const attributes = text.charCodeAt(end) === 62 ? none : attributesOf(text, tag)
      const empty = text.charCodeAt(tag.at) === 47
      at = tag.at + (empty ? 2 : 1)
      if (!attributes || text.charCodeAt(at - 1) !== 62) return false
      events.open(name, attributes)
      if (empty) {
        events.close(name)
        if (!open.length) return /^[ \n\t]*$/.test(text.slice(at))
      } else open.push(name)
    }
    const less = text.indexOf('<', at)
    if (less < 0) return false
    if (less > at) {
      const chunk = decoded(text.slice(at, less))
      if (chunk === undefined) return false
      events.text(chunk)
      at = less
    }
  }
}

/** The end of a comment or of a CDATA section, whose text is told; -1 for anything else. */
function skipped(text: string, at: number, events: XmlEvents): number {
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('--', at + 4)
    return end >= 0 && text.charCodeAt(end + 2) === 62 ? end + 3 : -1
  }
  if (!text.startsWith('<![CDATA[', at)) return -1
  const end = text.indexOf(']]>', at + 9)
  if (end < 0) return -1
  events.text(text.slice(at + 9, end))
  return end + 3
}

/** The attributes from `tag.at` on, which is left on the `/` or `>` that should end the tag; undefined at anything not plain. */
function attributesOf(text: string, tag: { at: number }): Attributes | undefined {
  let all: Record<string, string> | undefined
  for (;;) {
    const from = spaceEnd(text, tag.at)
    const code = text.charCodeAt(from)
    if (code === 62 || code === 47) {
      tag.at = from
      return all ?? none
    }
    const equal = nameEnd(text, from)
    if (from === tag.at || equal === from || text.charCodeAt(equal) !== 61) return undefined
    if (text.charCodeAt(equal + 1) !== 34) return undefined
    const end = text.indexOf('"', equal + 2)
    if (end < 0) return undefined
    const name = text.slice(from, equal)
    const value = text.slice(equal + 2, end)
    all ??= {}
    // what every object answers to (`constructor`) is left to the strict reader as well
    if (name in all || spaced.test(value)) return undefined
    const plain = value.includes('&') ? decodedValue(value) : value
    if (plain === undefined) return undefined
    all[name] = plain
    tag.at = end + 1
  }
}

const spaced = /[<\n\t]/

function spaceEnd(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 9; code = text.charCodeAt(at))
    at += 1
  return at
}

/** Where a plain name that starts here ends: `from` itself when none does. */
function nameEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
    const later = at > from && ((code >= 48 && code <= 58) || code === 45 || code === 46)
    if (!letter && !later) return at
    at += 1
  }
}

function decoded(chunk: string): string | undefined {
  if (chunk.includes(']]>')) return undefined
  return chunk.includes('&') ? decodedValue(chunk) : chunk
}

/** The five entities and numbered characters; undefined at any other `&`. */
function decodedValue(value: string): string | undefined {
  let wrong = false
  let known = 0
  const plain = value.replace(reference, (_, name?: string, decimal?: string, hexadecimal?: string) => {
    known += 1
    if (name) return named[name]!
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal!, 16)
    const allowed = code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800)
    if (!allowed && !(code > 0xdfff && code < 0xfffe) && !(code > 0xffff && code <= 0x10ffff)) wrong = true
    return wrong ? '' : String.fromCodePoint(code)
  })
  if (wrong) return undefined
  let marks = 0
  for (let at = value.indexOf('&'); at >= 0; at = value.indexOf('&', at + 1)) marks += 1
  return marks === known ? plain : undefined
}
