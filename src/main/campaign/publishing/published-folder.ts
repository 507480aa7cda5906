import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Manifest } from '../../../shared/campaign/publishing/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { readEntry, readZipEntries } from '../../kernel/files/zip.ts'

export const MANIFEST_PATH = 'publication.json'
/** More than any page a person wrote; a longer one is not read, and counts as changed by hand. */
const MAX_FILE_BYTES = 5 * 2 ** 20
const MAX_ZIP_FILES = 5000
/** The names a publication gives: nothing else of a folder is read, written or removed. */
const OWN_PATH = /^(?:[a-z0-9-]+\/)?[a-z0-9-]+\.(?:html|css|svg|xml)$/

/** Whether a path is one a publication may have written. */
export const isOwnPath = (path: string): boolean => OWN_PATH.test(path)

/** The last publication, wherever it lies: what it said it wrote, and the files as they are now. */
export interface Published {
  readonly manifest: Manifest | undefined
  /** a file that is there; undefined where there is none */
  readonly read: (path: string) => Buffer | undefined
}

export const NOTHING_PUBLISHED: Published = { manifest: undefined, read: () => undefined }

/** Reads the publication of a folder; one that does not exist or is empty has none. Refuses a folder of something else. */
export function publishedIn(folder: string): Published {
  const stats = guarded(() => lstatSync(folder, { throwIfNoEntry: false }))
  if (!stats) return NOTHING_PUBLISHED
  if (!stats.isDirectory())
    throw new AppError(
      'refused',
      'C’est un fichier, pas un dossier\u00a0: rien n’a été lu ni écrit. Choisissez un dossier.',
    )
  const read = (path: string): Buffer | undefined => {
    const place = join(folder, path)
    const file = guarded(() => lstatSync(place, { throwIfNoEntry: false }))
    if (!file) return undefined
    // a link, a folder or an enormous file is not what a publication wrote
    if (!file.isFile() || file.size > MAX_FILE_BYTES) return Buffer.from(`\0${file.size}`)
    return guarded(() => readFileSync(place))
  }
  const manifest = manifestFrom(read(MANIFEST_PATH))
  const isEmpty = guarded(() => readdirSync(folder)).every(name => name.startsWith('.'))
  if (!manifest && !isEmpty) throw foreignPlace()
  return { manifest, read }
}

/** Reads the publication of a zip made by the program, whole or within one folder. */
export async function publishedInZip(path: string): Promise<Published> {
  const files = new Map<string, Buffer>()
  await readZipEntries(
    path,
    async entry => {
      const own = entry.name.replace(/^.*?((?:mesures\/|arguments\/)?[^/]+)$/, '$1')
      if (files.size < MAX_ZIP_FILES && (own === MANIFEST_PATH || isOwnPath(own)))
        files.set(own, await readEntry(entry.open()))
    },
    { isForeign: true },
  )
  const manifest = manifestFrom(files.get(MANIFEST_PATH))
  if (!manifest) throw foreignPlace()
  return { manifest, read: name => files.get(name) }
}

function manifestFrom(bytes: Buffer | undefined): Manifest | undefined {
  if (!bytes) return undefined
  try {
    const manifest = Manifest.parse(JSON.parse(bytes.toString()))
    const files = Object.entries(manifest.files).filter(([path]) => isOwnPath(path))
    const names = Object.entries(manifest.names).filter(([, path]) => isOwnPath(path))
    return { ...manifest, files: Object.fromEntries(files), names: Object.fromEntries(names) }
  } catch {
    throw new AppError(
      'refused',
      'Le fichier «\u00a0publication.json\u00a0» de ce dossier ne se lit pas\u00a0: rien n’a été écrit. Rétablissez-le, ou publiez dans un dossier vide.',
    )
  }
}

const foreignPlace = () =>
  new AppError(
    'refused',
    'Il y a là autre chose qu’une publication de Prétoire\u00a0: rien n’a été écrit. Choisissez le dossier d’une publication, ou un dossier vide.',
  )
