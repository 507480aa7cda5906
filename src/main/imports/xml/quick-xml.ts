import { native } from '../../kernel/native.ts'
import { givenTexts, type ReadsTexts } from './native-text.ts'
import { type Attributes, readXml, type XmlEvents } from './strict-xml.ts'

const none: Attributes = Object.freeze({})
const declaration = /^<\?xml version="1\.0" encoding="UTF-8" ?\?>[ \n\t]*/i
const reference = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
/** A longer document would take memory that is never given back. */
const longest = 1 << 23

interface Exports extends ReadsTexts {
  /** reads a document of so many characters, from one on: how many numbers are told of it; -1 where it is not plain */
  scan(from: number, length: number): number
  eventsAt(): number
  /** the letters of a name, by its number */
  nameAt(name: number): number
  nameSize(name: number): number
  /** not 0 where no other has room */
  isFull(): number
}

/**
 * What is told: a name and one of these. After an element that begins or stands by itself, how many attributes it has, then for each
 * its name, where its value begins and ends, the sign set where it refers to characters; after text, of any other kind, where it begins
 * and ends.
 */
const [begins, stands, ends, referring] = [0, 1, 2, 4]

/** What goes through documents, and the names it has met, by their numbers. */
type Reader = ReturnType<typeof begun>
const begun = () => ({
  ...givenTexts(new WebAssembly.Instance(native('xml')).exports as unknown as Exports),
  names: [] as string[],
})
let reader: Reader | undefined

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
  reader ??= begun()
  const own = reader
  const told = text.length < longest ? toldOf(own, text) : undefined
  // a document full of names of its own does not keep those to come from being quickly read
  if (!told && own.isFull()) reader = undefined
  if (!told) return false
  const { attributed } = events
  for (let at = 0; at < told.length; ) {
    const said = told[at]!
    const kind = said & 7
    if (kind === begins || kind === stands) {
      const name = nameOf(own, said >>> 3)
      const looked = !attributed || attributed.has(name)
      const attributes = looked ? attributesOf(own, text, told, at + 2, told[at + 1]!) : none
      if (!attributes) return false
      const past = events.open(name, attributes)
      if (kind === stands) events.close(name)
      at += 2 + told[at + 1]! * 3
      if (past === true && kind === begins) at = endOf(told, at)
    } else if (kind === ends) {
      events.close(nameOf(own, said >>> 3))
      at += 1
    } else {
      const chunk = text.slice(told[at + 1], told[at + 2])
      events.text(kind === referring ? decoded(chunk) : chunk)
      at += 3
    }
  }
  return true
}

/** Where the end of an element is told, from what follows its beginning on. */
function endOf(told: Int32Array, from: number): number {
  let depth = 1
  for (let at = from; at < told.length; ) {
    const kind = told[at]! & 7
    if (kind === begins || kind === stands) at += 2 + told[at + 1]! * 3
    if (kind === begins) depth += 1
    if (kind === ends) {
      depth -= 1
      if (!depth) return at
      at += 1
    } else if (kind !== begins && kind !== stands) at += 3
  }
  return told.length
}

/** What is told of a document; nothing where it is not plain. */
function toldOf(own: Reader, text: string): Int32Array | undefined {
  own.give(text)
  const count = own.scan(declaration.exec(text)?.[0].length ?? 0, text.length)
  // a copy: what is told may have another document read
  return count < 0 ? undefined : new Int32Array(own.memory.buffer, own.eventsAt(), count).slice()
}

function nameOf({ memory, names, nameAt, nameSize }: Reader, number: number): string {
  const known = names[number]
  if (known !== undefined) return known
  const name = Buffer.from(memory.buffer, nameAt(number), nameSize(number)).toString('latin1')
  names[number] = name
  return name
}

/** The attributes of an element; undefined where one is better left to the strict reader. */
function attributesOf(
  own: Reader,
  text: string,
  told: Int32Array,
  from: number,
  count: number,
): Attributes | undefined {
  if (!count) return none
  const all: Record<string, string> = {}
  for (let at = from; at < from + count * 3; at += 3) {
    const end = told[at + 2]!
    const name = nameOf(own, told[at]!)
    // what every object answers to (`constructor`)
    if (name in all) return undefined
    const value = text.slice(told[at + 1], end & 0x7fffffff)
    all[name] = end < 0 ? decoded(value) : value
  }
  return all
}

/** The five entities and numbered characters, which were found to be such. */
const decoded = (value: string): string =>
  value.replace(reference, (_, name?: string, decimal?: string, hexadecimal?: string) =>
    name ? named[name]! : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hexadecimal!, 16)),
  )
