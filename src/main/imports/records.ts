import { isUtf8 } from 'node:buffer'
import { isXml, NESTED_REASON } from './containers/container-entry.ts'
import { rootOf, textOf } from './containers/decode-text.ts'
import { kindOf } from './containers/find-files.ts'
import { jsonRecordsOf } from './containers/json.ts'
import { isPage, pageContent, readPage } from './containers/read-page.ts'
import { readActPage } from './europe/acts/act-page.ts'
import { readFormexAct } from './europe/acts/formex-act.ts'
import {
  addressOf,
  isEuropeanFragment,
  namesEuropeanCourt,
  readEuropeanPage,
} from './europe/european-page.ts'
import { formats, parts, readRecord } from './format-names.ts'
import { bibliographyRecords, isBibliography } from './formats/bibliography.ts'
import { rdfRecords } from './formats/zotero.ts'
import { keptMarkOf } from './kept/kept-mark.ts'
import { keptPage } from './kept/kept-page.ts'
import { liasse } from './not-read.ts'
import { isSenat } from './parliament/amendments/senat.ts'
import {
  beginsLikeTable,
  parliamentRecordsInPage,
  parliamentRecordsInTable,
} from './parliament/records/parliament-records.ts'
import type { ReadRecord, RecordContext } from './read-record.ts'
import { Refusal } from './refusal.ts'

/**
 * All that one file holds, recognised by its content. Nothing at all when it is not a record and was not named: a web page
 * met in a folder, the plan of a text. A file that cannot be read gives its reason; nothing is thrown for it.
 */
export function* recordsOf(
  entry: { readonly path: string; readonly bytes: Buffer },
  context: RecordContext,
): Generator<ReadRecord> {
  try {
    if (kindOf(entry.bytes.subarray(0, 512)) !== 'single') throw new Refusal(NESTED_REASON)
    const text = textIn(entry.bytes)
    const mark = context.isNamed ? keptMarkOf(text) : undefined
    if (mark) return yield* keptPage(text, mark, context.archive)
    const asOf = context.asOf ?? context.fileDay
    const asides =
      parliamentRecordsInTable(text, asOf) ?? (isPage(text) ? parliamentRecordsInPage(text, asOf) : undefined)
    if (asides) yield* asides
    else if (isSenat(text)) throw new Refusal(liasse)
    else if (isBibliography(text)) yield* bibliographyRecords(text)
    else if (/^\s*[{[]/.test(text)) yield* jsonRecordsOf(text, context)
    else if (isPage(text) || isEuropeanFragment(text)) yield* pageRecord(text, entry.path, context)
    else yield* xmlRecord(text, isXml(entry.path || context.archive), context)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    yield { place: '', reason: error.message }
  }
}

/** Bibliographies are older than UTF-8, and do not say what they are written in; nor do the tables of the Sénat, and some of its pages. */
function textIn(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 4000)
  const table = isBibliography(head) || beginsLikeTable(head) || isSenat(head)
  const older = isPage(head) || (bytes[0] !== 0x3c && table)
  return older && !isUtf8(bytes) ? new TextDecoder('windows-1252').decode(bytes) : textOf(bytes)
}

/** A judgment of a European court, wherever it was met; another page, as a document, where the user named it. */
function* pageRecord(text: string, path: string, context: RecordContext): Generator<ReadRecord> {
  const isXmlName = isXml(path || context.archive)
  if (!context.isNamed && !namesEuropeanCourt(text, path)) {
    if (isXmlName) yield* xmlRecord(text, isXmlName, context)
    return
  }
  const content = pageContent(text)
  const address = addressOf(text, content, `${path} ${context.archive}`)
  const judgment = readEuropeanPage(content, address)
  const act = judgment ? undefined : readActPage(content.lines, address)
  if (judgment) yield { place: '', source: judgment }
  else if (act) for (const article of act) yield { place: article.number, source: article }
  else if (context.isNamed) yield { place: '', source: readPage(content, context.archive) }
  else if (isXmlName) yield* xmlRecord(text, isXmlName, context)
}

function* xmlRecord(text: string, isXmlName: boolean, context: RecordContext): Generator<ReadRecord> {
  const isExpected = context.isNamed || isXmlName
  const root = rootOf(text)
  if (root === 'rdf' && /<rdf:RDF[\s>]/.test(text.slice(0, 2000))) {
    if (context.isNamed || text.includes('http://www.zotero.org/namespaces/export#')) yield* rdfRecords(text)
    return
  }
  // a web page or a drawing met in a folder is not a record
  if (!root && !isExpected) return
  if (!root) throw new Refusal('le fichier n’est pas du XML, ou il est tronqué dès le début')
  if (root in parts && !context.isNamed) return
  if (root === 'ACT' || root === 'CONS.ACT')
    for (const article of readFormexAct(text)) yield { place: article.number, source: article }
  else if (isExpected || root in formats)
    yield { place: '', source: readRecord(root, text, { asOf: context.asOf }) }
}
