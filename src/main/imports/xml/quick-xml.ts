import { instantiateNative } from '../../kernel/native.ts'
import { givenTexts, type ReadsTexts } from './native-text.ts'
import { type Attributes, readXml, type XmlEvents } from './strict-xml.ts'

const none: Attributes = Object.freeze({})
const declaration = /^<\?xml version="1\.0" encoding="UTF-8" ?\?>[ \n\t]*/i
const reference = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
/** Longer documents go to the strict reader: the native memory never shrinks. */
const MAX_QUICK_CHARS = 1 << 23

interface Exports extends ReadsTexts {
  /** scans a document of `length` characters from `from` on; returns the count of numbers of its events, -1 when it is not plain */
  scan(from: number, length: number): number
  eventsAt(): number
  /** the address of a name, by its number */
  nameAt(name: number): number
  nameSize(name: number): number
  /** not 0 when the table of names is full */
  isFull(): number
}

/**
 * Kinds of events, encoded as `name << NAME_SHIFT | kind`, as in src/main/native/xml.ts. After OPENS or STANDS (an empty element) come the number of attributes and,
 * for each, its name, the start and the end of its value, the highest bit of the end set when it has references. After text, of any
 * other kind, come its start and its end.
 */
const [OPENS, STANDS, CLOSES, TEXT_WITH_REFERENCES] = [0, 1, 2, 4]
const NAME_SHIFT = 3
const KIND_MASK = (1 << NAME_SHIFT) - 1

/** A native reader, with the names it has met, by number. */
type Reader = ReturnType<typeof instantiate>
const instantiate = () => ({
  ...givenTexts(instantiateNative<Exports>('xml')),
  names: [] as string[],
  /** whether it has read no document, and its table of names is empty */
  isFresh: true,
})
let reader: Reader | undefined

/**
 * Reads a document like `readXml`, several times faster when it is as plain as public files are. At the first thing out of the
 * ordinary, the strict reader starts over with `fresh` events; it alone refuses.
 */
export function scanXml<E extends XmlEvents>(text: string, fresh: () => E): E {
  const events = fresh()
  return quick(text, events) ? events : readXml(text, fresh())
}

/** Passes the events of a whole document to `events`; false, possibly after some events, when it is not plain. */
export function quick(document: string, events: XmlEvents): boolean {
  // XML has one line end
  const text = document.includes('\r') ? document.replace(/\r\n?/g, '\n') : document
  const own = reader ?? instantiate()
  reader = own
  const { isFresh } = own
  own.isFresh = false
  const numbers = text.length < MAX_QUICK_CHARS ? scanEvents(own, text) : undefined
  if (!numbers) {
    if (!own.isFull()) return false
    // the names of earlier documents must not turn this one away, nor its own the next ones
    reader = undefined
    return !isFresh && quick(text, events)
  }
  const { withAttributes } = events
  for (let at = 0; at < numbers.length; ) {
    const code = numbers[at]!
    const kind = code & KIND_MASK
    if (kind === OPENS || kind === STANDS) {
      const name = nameOf(own, code >>> NAME_SHIFT)
      const readsAttributes = !withAttributes || withAttributes.has(name)
      const attributes = readsAttributes ? attributesOf(own, text, numbers, at + 2, numbers[at + 1]!) : none
      if (!attributes) return false
      const past = events.open(name, attributes)
      if (kind === STANDS) events.close(name)
      at += 2 + numbers[at + 1]! * 3
      if (past === true && kind === OPENS) at = endOf(numbers, at)
    } else if (kind === CLOSES) {
      events.close(nameOf(own, code >>> NAME_SHIFT))
      at += 1
    } else {
      const chunk = text.slice(numbers[at + 1], numbers[at + 2])
      events.text(kind === TEXT_WITH_REFERENCES ? decodeEntities(chunk) : chunk)
      at += 3
    }
  }
  return true
}

/** The index of the end event of an element, searched from the event after its beginning. */
function endOf(numbers: Int32Array, from: number): number {
  let depth = 1
  for (let at = from; at < numbers.length; ) {
    const kind = numbers[at]! & KIND_MASK
    if (kind === OPENS || kind === STANDS) at += 2 + numbers[at + 1]! * 3
    if (kind === OPENS) depth += 1
    if (kind === CLOSES) {
      depth -= 1
      if (!depth) return at
      at += 1
    } else if (kind !== OPENS && kind !== STANDS) at += 3
  }
  return numbers.length
}

/** The events of a document; undefined when it is not plain. */
function scanEvents(own: Reader, text: string): Int32Array | undefined {
  own.give(text)
  const count = own.scan(declaration.exec(text)?.[0].length ?? 0, text.length)
  // a copy: the caller may read another document while it handles the events
  return count < 0 ? undefined : new Int32Array(own.memory.buffer, own.eventsAt(), count).slice()
}

function nameOf({ memory, names, nameAt, nameSize }: Reader, number: number): string {
  const cachedName = names[number]
  if (cachedName !== undefined) return cachedName
  const name = Buffer.from(memory.buffer, nameAt(number), nameSize(number)).toString('latin1')
  names[number] = name
  return name
}

/** The attributes of an element; undefined to leave the document to the strict reader. */
function attributesOf(
  own: Reader,
  text: string,
  numbers: Int32Array,
  from: number,
  count: number,
): Attributes | undefined {
  if (!count) return none
  const all: Record<string, string> = {}
  for (let at = from; at < from + count * 3; at += 3) {
    const end = numbers[at + 2]!
    const name = nameOf(own, numbers[at]!)
    // a property of every object (`constructor`), or a repeated attribute
    if (name in all) return undefined
    const value = text.slice(numbers[at + 1], end & 0x7fffffff)
    all[name] = end < 0 ? decodeEntities(value) : value
  }
  return all
}

/** Replaces the five entities and numeric character references, already validated. */
const decodeEntities = (value: string): string =>
  value.replace(reference, (_, name?: string, decimal?: string, hexadecimal?: string) =>
    name
      ? ENTITIES[name]!
      : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hexadecimal!, 16)),
  )
