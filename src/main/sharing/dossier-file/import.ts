import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { personalSets } from '../../campaign/sets/store.ts'
import { dossiers } from '../../dossiers/store.ts'
import { putDismissal } from '../../drafts/checks/dismissal-store.ts'
import { drafts } from '../../drafts/store.ts'
import { exhibits } from '../../exhibits/store.ts'
import { filings } from '../../filings/store.ts'
import { refuseOther } from '../../imports/containers/foreign-kind.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import { nameOnDisk } from '../../kernel/files/named-place.ts'
import { type Picture, pictures } from '../../kernel/files/picture-store.ts'
import { examinePicture } from '../../kernel/files/pictures.ts'
import { moveStored, readStoredHead, sealedFor } from '../../kernel/files/stored.ts'
import { inTemporary } from '../../kernel/files/temporary.ts'
import { type Library, writeWhole } from '../../kernel/library.ts'
import { readingError } from '../../kernel/readers/causes.ts'
import type { ReadForeign } from '../../kernel/readers/foreign-reader.ts'
import { sources } from '../../library/store.ts'
import { models } from '../../word/store.ts'
import { mediaPictures, paperOf } from '../../word/word-models.ts'
import { type DossierFile, papersIn, picturesIn, replaceIds } from './dossier-file.ts'
import { addVersions } from './export-versions.ts'
import { dossierFileReader, type UnpackedDossier } from './unpack-dossier.ts'

/**
 * Takes a dossier made elsewhere into the library. It gets ids of its own: the same file twice makes two dossiers, and overwrites
 * nothing. What is refused leaves nothing behind.
 */
export async function importDossier(library: Library, read: ReadForeign, file: GivenFile) {
  refuseOther(readStoredHead(file.path, 512), file.name, 'un dossier exporté de Prétoire')
  return inTemporary(library, async to => {
    const unpacked = await read(dossierFileReader, { ...file, to })
    refuseIncomplete(file.name, unpacked)
    const placing = placeFiles(library)
    try {
      for (const sha256 of unpacked.hashes) await placing.move(join(to, nameOnDisk(to, sha256)), sha256)
      const textPictures = await picturesOf(library, unpacked.content)
      const papers = await papersOf(library, unpacked)
      for (const { sha256, bytes } of papers.media) await placing.write(bytes, sha256)
      const write = library.db.transaction(() => {
        for (const picture of [...textPictures, ...papers.media]) pictures(library.db).add(picture)
        return addDossier(
          library,
          replaceIds(unpacked.content, putModels(library, unpacked.content, papers.readable)),
        )
      })
      return guarded(() => write.immediate())
    } catch (error) {
      await placing.undo()
      throw readingError(error)
    }
  })
}

/** Refuses a dossier one of whose exhibits or pictures is not there. */
function refuseIncomplete(name: string, { content, hashes }: UnpackedDossier): void {
  const fileless = content.exhibits.find(one => one.file && !hashes.has(one.file.sha256))
  if (fileless)
    throw new AppError(
      'damaged',
      `«\u00a0${name}\u00a0» est incomplet : le fichier de la pièce «\u00a0${fileless.label}\u00a0» manque ou est abîmé. Le dossier n’a pas été ajouté.`,
    )
  if (picturesIn(content).some(one => !hashes.has(one)))
    throw new AppError(
      'damaged',
      `«\u00a0${name}\u00a0» est incomplet : une image de ses textes manque ou est abîmée. Le dossier n’a pas été ajouté.`,
    )
}

/** Puts files where the library keeps them by their content; `undo` takes away those that it did not have. */
function placeFiles(library: Library) {
  const fresh: string[] = []
  const place = async (sha256: string, put: (to: string) => Promise<void>) => {
    const to = library.file(sha256)
    if (existsSync(to)) return
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    fresh.push(to)
    await put(to)
  }
  return {
    move: (from: string, sha256: string) => place(sha256, to => moveStored(from, to)),
    write: (bytes: Uint8Array, sha256: string) =>
      place(sha256, async to => writeWhole(to, sealedFor(to, bytes))),
    undo: async () => {
      for (const path of fresh) await rm(path, { force: true })
    },
  }
}

/** The pictures that the texts of a dossier show. Refuses one that no text can show. */
async function picturesOf(library: Library, content: DossierFile): Promise<Picture[]> {
  const textPictures: Picture[] = []
  for (const sha256 of picturesIn(content)) {
    const { shape } = await examinePicture({ path: library.file(sha256), name: 'image' })
    textPictures.push({ sha256, ...shape })
  }
  return textPictures
}

/** The papers of a dossier that can be read, with their pictures. One that cannot is left out: its texts keep their manner. */
async function papersOf(library: Library, { content, hashes }: UnpackedDossier) {
  const readable = new Set<string>()
  const media: (Picture & { readonly bytes: Uint8Array })[] = []
  for (const sha256 of papersIn(content)) {
    if (!hashes.has(sha256)) continue
    const model = await paperOf(library, {
      draft: { model: sha256 },
      model: { id: sha256, name: '', paper: sha256 },
    }).catch(() => undefined)
    if (!model) continue
    readable.add(sha256)
    media.push(...mediaPictures(model))
  }
  return { readable, media }
}

/** Puts the Word models of a dossier, those the library has already but once; the id each has here. */
function putModels(
  library: Library,
  content: DossierFile,
  readable: ReadonlySet<string>,
): Map<string, string> {
  const all = models(library.db)
  for (const sha256 of readable) all.keepPaper(sha256)
  const ids = new Map<string, string>()
  for (const one of content.models) {
    if (!readable.has(one.paper)) continue
    const libraryModels = all.list()
    const same = libraryModels.find(other => other.paper === one.paper)
    const isNameInUse = libraryModels.some(other => other.name.toLowerCase() === one.name.toLowerCase())
    const model =
      same ??
      all.put({
        ...one,
        id: randomUUID(),
        name: isNameInUse ? `${one.name.slice(0, 60)} (reçu avec un dossier)` : one.name,
      })
    ids.set(one.id, model.id)
  }
  return ids
}

/** Adds a dossier with its drafts, exhibits and sources, under new ids, in one transaction. */
export function addDossier(library: Library, content: DossierFile) {
  const things = [
    content.dossier,
    ...(content.dossier.affaires ?? []),
    ...content.drafts,
    ...content.exhibits,
    ...content.filings.map(one => one.filing),
    ...content.sets,
  ]
  const ids = new Map([...things, ...content.versions.list].map(one => [one.id, randomUUID() as string]))
  const write = library.db.transaction(() => {
    sources(library.db).putAll(content.sources, 'import')
    const dossier = dossiers(library.db).save({ ...replaceIds(content.dossier, ids), revision: 0 })
    for (const exhibit of content.exhibits)
      exhibits(library.db).save({ ...replaceIds(exhibit, ids), dossier: dossier.id, revision: 0 })
    const newDrafts = content.drafts.map(draft =>
      drafts(library.db).save({ ...replaceIds(draft, ids), dossier: dossier.id, revision: 0 }),
    )
    for (const { filing, drafts: filedDrafts } of replaceIds(content.filings, ids))
      filings(library.db).add({ ...filing, dossier: dossier.id }, filedDrafts)
    for (const set of content.sets) personalSets(library.db).save({ ...replaceIds(set, ids), revision: 0 })
    for (const { draft, ...one } of replaceIds(content.dismissals, ids)) putDismissal(library.db, draft, one)
    addVersions(library.db, replaceIds(content.versions, ids), dossier.id)
    return { id: dossier.id, drafts: newDrafts.map(one => one.id) }
  })
  return guarded(() => write.immediate())
}
