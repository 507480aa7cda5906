import { createRequire } from 'node:module'
import type { Read } from '../records.ts'
import { Refusal } from '../refusal.ts'
import { readCsl } from './csl.ts'

type Json = Readonly<Record<string, unknown>>

/** What is used of citation-js; its parsers of addresses, which fetch, are taken out. */
interface Inputs {
  chain(data: unknown, options: { forceType: string; target?: string; generateGraph: boolean }): unknown
  removeTypeParser(type: string): void
  removeDataParser(type: string, async: boolean): void
}

let ready: Inputs | undefined

/** Loaded at the first bibliography: nothing else needs it. */
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
export function* bibliographyRecords(text: string): Generator<Read> {
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
  const found = first(inputs().chain(text, { forceType: '@ris/file', generateGraph: false }))
  const tag = (name: string) => new RegExp(`^${name} {2}- *(.+)$`, 'm').exec(text)?.[1]?.trim()
  // the docket number of a case, and where Zotero puts what has no tag
  return {
    ...found,
    number: found.number ?? tag('SV') ?? tag('M1'),
    authority: found.authority ?? tag('PB') ?? tag('A3'),
  }
}

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
  const found = first(inputs().chain(text, options))
  const raw = first(inputs().chain(text, { ...options, target: '@biblatex/entries+list' }))
  const fields = (raw.properties ?? {}) as Json
  const said = [found.note, fields.note, fields.howpublished, fields.type]
    .filter(one => typeof one === 'string')
    .join('\n')
  const ecli = /ECLI:[A-Z]{2}:[\w:.]+/.exec(said)?.[0]
  // Zotero exports cases and laws as @misc: what they were is told by what they hold
  const type =
    found.type === 'document' && (ecli || /jurisprudence|\bcase\b/i.test(said)) ? 'legal_case' : found.type
  return {
    ...found,
    type,
    number: found.number ?? fields.number,
    authority: found.authority ?? fields.institution ?? fields.howpublished,
    note: ecli ? `ECLI: ${ecli}` : found.note,
  }
}

function first(found: unknown): Json {
  const one: unknown = Array.isArray(found) ? found[0] : found
  if (typeof one !== 'object' || one === null) throw new Refusal('la référence est vide')
  return one as Json
}
