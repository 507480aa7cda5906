import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Gathered } from '../../shared/drafts/gathered.ts'
import { defaultModelKey, kindOf } from '../../shared/word/default-model.ts'
import type { LetterRoles } from '../../shared/word/letter.ts'
import { readPicture } from '../../shared/word/picture.ts'
import type { Style } from '../../shared/word/style.ts'
import type { PaperRef, WordModel } from '../../shared/word/word-model.ts'
import type { ForeignContext } from '../kernel/context.ts'
import { keepStream } from '../kernel/files/keep-file.ts'
import type { GivenFile } from '../kernel/files/named-place.ts'
import { type Picture, pictures } from '../kernel/files/picture-store.ts'
import { readStored, storedSize, storedStream } from '../kernel/files/stored.ts'
import type { Library } from '../kernel/library.ts'
import { olderText, toDocx } from '../kernel/office/to-docx.ts'
import { settings } from '../settings/store.ts'
import type { Model } from './model/model.ts'
import { type CleanPaper, MAX_MODEL_BYTES, wordModelReader } from './read/word-readers.ts'
import { models } from './store.ts'

/** A Word file read as a model, nothing kept of it yet. */
export interface ReadModel extends CleanPaper {
  readonly model: Model
}

/**
 * Reads a Word file given as a model, in a worker; what is kept of it is read again here, as it is each time it is printed on. A letter of
 * LibreOffice, of the older Word or an RTF is made a Word file first, by LibreOffice.
 */
export async function readGivenModel(
  { library, read }: Pick<ForeignContext, 'library' | 'read'>,
  file: GivenFile,
  roles: LetterRoles,
): Promise<ReadModel> {
  const bytes = await convertedLetter(file.path, library.folder)
  const clean = await read(wordModelReader, { ...file, roles, ...(bytes && { bytes }) })
  const { readModel } = await import('./model/read-model.ts')
  return { ...clean, model: readModel(Buffer.from(clean.paper)).model }
}

/** The letter converted last, by its hash: each correction of a part reads the file again. */
const convertedLetters = new Map<string, Buffer>()

async function convertedLetter(path: string, folder: string): Promise<Buffer | undefined> {
  if (storedSize(path) > MAX_MODEL_BYTES) return undefined
  const bytes = readStored(path)
  const kind = isOpenDocumentText(bytes) ? 'odt' : olderText(bytes)
  if (!kind) return undefined
  const key = createHash('sha256').update(bytes).digest('hex')
  const docx = convertedLetters.get(key) ?? (await toDocx(bytes, kind, { folder }))
  convertedLetters.clear()
  convertedLetters.set(key, docx)
  return docx
}

/** Whether a file says of itself, in its first bytes, that it is a text of LibreOffice or a model of one. */
const isOpenDocumentText = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 200).includes('application/vnd.oasis.opendocument.text')

/** Keeps a model under a name; one of that name is replaced, and its texts take the new paper. */
export async function keepModel(
  library: Library,
  { facts, model, paper }: Pick<ReadModel, 'facts' | 'model' | 'paper'>,
  name: string,
): Promise<{ model: WordModel; replaced: boolean }> {
  const store = models(library.db)
  const before = store.list().find(one => one.name.toLowerCase() === name.toLowerCase())
  const { sha256 } = await keepStream(library, Readable.from([paper]))
  await keepMedia(library, model)
  const entry = store.put({
    ...facts,
    id: before?.id ?? randomUUID(),
    ...{ name, paper: sha256, at: new Date().toISOString() },
  })
  return { model: entry, replaced: before !== undefined }
}

/** Stores the pictures of a model in the library, for the pages the window draws. */
export async function keepMedia(library: Library, model: Model): Promise<void> {
  for (const { bytes, ...picture } of mediaPictures(model)) {
    await keepStream(library, Readable.from([bytes]))
    pictures(library.db).add(picture)
  }
}

/** The pictures of a model that the window can show. */
export const mediaPictures = (model: Model): (Picture & { readonly bytes: Uint8Array })[] =>
  [...model.media.values()].flatMap(({ bytes }) => {
    const head = readPicture(bytes)
    if (head?.type !== 'png' && head?.type !== 'jpeg') return []
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return [{ sha256, type: head.type, width: head.width, height: head.height, bytes }]
  })

/** The paper of a draft that names a model, where it is still there. */
export function paperRef(library: Library, id: string | undefined): PaperRef | undefined {
  const entry = id ? models(library.db).find(id) : undefined
  return entry && existsSync(library.file(entry.paper))
    ? { id: entry.id, name: entry.name, paper: entry.paper }
    : undefined
}

/** The model chosen for the new texts of a manner; nothing where none was, or where it has been removed since. */
export function defaultModel(library: Library, style: Style): WordModel | undefined {
  const id = settings(library.db).get()[defaultModelKey(kindOf(style))]
  return id ? models(library.db).find(id) : undefined
}

/** A gathered draft on another paper than its own. */
export function onPaper(library: Library, content: Gathered, id: string | undefined): Gathered {
  const { model: _, ...rest } = content
  const model = paperRef(library, id)
  return { ...rest, draft: { ...content.draft, model: id }, ...(model ? { model } : {}) }
}

/** Papers read last: a model is asked for at every page count. */
const CACHE_MODELS = 4
const modelCache = new Map<string, Model>()

/** Forgets the papers read: of a locked library none stays in memory. */
export function forgetPapers(): void {
  modelCache.clear()
  convertedLetters.clear()
}

/** The paper a gathered draft is printed on; nothing where it has none, or it is no longer there. */
export async function paperOf(
  library: Library,
  { draft, model }: { readonly draft: Pick<Gathered['draft'], 'model'> } & Pick<Gathered, 'model'>,
): Promise<Model | undefined> {
  // a copy whose draft has lost its model, to name nobody, has no paper either
  if (!model || draft.model !== model.id) return undefined
  const hit = modelCache.get(model.paper)
  if (hit) return hit
  const bytes = await buffer(storedStream(library.file(model.paper))).catch(() => undefined)
  if (!bytes) return undefined
  const { readModel } = await import('./model/read-model.ts')
  const fresh = readModel(bytes).model
  modelCache.set(model.paper, fresh)
  for (const old of [...modelCache.keys()].slice(0, -CACHE_MODELS)) modelCache.delete(old)
  return fresh
}
