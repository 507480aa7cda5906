import { upper, upperByte } from '../../../shared/french/cp1252.ts'
import { DAY_SHAPE } from '../../../shared/kernel/days.ts'
import { plainText, withoutMarks } from '../containers/html-text.ts'
import { Refusal } from '../refusal.ts'
import { scanXml } from '../xml/quick-xml.ts'
import type { Attributes, XmlEvents } from '../xml/strict-xml.ts'

const continuation = `[\\u0080-\\u00bf${upper}]`
/** UTF-8 read as cp1252: accented letters, typographic signs, `œ`. Nothing a French text holds by itself looks like it. */
const DOUBLE_ENCODING = new RegExp(`[ÂÃ]${continuation}|Å[“’¸]|â[€‚„]${continuation}`, 'g')

const controls = /[\u0080-\u009f]/g

/**
 * Repairs the spans of a text that were encoded twice (`Ã©`, `â€™`), one by one, then the signs of cp1252 left as controls;
 * what does not decode is left as it is.
 */
export function unspoilt(text: string): string {
  if (!/[\u0080-\u009f]|[ÂÃÅâ][\u00a0-\u00bf\u0152-\u2122]/.test(text)) return text
  const decodedOnce = text.replace(DOUBLE_ENCODING, span => {
    const bytes = Uint8Array.from(span, char => upperByte(char) ?? char.charCodeAt(0))
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return span
    }
  })
  return decodedOnce.replace(controls, char => upper[char.charCodeAt(0) - 0x80] ?? char)
}

/** The content of a decision or a deliberation of the DILA, of any fund: fields, text, analyses. */
export interface DilaRecord {
  /** the first field of that name, spaces collapsed; '' when it is empty or absent */
  field(name: string): string
  all(name: string): string[]
  attribute(name: string, attribute: string): string
  /** the lines of a block of text: `BLOC_TEXTUEL`, `CITATION_JP`, `SAISINES`… */
  lines(block: string): string[]
  /** the titles and analyses of the publisher, in order */
  readonly analyses: readonly {
    readonly kind: 'SCT' | 'ANA'
    readonly main: boolean
    readonly text: string
  }[]
}

/** Reads a record whose root is `root`; `id` is the shape its identifier must have. Throws a Refusal. */
export function dilaRecord(xml: string, root: string, id: RegExp): DilaRecord {
  const record = scanXml(xml, () => events.reset(root)).record()
  if (!id.test(record.field('ID')))
    throw new Refusal(
      `l’identifiant «\u00a0${record.field('ID').slice(0, 30)}\u00a0» n’est pas de ceux de ce fonds`,
    )
  return record
}

const blocks = new Set(['BLOC_TEXTUEL', 'CITATION_JP', 'SAISINES', 'OBSERVATIONS', 'SOMMAIRE', 'LIENS'])
const sides = new Set(['SCT', 'ANA', 'CONTENU'])

interface DilaEvents extends XmlEvents {
  /** itself, ready for another record */
  reset(root: string): DilaEvents
  record(): DilaRecord
}

function dilaEvents(): DilaEvents {
  let root = ''
  let fields = new Map<string, string[]>()
  let attributes = new Map<string, Attributes>()
  let texts = new Map<string, string>()
  let analyses: { kind: 'SCT' | 'ANA'; main: boolean; text: string }[] = []
  let depth = 0
  let block = ''
  let blockDepth = 0
  const content = plainText()
  /** 0: none is being read */
  let contentDepth = 0
  let main = true
  let name = ''
  const own: DilaEvents = {
    reset(attrs) {
      root = attrs
      fields = new Map()
      attributes = new Map()
      texts = new Map()
      analyses = []
      depth = 0
      block = ''
      blockDepth = 0
      contentDepth = 0
      main = true
      name = ''
      return own
    },
    open(tag, attrs) {
      depth += 1
      if (contentDepth) return content.open(tag)
      if (depth === 1 && tag !== root) throw new Refusal('le fichier n’est pas un texte de ce fonds')
      if (block) {
        if (!sides.has(tag) || block === 'LIENS') return
        content.begin()
        contentDepth = depth
        main = attrs.TYPE !== 'REFERENCE'
      } else if (blocks.has(tag)) {
        block = tag
        blockDepth = depth
      } else {
        name = tag
        attributes.set(tag, attrs)
      }
    },
    text(chunk) {
      if (contentDepth) content.text(chunk)
      else if (name && !block) {
        const list = fields.get(name)
        if (list) list.push(chunk)
        else fields.set(name, [chunk])
      }
    },
    close(tag) {
      if (contentDepth && depth === contentDepth) {
        const text = unspoilt(withoutMarks(content.end()))
        if (tag === 'CONTENU') texts.set(block, text)
        else if (text) analyses.push({ kind: tag === 'SCT' ? 'SCT' : 'ANA', main, text })
        contentDepth = 0
      } else if (contentDepth) content.close(tag)
      else if (block && depth === blockDepth) block = ''
      name = ''
      depth -= 1
    },
    record: () => recordOf(fields, attributes, texts, analyses),
  }
  return own
}

const events = dilaEvents()

const recordOf = (
  fields: ReadonlyMap<string, readonly string[]>,
  attributes: ReadonlyMap<string, Attributes>,
  texts: ReadonlyMap<string, string>,
  analyses: DilaRecord['analyses'],
): DilaRecord => ({
  all: key => (fields.get(key) ?? []).map(withSingleSpaces).filter(Boolean),
  field: key => withSingleSpaces((fields.get(key) ?? []).find(one => one.trim()) ?? ''),
  attribute: (key, attribute) => attributes.get(key)?.[attribute] ?? '',
  lines: key => (texts.get(key) ?? '').split('\n').filter(line => line.trim()),
  analyses,
})

const withSingleSpaces = (text: string) => unspoilt(text).replace(/\s+/g, ' ').trim()

/** 2999-01-01 means no end, or unknown: it is never a date. */
export function day(text: string): string | undefined {
  return DAY_SHAPE.test(text) && !text.startsWith('2999') ? text : undefined
}

/** The titles then the analysis of each head of a decision, as its abstract. */
export function abstractOf({ analyses }: DilaRecord): string | undefined {
  const texts = analyses
    .filter(one => one.main || one.kind === 'ANA')
    .map(one => one.text.replace(/\s*\n\s*/g, '\n'))
  return texts.length ? texts.join('\n') : undefined
}
