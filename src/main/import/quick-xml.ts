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
  const references = text.includes('&')
  const brackets = text.includes(']]>')
  const { attributed } = events
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
      if (text.charCodeAt(at) === 62 && text.startsWith(name, from)) at += 1
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
      const name = nameAt(text, at + 1)
      if (!name || open.length >= deepest) return false
      at += 1 + name.length
      let attributes: Attributes | undefined = none
      if (text.charCodeAt(at) !== 62) {
        tag.at = at
        attributes = attributesOf(text, tag, !attributed || attributed.has(name))
        at = tag.at
      }
      const empty = text.charCodeAt(at) === 47
      at += empty ? 2 : 1
      if (!attributes || text.charCodeAt(at - 1) !== 62) return false
      events.open(name, attributes)
      if (empty) {
        events.close(name)
        if (!open.length) return /^[ \n\t]*$/.test(text.slice(at))
      } else open.push(name)
    }
    if (text.charCodeAt(at) === 60) continue
    const less = text.indexOf('<', at)
    if (less < 0) return false
    const chunk = text.slice(at, less)
    if (brackets && chunk.includes(']]>')) return false
    const plain = references && chunk.includes('&') ? decodedValue(chunk) : chunk
    if (plain === undefined) return false
    events.text(plain)
    at = less
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

/** Where the names of the attributes of a tag begin and end. */
const names = new Int32Array(2 * 64)

/**
 * The attributes from `tag.at` on, which is left on the `/` or `>` that should end the tag; undefined at anything not plain. Those
 * that are not `wanted` are gone past, and judged all the same.
 */
function attributesOf(text: string, tag: { at: number }, wanted: boolean): Attributes | undefined {
  let all: Record<string, string> | undefined
  for (let count = 0; ; count += 2) {
    const from = spaceEnd(text, tag.at)
    const code = text.charCodeAt(from)
    if (code === 62 || code === 47) {
      tag.at = from
      return all ?? none
    }
    const equal = nameEnd(text, from)
    if (from === tag.at || equal === from || text.charCodeAt(equal) !== 61) return undefined
    if (text.charCodeAt(equal + 1) !== 34 || count === names.length || twice(text, from, equal, count))
      return undefined
    names[count] = from
    names[count + 1] = equal
    let end = equal + 2
    let references = false
    for (let char = text.charCodeAt(end); char !== 34; char = text.charCodeAt(++end)) {
      if (char === 38) references = true
      // beyond the end there is no character
      else if (char === 60 || char === 10 || char === 9 || end >= text.length) return undefined
    }
    tag.at = end + 1
    if (!wanted && !references) continue
    const value = text.slice(equal + 2, end)
    const plain = references ? decodedValue(value) : value
    if (plain === undefined) return undefined
    if (!wanted) continue
    const name = nameAt(text, from)
    all ??= {}
    // what every object answers to (`constructor`) is left to the strict reader
    if (name in all) return undefined
    all[name] = plain
  }
}

/** Whether the name that stands there is that of one of the attributes before. */
function twice(text: string, from: number, end: number, count: number): boolean {
  for (let n = 0; n < count; n += 2) {
    const other = names[n] as number
    if ((names[n + 1] as number) - other !== end - from) continue
    let at = 0
    while (from + at < end && text.charCodeAt(from + at) === text.charCodeAt(other + at)) at += 1
    if (from + at === end) return true
  }
  return false
}

function spaceEnd(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 9; code = text.charCodeAt(at))
    at += 1
  return at
}

/** By character: 1, a plain name may begin with it; 2, it may go on with it. */
const inNames = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  return /[A-Za-z_]/.test(char) ? 1 : /[0-9:.-]/.test(char) ? 2 : 0
})

/** Where a plain name that starts here ends: `from` itself when none does. */
function nameEnd(text: string, from: number): number {
  if (inNames[text.charCodeAt(from)] !== 1) return from
  let at = from + 1
  while (inNames[text.charCodeAt(at)]) at += 1
  return at
}

/** Names met before, by a sum of their letters: the same few come back all the time. */
const met: string[] = Array.from({ length: 512 }, () => '')

/** The plain name that starts here; '' when none does. */
function nameAt(text: string, from: number): string {
  if (inNames[text.charCodeAt(from)] !== 1) return ''
  let sum = 0
  let at = from
  for (let code = text.charCodeAt(at); inNames[code]; code = text.charCodeAt(at)) {
    sum = (Math.imul(sum, 31) + code) | 0
    at += 1
  }
  const known = met[sum & 511] as string
  if (known.length === at - from && text.startsWith(known, from)) return known
  const name = text.slice(from, at)
  met[sum & 511] = name
  return name
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
