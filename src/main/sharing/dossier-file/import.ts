import { randomUUID } from 'node:crypto'
import { AppError } from '../../../shared/kernel/errors.ts'
import { personalSets } from '../../campaign/sets/store.ts'
import { dossiers } from '../../dossiers/store.ts'
import { putDismissal } from '../../drafts/checks/dismissal-store.ts'
import { drafts } from '../../drafts/store.ts'
import { exhibits } from '../../exhibits/store.ts'
import { filings } from '../../filings/store.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { keepStream } from '../../kernel/files/keep-file.ts'
import { keepPicture } from '../../kernel/files/pictures.ts'
import type { GivenFile } from '../../kernel/files/uploads.ts'
import { readEntry, readZip } from '../../kernel/files/zip.ts'
import type { Library } from '../../kernel/library.ts'
import { sources } from '../../library/store.ts'
import { models } from '../../word/store.ts'
import { keepMedia, paperOf } from '../../word/word-models.ts'
import { DossierFile, papersIn, picturesIn, replaceIds } from './dossier-file.ts'
import { addVersions } from './export-versions.ts'

/** Takes a dossier made elsewhere into the library. It gets ids of its own: the same file twice makes two dossiers, and overwrites nothing. */
export async function importDossier(library: Library, file: GivenFile) {
  let content: DossierFile | undefined
  const storedHashes = new Set<string>()
  await readZip(file.path, async (name, open) => {
    if (name === 'dossier.json') content = parse(await readEntry(open()))
    const sha256 = /^files\/([0-9a-f]{64})$/.exec(name)?.[1]
    if (sha256 && content) storedHashes.add((await keepStream(library, await open())).sha256)
  })
  if (!content)
    throw new AppError(
      'damaged',
      `« ${file.name} » n’est pas un dossier exporté de Prétoire. Rien n’a été ajouté.`,
    )
  const missing = content.exhibits.find(one => one.file && !storedHashes.has(one.file.sha256))
  if (missing)
    throw new AppError(
      'damaged',
      `« ${file.name} » est incomplet : le fichier de la pièce « ${missing.label} » manque ou est abîmé. Le dossier n’a pas été ajouté.`,
    )
  const pictures = picturesIn(content)
  if (pictures.some(one => !storedHashes.has(one)))
    throw new AppError(
      'damaged',
      `« ${file.name} » est incomplet : une image de ses textes manque ou est abîmée. Le dossier n’a pas été ajouté.`,
    )
  for (const hash of pictures) await keepPicture(library, { path: library.file(hash), name: 'image' })
  const papers = await takeModels(library, content, storedHashes)
  return addDossier(library, replaceIds(content, papers))
}

/** Takes the Word models of a dossier, those the library has already but once; the id each has here. One that cannot be read is left out: its texts keep their manner. */
async function takeModels(
  library: Library,
  content: DossierFile,
  storedHashes: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const all = models(library.db)
  const readable = new Set<string>()
  for (const sha256 of papersIn(content)) {
    if (!storedHashes.has(sha256)) continue
    const model = await paperOf(library, {
      draft: { model: sha256 },
      model: { id: sha256, name: '', paper: sha256 },
    }).catch(() => undefined)
    if (!model) continue
    readable.add(sha256)
    all.keepPaper(sha256)
    await keepMedia(library, model)
  }
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

function parse(bytes: Buffer): DossierFile | undefined {
  try {
    return DossierFile.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}
