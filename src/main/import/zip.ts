import { openPromise, type Entry as ZipEntry, type ZipFile } from 'yauzl'
import { type Entry, type Given, gather, isXml, largest, passedOver, unsafe } from './entry.ts'
import { Refusal } from './refusal.ts'

const swollen = 'le fichier est anormalement compressé : il grossirait plus de 200 fois'

/** The files of a zip, one after the other, never unpacked to disk. `read` is told the bytes of the archive used. */
export async function* zipEntries(file: Given, read: (bytes: number) => void): AsyncGenerator<Entry> {
  let zip: ZipFile
  try {
    zip = await openPromise(file.path, { lazyEntries: true, decodeStrings: false, autoClose: false })
  } catch {
    yield { path: '', reason: 'l’archive zip est incomplète ou abîmée : sa table des matières est illisible' }
    return
  }
  try {
    if (!zip.entryCount) yield { path: '', reason: 'l’archive zip est vide' }
    for await (const entry of zip.eachEntry()) {
      read(entry.compressedSize)
      const path = nameOf(entry)
      if (path.endsWith('/') || passedOver(path)) continue
      yield* oneOf(zip, entry, path)
    }
  } catch {
    yield { path: '', reason: 'l’archive zip est abîmée : la suite n’a pas pu être lue' }
  } finally {
    zip.close()
  }
}

async function* oneOf(zip: ZipFile, entry: ZipEntry, path: string): AsyncGenerator<Entry> {
  const reason = refused(entry, path)
  if (reason) return yield { path, reason }
  try {
    const bytes = await gather(await zip.openReadStreamPromise(entry), path)
    if (bytes?.length) yield { path, bytes }
    else if (bytes && isXml(path)) yield { path, reason: 'le fichier est vide' }
  } catch (error) {
    yield { path, reason: error instanceof Refusal ? error.message : 'le fichier est abîmé dans l’archive' }
  }
}

function refused(entry: ZipEntry, path: string): string | undefined {
  if (((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000)
    return 'c’est un lien vers un autre fichier : il n’est pas suivi'
  if (entry.isEncrypted()) return 'le fichier est protégé par un mot de passe'
  if (!entry.canDecodeFileData()) return 'le fichier est compressé par un procédé que Prétoire ne lit pas'
  if (entry.uncompressedSize > 2 ** 20 && entry.uncompressedSize > 200 * entry.compressedSize) return swollen
  if (entry.uncompressedSize > largest && isXml(path)) return 'le fichier dépasse 20 Mo une fois décompressé'
  return unsafe(path)
}

/** With `decodeStrings: false` the name is bytes, whatever the types say: UTF-8 when it is valid, else one letter a byte. */
function nameOf(entry: ZipEntry): string {
  const utf8 = entry.fileNameRaw.toString('utf8')
  return utf8.includes('\ufffd') ? entry.fileNameRaw.toString('latin1') : utf8
}
