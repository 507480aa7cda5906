import { readStored } from '../../kernel/files/stored.ts'
import { MAX_OLDER_BYTES, olderText } from '../../kernel/office/to-docx.ts'
import { isPdf, pdfHtml } from '../formats/pdf.ts'
import type { ZoteroItem } from '../formats/zotero.ts'
import { Refusal } from '../refusal.ts'
import { BYTES_PER_BATCH, type Entries, type Entry, MAX_RECORD_BYTES, PLANS_KIND } from './container-entry.ts'
import { mayHold } from './decode-text.ts'
import { containerOf, type Found, kindOf } from './find-files.ts'
import { type Flow, flowOf } from './flow.ts'
import { foreignKind, passedKind } from './foreign-kind.ts'
import { beginsLikeJson, longJson } from './long-json.ts'
import { OTHER_OFFICE_KIND, officeEntries, officeOf, olderEntries } from './office-file.ts'
import { tarReader } from './tar.ts'
import { SWOLLEN_ARCHIVE, zipEntries } from './zip-entries.ts'

/** Why a file that the user named is not read. */
function unknownReason(head: Buffer): string {
  const kind = passedKind(head)
  if (kind === 'un texte brut') return `ce fichier est ${kind}\u00a0: enregistrez-le en .docx, .odt ou PDF`
  return kind === 'une base SQLite'
    ? `ce fichier est ${kind}, dans une archive\u00a0: extrayez-la d’abord`
    : unknown
}

const unknown =
  'ce n’est pas un fichier que Prétoire sait lire (données ouvertes de la DILA et du Conseil d’État, Judilibre, Légifrance, Assemblée nationale, Sénat, bibliographie, lot Prétoire)'

/** The entries of a file: itself, or the files of its archive, in order, whatever its name. `read` receives the bytes used; `folder`: of the library, where a text of an older format is converted. */
export async function* entriesOf(file: Found, read: (bytes: number) => void, folder?: string): Entries {
  if (file.reason) return yield [{ path: '', reason: file.reason }]
  let flow: Flow | undefined
  try {
    const container = containerOf(file.path)
    if (container === 'zip') {
      const office = officeOf(file.path)
      if (!office) return yield* zipEntries(file, read)
      if (office === 'docx' || office === 'odt') {
        // like a page met in a folder: a text of the user's is taken only when it is given by itself
        if (file.direct) return yield* officeEntries(file, office, read)
        return yield [{ path: '', passed: office === 'docx' ? 'un texte Word' : 'un texte OpenDocument' }]
      }
      return yield [
        file.direct
          ? { path: '', reason: `ce fichier est ${OTHER_OFFICE_KIND}` }
          : { path: '', passed: OTHER_OFFICE_KIND },
      ]
    }
    flow = flowOf(file.path, container === 'gzip', read)
    const first = await headOf(flow)
    if (!first.length) yield nothing(file, container === 'gzip')
    else if (kindOf(first.subarray(0, 512)) === 'tar') yield* tarEntries(flow, first)
    else if (first.toString('latin1', 0, 16) === 'SQLite format 3\0' && file.direct && container === 'single')
      yield* zoteroEntries(file, read)
    else yield* singleEntry(file, flow, first, folder)
  } catch (error) {
    yield [{ path: '', reason: error instanceof Refusal ? error.message : unreadable(error) }]
  } finally {
    flow?.stop()
  }
}

/** The first piece, long enough to tell what it begins. */
async function headOf(flow: Flow): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0)
  while (head.length < 512) {
    const next = await flow.next()
    if (!next) break
    head = head.length ? Buffer.concat([head, next]) : next
  }
  return head
}

function nothing(file: Found, gzip: boolean): Entry[] {
  if (gzip) return [{ path: '', reason: 'le fichier compressé est vide ou abîmé' }]
  return [
    file.direct || /\.xml$/i.test(file.name)
      ? { path: '', reason: 'le fichier est vide' }
      : { path: '', passed: passedKind(Buffer.alloc(0)) },
  ]
}

