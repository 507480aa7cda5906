import { crc32, inflateRawSync } from 'node:zlib'
import { AppError } from '../../../shared/kernel/errors.ts'
import { unsafe } from '../../imports/containers/container-entry.ts'
import { directoryOf, type Listed } from '../../imports/containers/zip-directory.ts'

/** The parts of a Word file, unpacked when asked for. */
export interface Package {
  readonly names: readonly string[]
  /** the text of a part; nothing when the file has none of that name */
  text(path: string): string | undefined
  bytes(path: string): Buffer | undefined
}

const MAX_PART_BYTES = 64 * 2 ** 20
const MAX_PACKAGE_BYTES = 256 * 2 ** 20

const refusal = (sentence: string) => new AppError('refused', `${sentence} Rien n’a été changé.`)
const damageError = () =>
  new AppError(
    'damaged',
    'Le fichier Word est abîmé ou incomplet : il n’a pas pu être lu. Demandez-en une autre copie. Rien n’a été changé.',
  )

/** Whether the parts are those of an OpenDocument file. */
export const isOpenDocument = ({ names }: Package): boolean =>
  names.includes('content.xml') && names.includes('mimetype')

/** Opens a Word file without trusting it. Throws an AppError whose sentence says what the file is when it is not one. */
export function openPackage(file: Buffer): Package {
  const whole = openParts(file)
  if (isOpenDocument(whole))
    throw refusal(
      'C’est un document LibreOffice (.odt), même s’il porte un autre nom. Enregistrez-le au format Word (.docx), puis reprenez-le.',
    )
  return whole
}

/** Opens a Word file or an OpenDocument one, with as little trust. */
export function openParts(file: Buffer): Package {
  refuseOthers(file)
  const entries = new Map<string, Listed>()
  let size = 0
  try {
    const directory = directoryOf((at, length) => file.subarray(at, at + length), file.length)
    if (!directory) throw damageError()
    for (const entry of directory) {
      if (entry.isEncrypted)
        throw refusal(
          'Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis reprenez-le.',
        )
      if (unsafe(entry.path)) throw damageError()
      size += entry.size
      if (entries.size > 5000 || size > MAX_PACKAGE_BYTES || (size > 2 ** 24 && size > 250 * file.length))
        throw refusal('Le fichier est anormalement compressé : il n’a pas été ouvert, par prudence.')
      entries.set(entry.path.toLowerCase(), entry)
    }
  } catch (error) {
    throw error instanceof AppError ? error : damageError()
  }
  if (!entries.has('[content_types].xml') && !(entries.has('content.xml') && entries.has('mimetype')))
    throw refusal('Ce fichier n’est pas un document Word.')
  const bytes = (path: string) => {
    const entry = entries.get(path.replace(/^\//, '').toLowerCase())
    return entry && unpack(file, entry)
  }
  return {
    names: [...entries.values()].map(entry => entry.path),
    bytes,
    text: path => {
      const data = bytes(path)
      return data && decode(data)
    },
  }
}

function refuseOthers(file: Buffer): void {
  if (file.length === 0) throw refusal('Le fichier est vide.')
  if (file.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) {
    const isLocked = file.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw refusal(
      isLocked
        ? 'Le document Word est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis reprenez-le.'
        : 'C’est un document de l’ancien format Word (.doc). Enregistrez-le au format .docx, puis reprenez-le.',
    )
  }
  if (file.subarray(0, 5).toString('latin1') === '{\\rtf')
    throw refusal('C’est un document RTF. Enregistrez-le au format Word (.docx), puis reprenez-le.')
  if (file.subarray(0, 4).toString('latin1') === '%PDF')
    throw refusal('C’est un PDF. Seul un document Word (.docx) peut être repris.')
  if (file.readUInt16BE(0) !== 0x504b) throw refusal('Ce fichier n’est pas un document Word.')
}

function unpack(file: Buffer, { at, packedSize: packedBytes, size, method, crc }: Listed): Buffer {
  if (size > MAX_PART_BYTES)
    throw refusal('Le document dépasse ce que Prétoire peut ouvrir (64 Mo pour une partie).')
  // some writers say of an empty part that it is compressed, and write nothing
  if (size === 0 && packedBytes === 0) return Buffer.alloc(0)
  try {
    const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
    const raw = file.subarray(from, from + packedBytes)
    // never more than was announced
    const bytes = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: Math.max(1, size) })
    if (bytes.length !== size || crc32(bytes) !== crc) throw damageError()
    return bytes
  } catch {
    throw damageError()
  }
}

function decode(bytes: Buffer): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  const text = new TextDecoder(wide ?? 'utf-8').decode(bytes)
  return wide ? text.replace(/^(<\?xml[^>]*?) encoding=(["'])[^"']*\2/i, '$1') : text
}
