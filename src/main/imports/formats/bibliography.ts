import { createRequire } from 'node:module'
import type { ReadRecord } from '../read-record.ts'
import { Refusal } from '../refusal.ts'
import { readCsl } from './csl.ts'

type Json = Readonly<Record<string, unknown>>

/** The part of citation-js in use. Its parsers of addresses, which fetch them, are removed. */
interface Inputs {
  chain(data: unknown, options: { forceType: string; target?: string; generateGraph: boolean }): unknown
  removeTypeParser(type: string): void
  removeDataParser(type: string, async: boolean): void
}

let ready: Inputs | undefined

/** Loads the readers of bibliographies, at the first one: nothing else needs them. */
function inputs(): Inputs {
  if (ready) return ready
  const require = createRequire(import.meta.url)
  const { plugins } = require('@citation-js/core') as { plugins: { input: Inputs } }
  require('@citation-js/plugin-ris')
  require('@citation-js/plugin-bibtex')
  for (const type of ['@else/url', '@else/jquery', '@else/html']) {
    plugins.input.removeTypeParser(type)
    plugins.input.removeDataParser(type, false)
    plugins.input.removeDataParser(type, true)
  }
  ready = plugins.input
  return ready
}

const ris = /^\s*TY {2}- /
const entry = /^[ \t]*@([A-Za-z]+)\s*[{(]/m

/** Whether a text is a bibliography in RIS or BibTeX, from its beginning. */
export const isBibliography = (text: string): boolean =>
  ris.test(text) || (/^\s*[@%]/.test(text) && entry.test(text.slice(0, 4000)))

/** The references of a bibliography, one by one, so that one that is spoilt does not lose the others. */
export function* bibliographyRecords(text: string): Generator<ReadRecord> {
  const { list, read } = ris.test(text)
    ? { list: risRecords(text), read: readRis }
    : { list: bibEntries(text), read: readBib }
  for (const { place, text: one } of list)
    try {
      yield { place, source: readCsl(read(one)) }
    } catch (error) {
      yield { place, reason: error instanceof Refusal ? error.message : 'la référence est mal formée' }
    }
}

interface Piece {
  readonly place: string
  readonly text: string
}

function risRecords(text: string): Piece[] {
  return text
    .split(/^ER {2}-.*$/m)
    .map(one => one.trim())
    .filter(Boolean)
    .map((one, at) => ({ place: `référence ${at + 1}`, text: `${one}\nER  - \n` }))
}

function readRis(text: string): Json {
  const reference = first(inputs().chain(text, { forceType: '@ris/file', generateGraph: false }))
  const tag = (name: string) => new RegExp(`^${name} {2}- *(.+)$`, 'm').exec(text)?.[1]?.trim()
  const all = (name: string) =>
    [...text.matchAll(new RegExp(`^${name} {2}- *(.+)$`, 'gm'))].map(([, value = '']) => value.trim())
  const [notes, authors] = [all('N1'), all('AU')]
  const workType = RIS_WORK_TYPES.test(tag('TY') ?? '') ? tag('M3') : undefined
  const isTreaty = workType === 'treaty'
  return {
    ...reference,
    type: isTreaty ? 'treaty' : reference.type,
    author: reference.author ?? (authors.length > 0 ? authors.map(literal => ({ literal })) : undefined),
    // the docket number of a case, and where Zotero puts what has no tag
    number: reference.number ?? tag('SV') ?? tag('M1'),
    authority: reference.authority ?? tag('PB') ?? tag('A3'),
    'container-title': reference['container-title'] ?? tag('T2'),
    page: reference.page ?? tag('SP'),
    section: reference.section ?? tag('SE'),
    genre: isTreaty ? undefined : (workType ?? reference.genre),
    note: notes.length > 0 ? notes.join('\n') : reference.note,
  }
}

/** References of RIS whose type of work says what they are. */
const RIS_WORK_TYPES = /^(?:STAT|BILL|RPRT|GEN)$/

/** The entries of a BibTeX file, each with the abbreviations (`@string`) that stand before it. */
function bibEntries(text: string): Piece[] {
  const strings: string[] = []
  return text
    .replace(/@jurisdictionN(?=\s*\{)/g, '@jurisdiction')
    .replace(/\\textless\s*\/?su[pb]\\textgreater(?:\{\})?/g, '')
    .split(/^(?=[ \t]*@[A-Za-z]+\s*[{(])/m)
    .flatMap(one => {
      const type = entry.exec(one)?.[1]?.toLowerCase()
      if (!type || type === 'comment' || type === 'preamble') return []
      if (type === 'string') {
        strings.push(one)
        return []
      }
      const label = /[{(]\s*([^\s,]+)/.exec(one)?.[1] ?? type
      return [{ place: label, text: [...strings, one].join('\n') }]
    })
}

function readBib(text: string): Json {
  const options = { forceType: '@biblatex/text', generateGraph: false }
  const reference = first(inputs().chain(text, options))
  const raw = first(inputs().chain(text, { ...options, target: '@biblatex/entries+list' }))
  const fields = (raw.properties ?? {}) as Json
  const notes = [reference.note, fields.note, fields.howpublished, fields.type]
    .filter(one => typeof one === 'string')
    .join('\n')
  const ecli = /(?:ECLI:)(?: ?EU:|[A-Z]{2}:)[\w:.]+/.exec(notes)?.[0]?.replace(/^ECLI: /, '')
  // Zotero exports cases and laws as @misc: what they were is told by what they hold
  const subtype = fields.entrysubtype
  const type =
    subtype === 'treaty' || subtype === 'bill'
      ? subtype
      : reference.type === 'document' && (ecli || /jurisprudence|\bcase\b/i.test(notes))
        ? 'legal_case'
        : reference.type
  return {
    ...reference,
    type,
    number: reference.number ?? fields.number,
    section: reference.section ?? fields.chapter,
    genre: reference.genre ?? fields.type,
    page: reference.page ?? fields.pages,
    // the reader escapes an address again
    URL: fields.url ?? reference.URL,
    'container-title': reference['container-title'] ?? fields.journaltitle,
    authority: reference.authority ?? fields.institution ?? fields.howpublished,
    note: ecli ? `ECLI: ${ecli}` : reference.note,
  }
}

function first(reference: unknown): Json {
  const one: unknown = Array.isArray(reference) ? reference[0] : reference
  if (typeof one !== 'object' || one === null) throw new Refusal('la référence est vide')
  return one as Json
}
