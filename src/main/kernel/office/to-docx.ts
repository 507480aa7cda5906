import { readStored, storedSize } from '../files/stored.ts'
import { convertByOffice } from './run-office.ts'

/** Texts of older formats, that LibreOffice reads for us. */
export type OlderText = 'doc' | 'rtf'

/** First bytes of the files made of streams: the older Word, Excel, Outlook. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Tells a text of the older Word or of RTF by its bytes, whatever its name; undefined for any other file. */
export function olderText(bytes: Buffer): OlderText | undefined {
  if (bytes.subarray(0, 5).toString('latin1') === '{\\rtf') return 'rtf'
  const isWord =
    bytes.subarray(0, 8).equals(COMPOUND_FILE) && bytes.includes(Buffer.from('WordDocument', 'utf16le'))
  if (!isWord) return undefined
  // a newer file under a password lies in streams too
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? undefined : 'doc'
}

/** Whether a file is such a text, large ones apart: they are refused elsewhere. */
export const isOlderText = (path: string): boolean =>
  storedSize(path) <= MAX_OLDER_BYTES && olderText(readStored(path)) !== undefined

/** A text of an older format larger than this is not converted. */
export const MAX_OLDER_BYTES = 100 * 2 ** 20

const LABELS: Readonly<Record<ConvertibleText, string>> = {
  doc: 'un document de l’ancien format Word (.doc)',
  rtf: 'un document RTF (.rtf)',
  odt: 'un texte LibreOffice (.odt)',
}
/** Texts that LibreOffice turns into a Word file. */
export type ConvertibleText = OlderText | 'odt'

/** Names LibreOffice gives to its readers. */
const READERS: Readonly<Record<ConvertibleText, string>> = {
  doc: 'MS Word 97',
  rtf: 'Rich Text Format',
  odt: 'writer8',
}
const SAVE_AGAIN =
  'ouvrez-le dans votre traitement de texte et enregistrez-le au format .docx ou .odt, puis reprenez-le'
const SAVE_AS_WORD = 'enregistrez-le au format .docx, puis reprenez-le'
/** Milliseconds a conversion may last. */
const LIMIT_MS = 120_000

/** Throws an AppError that says what to do where LibreOffice is not there, is late or makes nothing of it. */
export function toDocx(
  bytes: Buffer,
  extension: ConvertibleText,
  { folder, signal }: { readonly folder: string; readonly signal?: AbortSignal },
): Promise<Buffer> {
  const what = `C’est ${LABELS[extension]}`
  const saveAgain = extension === 'odt' ? SAVE_AS_WORD : SAVE_AGAIN
  const isWordFile = (docx: Buffer) => docx.length > 4 && docx.readUInt16BE(0) === 0x504b
  return convertByOffice(
    bytes,
    {
      ...{ folder, extension, signal, limit: LIMIT_MS },
      reader: READERS[extension],
      result: 'docx',
      argument: 'docx:MS Word 2007 XML',
      messages: {
        missing: `${what}\u00a0: Prétoire le lit avec LibreOffice, qui n’est pas sur cet ordinateur. Installez-le (gratuit, fr.libreoffice.org), ou ${saveAgain}. Rien n’a été changé.`,
        stopped: 'La lecture du fichier a été arrêtée. Rien n’a été changé.',
        late: `${what}\u00a0: LibreOffice ne l’a pas lu à temps et a été arrêté. Recommencez, ou ${saveAgain}. Rien n’a été changé.`,
        full: 'Le disque est plein\u00a0: le fichier n’a pas pu être lu, et ce qui était enregistré est intact. Libérez de la place, puis recommencez.',
        failed: `${what}\u00a0: LibreOffice n’a pas pu le lire. Il est abîmé, ou protégé par un mot de passe\u00a0: demandez-en une autre copie, ou ${saveAgain}. Rien n’a été changé.`,
      },
    },
    isWordFile,
  )
}

/** A text of an older format as the Word file that LibreOffice makes of it; undefined for any other file, which is read as it is. */
export async function convertedText(path: string, folder: string): Promise<Buffer | undefined> {
  const bytes = readStored(path)
  const kind = olderText(bytes)
  return kind && toDocx(bytes, kind, { folder })
}