async function* tarEntries(flow: Flow, first: Buffer): Entries {
  const tar = tarReader()
  let fault: string | undefined
  for (let piece: Buffer | undefined = first; piece; piece = await flow.next()) {
    const { input, output } = flow.used
    if (output > 2 ** 26 && output > 250 * input) {
      fault = SWOLLEN_ARCHIVE
      break
    }
    const entries = tar.push(piece)
    if (entries.length) yield entries
    if (tar.fault()) break
  }
  const reason = fault ?? tar.end()
  if (reason) yield [{ path: '', reason }]
  if (tar.plans()) yield [{ path: '', passed: PLANS_KIND, count: tar.plans() }]
}

/** Reads a file that is no archive: whole or, for a long JSON, one record after the other. */
async function* singleEntry(file: Found, flow: Flow, first: Buffer, folder: string | undefined): Entries {
  const older = folder !== undefined && file.direct ? olderFile(file, first) : undefined
  if (folder !== undefined && older) return yield* olderEntries(older.bytes, older.kind, folder)
  const kind = foreignKind(first)
  if (kind) {
    yield [
      file.direct ? { path: '', reason: `ce fichier est ${kind}` } : { path: '', passed: passedKind(first) },
    ]
    return
  }
  const pdf = file.direct && isPdf(first)
  if (!pdf && !mayHold(first)) {
    yield [file.direct ? { path: '', reason: unknownReason(first) } : { path: '', passed: passedKind(first) }]
    return
  }
  const pieces: Buffer[] = []
  let size = 0
  for (let piece: Buffer | undefined = first; piece; piece = await flow.next()) {
    size += piece.length
    pieces.push(piece)
    if (size > BYTES_PER_BATCH && beginsLikeJson(first))
      return yield* longJson(all(pieces, flow), {
        isNamed: file.direct,
        hasFailed: () => (flow.hasFailed() ? unreadable(undefined) : undefined),
      })
    if (size > (pdf ? 3 * MAX_RECORD_BYTES : MAX_RECORD_BYTES))
      throw new Refusal(`le fichier dépasse ${pdf ? 60 : 20} Mo une fois décompressé`)
  }
  const bytes = pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)
  if (flow.hasFailed()) yield [{ path: '', reason: unreadable(undefined) }]
  else if (pdf) yield [{ path: '', bytes: Buffer.from(`<html><body>${await pdfHtml(bytes)}</body></html>`) }]
  else yield [{ path: '', bytes }]
}

/** A file of the older Word or of RTF, read whole: which of them it is stands anywhere in it. */
function olderFile({ path, size }: Found, first: Buffer) {
  const starts = first.toString('hex', 0, 4)
  if ((starts !== 'd0cf11e0' && starts !== '7b5c7274') || size > MAX_OLDER_BYTES) return undefined
  const bytes = readStored(path)
  const kind = olderText(bytes)
  return kind && { bytes, kind }
}

/** Reads a copy of Zotero's own database, each reference as if it were a file. */
async function* zoteroEntries(file: Found, read: (bytes: number) => void): Entries {
  const [{ zoteroItems }, { cslOf }] = await Promise.all([
    import('../formats/zotero-store.ts'),
    import('../formats/zotero.ts'),
  ])
  let items: ZoteroItem[]
  try {
    items = zoteroItems(file.path)
  } catch {
    throw new Refusal(
      'cette base SQLite n’est pas une bibliothèque Zotero, ou elle est ouverte par Zotero : donnez-en une copie',
    )
  }
  yield items.flatMap(item => {
    const csl = cslOf(item)
    return csl ? [{ path: item.key, bytes: Buffer.from(JSON.stringify(csl)) }] : []
  })
  read(file.size)
}

async function* all(pieces: readonly Buffer[], flow: Flow): AsyncGenerator<Buffer> {
  yield* pieces
  for (let piece = await flow.next(); piece; piece = await flow.next()) yield piece
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EACCES' || code === 'EPERM')
    return 'le fichier ne peut pas être ouvert : vous n’en avez pas le droit'
  return 'le fichier n’a pas pu être lu jusqu’au bout : il est abîmé ou n’est plus là'
}
