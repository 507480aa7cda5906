import { escapeXml } from '../../../shared/kernel/escape.ts'
import { scanXml } from '../xml/quick-xml.ts'
import type { Attributes } from '../xml/strict-xml.ts'

/** Parts of a Word file, by their path. */
export type WordParts = ReadonlyMap<string, Buffer>

/** Elements whose words are not of the text as it stands: deleted, moved away, or the copy of a drawing for older programs. */
const ASIDE: ReadonlySet<string> = new Set(['del', 'moveFrom', 'Fallback', 'pPr', 'rPr'])
/** Signs that stand for themselves, not written as words. */
const SIGNS: Readonly<Record<string, string>> = { tab: ' ', br: ' ', cr: ' ', noBreakHyphen: '\u2011' }
const CELLS: Readonly<Record<string, string>> = { tr: 'tr', tc: 'td' }

/**
 * The words of a Word file as HTML, a paragraph each, cells in their rows: boxes and notes follow the paragraph that holds or calls
 * them; answers of forms, signs of symbol fonts and formulas are in their places. Throws a Refusal on a part that is not XML.
 */
export function wordHtml(parts: WordParts): string {
  const main = targetOf(parts, '_rels/.rels', 'officeDocument') ?? 'word/document.xml'
  const at = main.lastIndexOf('/') + 1
  const relations = `${main.slice(0, at)}_rels/${main.slice(at)}.rels`
  const notes = new Map<string, string>()
  for (const kind of ['footnote', 'endnote']) {
    const target = targetOf(parts, relations, `${kind}s`)
    const bytes = target && parts.get(target)
    if (bytes)
      scanXml(bytes.toString('utf8'), () => textEvents({ notes: new Map(), intoNotes: { kind, notes } }))
  }
  const bytes = parts.get(main)
  return bytes ? scanXml(bytes.toString('utf8'), () => textEvents({ notes })).html() : ''
}

/** The part a relation of this type names, first. */
function targetOf(parts: WordParts, relations: string, type: string): string | undefined {
  const bytes = parts.get(relations)
  if (!bytes) return undefined
  const folder = relations.replace(/_rels\/[^/]*$/, '')
  return scanXml(bytes.toString('utf8'), () => {
    let target: string | undefined
    return {
      open(name: string, attributes: Attributes) {
        if (localName(name) !== 'Relationship' || !attributes.Type?.endsWith(`/${type}`)) return
        target ??= attributes.Target
      },
      text: () => undefined,
      close: () => undefined,
      target: () => (target?.startsWith('/') ? target.slice(1) : target && folder + target),
    }
  }).target()
}

/** A paragraph being read, and what follows it: its boxes, its notes. */
interface OpenParagraph {
  words: string
  after: string
}

interface Reading {
  readonly notes: ReadonlyMap<string, string>
  /** a part of notes: each is kept under its kind and id */
  readonly intoNotes?: { readonly kind: string; readonly notes: Map<string, string> }
}

function textEvents({ notes, intoNotes }: Reading) {
  let html = ''
  let asideDepth = 0
  let isText = false
  let note: string | undefined
  const paragraphs: OpenParagraph[] = []
  const form = formAnswer()
  const put = (words: string) => {
    const paragraph = paragraphs.at(-1)
    if (paragraph) paragraph.words += words
  }
  return {
    open(qualified: string, attributes: Attributes) {
      const name = localName(qualified)
      if (ASIDE.has(name)) asideDepth += 1
      if (asideDepth > 0) return
      form.open(name, attributes)
      if (name === 'p' && isWord(qualified)) paragraphs.push({ words: '', after: '' })
      else if (name === 't') isText = !qualified.startsWith('a:')
      else if (name === 'sym') put(symbol(attributeOf(attributes, 'char')))
      else if (CELLS[name] && paragraphs.length === 0) html += `<${CELLS[name]}>`
      else if (name === 'footnoteReference' || name === 'endnoteReference') {
        const called = notes.get(`${name.slice(0, -'Reference'.length)} ${attributeOf(attributes, 'id')}`)
        const paragraph = paragraphs.at(-1)
        if (called && paragraph) paragraph.after += called
      } else if (name === intoNotes?.kind) {
        note = attributeOf(attributes, 'type') ? undefined : attributeOf(attributes, 'id')
        html = ''
      } else put(SIGNS[name] ?? '')
    },
    text(text: string) {
      if (isText && asideDepth === 0) put(escapeXml(text))
    },
    close(qualified: string) {
      const name = localName(qualified)
      if (ASIDE.has(name)) asideDepth -= 1
      else if (asideDepth > 0) return
      else if (name === 't') isText = false
      else if (name === 'ffData') put(escapeXml(form.take()))
      else if (name === 'p' && isWord(qualified)) {
        const { words, after } = paragraphs.pop() ?? { words: '', after: '' }
        const whole = `<p>${words}</p>${after}`
        const outer = paragraphs.at(-1)
        if (outer) outer.after += whole
        else html += whole
      } else if (CELLS[name] && paragraphs.length === 0) html += `</${CELLS[name]}>`
      else if (name === intoNotes?.kind && note !== undefined) intoNotes.notes.set(`${name} ${note}`, html)
    },
    html: () => html,
  }
}

/** The answer of a field of a form, which its file keeps apart from the text: a box ticked or not, the choice of a list. */
function formAnswer() {
  let box: boolean | undefined
  let entries: string[] = []
  let choice = 0
  return {
    open(name: string, attributes: Attributes) {
      const value = attributeOf(attributes, 'val')
      if (name === 'ffData') [box, entries, choice] = [undefined, [], 0]
      else if (name === 'checkBox') box = false
      else if (name === 'checked' || (name === 'default' && box !== undefined))
        box = !/^(?:0|false|off)$/.test(value ?? '')
      else if (name === 'result' || name === 'default') choice = Number(value ?? 0)
      else if (name === 'listEntry') entries.push(value ?? '')
    },
    take: () => (box === undefined ? (entries[choice] ?? '') : box ? '☒' : '☐'),
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
const isWord = (name: string): boolean => !name.startsWith('a:')
const attributeOf = (attributes: Attributes, name: string): string | undefined =>
  attributes[`w:${name}`] ?? attributes[name]

/** A sign of a symbol font as the letter it looks like, where there is one. */
export function symbol(code: string | undefined): string {
  const value = Number.parseInt(code ?? '', 16)
  if (!(value > 31)) return ''
  if (value < 0xf000 || value > 0xf0ff) return String.fromCodePoint(value)
  return value === 0xf0b7 ? '•' : value === 0xf0e0 ? '→' : '□'
}
