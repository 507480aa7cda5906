import { isUtf8 } from 'node:buffer'
import type { Source } from '../../shared/library/model.ts'
import type { Pack } from '../../shared/sharing/model.ts'
import { isXml } from './containers/entry.ts'
import { kindOf } from './containers/files.ts'
import { jsonRecordsOf } from './containers/json.ts'
import { isPage, readPage } from './containers/page.ts'
import { rootOf, textOf } from './containers/text.ts'
import { formats, parts, readRecord } from './format-names.ts'
import { bibliographyRecords, isBibliography } from './formats/bibliography.ts'
import { rdfRecords } from './formats/zotero.ts'
import { liasse } from './not-read.ts'
import { isSenat } from './parliament/amendments/senat.ts'
import type { Aside } from './parliament/records/aside.ts'
import { asidesInPage, asidesInTable, beginsLikeTable } from './parliament/records/read.ts'
import { Refusal } from './refusal.ts'

/** What the container of a file says of it. */
export interface RecordContext {
  /** date of the publisher's state, where the archive's name gives it */
  readonly asOf?: string | undefined
  /** the day the file itself bears in its archive */
  readonly fileDay?: string | undefined
  /** the user named this very file: if nothing in it can be read, the report says why */
  readonly named: boolean
  /** name of the file given, for recognising what its content leaves open */
  readonly archive: string
}

/** A record, a pack, what is no source, or the reason why one was not taken. `place` is where it stands in the file, '' for the file itself. */
export type Read =
  | { readonly place: string; readonly source: Source }
  | { readonly place: string; readonly pack: Pack }
  | { readonly place: string; readonly aside: Aside }
  | { readonly place: string; readonly reason: string }

/**
 * All that one file holds, recognised by its content. Nothing at all when it is not a record and was not named: a web page
 * met in a folder, the plan of a text. A file that cannot be read gives its reason; nothing is thrown for it.
 */
export function* recordsOf(
  entry: { readonly path: string; readonly bytes: Buffer },
  context: RecordContext,
): Generator<Read> {
  try {
    if (kindOf(entry.bytes.subarray(0, 512)) !== 'single')
      throw new Refusal('une archive dans une archive n’est pas ouverte : extrayez-la d’abord')
    const text = textIn(entry.bytes)
    const asOf = context.asOf ?? context.fileDay
    const asides = asidesInTable(text, asOf) ?? (isPage(text) ? asidesInPage(text, asOf) : undefined)
    if (asides) yield* asides
    else if (isSenat(text)) throw new Refusal(liasse)
    else if (isBibliography(text)) yield* bibliographyRecords(text)
    else if (/^\s*[{[]/.test(text)) yield* jsonRecordsOf(text, context)
    else if (context.named && isPage(text)) yield { place: '', source: readPage(text, context.archive) }
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

function* xmlRecord(text: string, isXmlName: boolean, context: RecordContext): Generator<Read> {
  const expected = context.named || isXmlName
  const root = rootOf(text)
  if (root === 'rdf' && /<rdf:RDF[\s>]/.test(text.slice(0, 2000))) {
    if (context.named || text.includes('http://www.zotero.org/namespaces/export#')) yield* rdfRecords(text)
    return
  }
  // a web page or a drawing met in a folder is not a record
  if (!root && !expected) return
  if (!root) throw new Refusal('le fichier n’est pas du XML, ou il est tronqué dès le début')
  if (root in parts && !context.named) return
  if (expected || root in formats) yield { place: '', source: readRecord(root, text, { asOf: context.asOf }) }
}
