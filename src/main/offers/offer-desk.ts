import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { SEALED_EXTENSION } from '../../shared/dossiers/sealed.ts'
import type { FileRef } from '../../shared/kernel/endpoint.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { OfferedFile } from '../../shared/offers/contract.ts'
import type { Kept } from '../../shared/offers/kept.ts'
import { dossiers } from '../dossiers/store.ts'
import type { ForeignContext } from '../kernel/context.ts'
import { refusal } from '../kernel/database/refusals.ts'
import { receive, used } from '../kernel/files/uploads.ts'
import { readZip } from '../kernel/files/zip.ts'
import type { Emit } from '../kernel/hub.ts'
import { wordFileReader } from '../word/read/word-readers.ts'

/** Kind of an offered file, apart from where it lies. */
type OfferKind = Pick<OfferedFile, 'kind' | 'dossier' | 'problem'>

type Desk = Pick<ForeignContext, 'library' | 'read'>

const WORD = /^\.(docx|docm|dotx|dotm|odt|ott|doc|dot|rtf)$/
const IMPORTED = /^\.(zip|gz|tgz|tar|xml|json|jsonl|ris|bib|csl|csv|html?|pdf|txt|eml|msg)$/
const LARGEST_WORD_BYTES = 100 * 2 ** 20

/** Tells what a file given from outside is, by its name and by what it holds. */
async function kindOf(desk: Desk, path: string, name: string): Promise<OfferKind> {
  const stats = await stat(path).catch(() => undefined)
  if (!stats)
    return refuse(
      `«\u00a0${name}\u00a0» est introuvable : le fichier a été déplacé, ou son disque est débranché.`,
    )
  if (stats.isDirectory())
    return refuse(
      `«\u00a0${name}\u00a0» est un dossier de l’ordinateur : donnez les fichiers qu’il contient.`,
    )
  const extension = extname(name).toLowerCase()
  if (extension === '.pretoire') return { kind: 'pack' }
  if (extension === '.zip' && (await holdsDossier(path))) return { kind: 'dossier' }
  if (extension === `.${SEALED_EXTENSION}`) return { kind: 'dossier' }
  if (WORD.test(extension)) return { kind: 'word', ...(await dossierOf(desk, path, stats.size)) }
  if (IMPORTED.test(extension)) return { kind: 'import' }
  return refuse(
    `Prétoire ne sait pas ouvrir «\u00a0${name}\u00a0». Il ouvre les lots (.pretoire), les dossiers exportés (.zip, .dossier-scelle), les fichiers Word et ce qui s’importe dans la bibliothèque.`,
  )
}

const refuse = (problem: string): OfferKind => ({ kind: 'refused', problem })

async function holdsDossier(path: string): Promise<boolean> {
  let holds = false
  await readZip(path, async name => {
    if (name === 'dossier.json') holds = true
  }).catch(() => undefined)
  return holds
}

/** The dossier of this library whose text a working copy is. What cannot be read says so once it is examined. */
async function dossierOf({ library, read }: Desk, path: string, bytes: number): Promise<Partial<OfferKind>> {
  if (bytes > LARGEST_WORD_BYTES) return {}
  try {
    const id = (await read(wordFileReader, { path, pictures: 0 })).working?.draft.dossier
    const dossier = id ? dossiers(library.db).get(id) : undefined
    return dossier ? { dossier: { id: dossier.id, title: dossier.title } } : {}
  } catch {
    return {}
  }
}

/** The files given from outside the window, until the user has answered for each. */
export interface OfferDesk {
  /** offers the file of a path; the window hears of it */
  readonly offer: (path: string) => Promise<void>
  /** shows what was kept from a browser, so that the user may put it where it belongs; `file`: a PDF, which may be an exhibit too */
  readonly show: (name: string, kept: Kept, file?: FileRef) => void
  readonly list: () => readonly OfferedFile[]
  readonly answer: (id: string, isTaken: boolean) => Promise<void>
}

/** The tools of handlers that offer files to the window. */
export interface OfferContext extends ForeignContext {
  readonly offers: OfferDesk
}

/** Opens the desk of a library. The window never learns a path: a file offered is copied among the uploads, and named by that copy. */
export function offerDesk(desk: Desk, emit: Emit): OfferDesk {
  const { library } = desk
  const files = new Map<string, OfferedFile>()
  const tell = () => emit({ event: 'offered', data: { waiting: files.size } })
  // one after the other: a small file given second would else be asked about before a large one given first
  let last: Promise<void> = Promise.resolve()
  const offerNext = async (path: string): Promise<void> => {
    const id = randomUUID()
    files.set(id, await offerFile(desk, id, path))
    tell()
  }
  return {
    offer: path => {
      const next = last.then(() => offerNext(path))
      last = next.catch(() => undefined)
      return next
    },
    show: (name, kept, file) => {
      const id = randomUUID()
      files.set(id, { id, name, kind: 'kept', kept, ...(file && { file }) })
      tell()
    },
    list: () => [...files.values()],
    answer: async (id, isTaken) => {
      const file = files.get(id)?.file
      if (!files.delete(id)) return
      if (file && !isTaken) await used(library.folder, file)
      tell()
    },
  }
}

async function offerFile(desk: Desk, id: string, path: string): Promise<OfferedFile> {
  const name = basename(path)
  const about = await kindOf(desk, path, name)
  if (about.kind === 'refused') return { id, name, ...about }
  try {
    return {
      id,
      name,
      ...about,
      file: { upload: await receive(desk.library.folder, name, createReadStream(path)) },
    }
  } catch (cause) {
    const error = refusal(cause)
    const reason = error instanceof AppError ? error.message : 'Le fichier n’a pas pu être lu.'
    return { id, name, kind: 'refused', problem: `«\u00a0${name}\u00a0» n’a pas été pris. ${reason}` }
  }
}
