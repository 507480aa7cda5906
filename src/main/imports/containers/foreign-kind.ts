import { AppError } from '../../../shared/kernel/errors.ts'

const TO_SAVE_AGAIN = 'ouvrez-le dans votre traitement de texte et enregistrez-le en .docx, .odt ou PDF'
const TO_UNPACK = 'décompressez-la, puis donnez le dossier'

/** Kinds of files that are not read: their first bytes in hexadecimal, what each is, and what to do. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  // {\rtf
  [/^7b5c727466/, `un texte RTF\u00a0: ${TO_SAVE_AGAIN}`],
  [/^d0cf11e0/, `un fichier de l’ancien Word, d’Excel ou d’Outlook\u00a0: ${TO_SAVE_AGAIN}`],
  // PNG, JPEG, GIF, TIFF of both orders, WEBP
  [
    /^(?:89504e47|ffd8ff|47494638|49492a00|4d4d002a|52494646.{8}57454250)/,
    'une image\u00a0: le texte n’y est que dessiné',
  ],
  [/^377abcaf/, `une archive 7z\u00a0: ${TO_UNPACK}`],
  [/^52617221/, `une archive RAR\u00a0: ${TO_UNPACK}`],
  [/^(?:fd377a585a|425a68|28b52ffd)/, `une archive xz, bz2 ou zstd\u00a0: ${TO_UNPACK}`],
  // MP3, Ogg, FLAC, WAV, AVI, MP4, Matroska
  [
    /^(?:494433|4f676753|664c6143|52494646.{8}(?:57415645|41564920)|.{8}66747970|1a45dfa3)/,
    'un son ou une vidéo',
  ],
  // MZ, ELF
  [/^(?:4d5a|7f454c46)/, 'un programme'],
]

/** Refuses a file that is of another kind, by its name; `outcome` says what became of what the user has. */
export function refuseForeign(bytes: Buffer, name: string, outcome: string): void {
  const kind = foreignKind(bytes)
  if (kind) throw new AppError('invalid', `«\u00a0${name}\u00a0» est ${kind}. ${outcome}`)
}

/** Refuses a file that is neither of a container's kind nor of an unknown one, and says what it is; `expected`: what it had to be. */
export function refuseOther(
  head: Buffer,
  name: string,
  expected: string,
  container: keyof typeof CONTAINER_KINDS = 'zip',
): void {
  const kind = passedKind(head)
  if (kind === UNKNOWN_KIND || kind === CONTAINER_KINDS[container]) return
  throw new AppError(
    'damaged',
    `«\u00a0${name}\u00a0» est ${kind}, et non ${expected}. Rien n’a été changé\u00a0: choisissez un autre fichier.`,
  )
}

const ZIP_KIND = 'une archive zip'
const SQLITE_KIND = 'une base SQLite'
const JSON_KIND = 'un fichier JSON d’un autre genre'
const UNKNOWN_KIND = 'un fichier d’un genre inconnu'
const CONTAINER_KINDS: Readonly<Record<'zip' | 'sqlite' | 'json', string>> = {
  zip: ZIP_KIND,
  sqlite: SQLITE_KIND,
  json: JSON_KIND,
}

/** Names the kind of any file that an import passes over, from its beginning: « une image », « une page web ». */
export function passedKind(head: Buffer): string {
  const foreign = foreignKind(head)
  if (foreign) return foreign.split('\u00a0:')[0] ?? foreign
  const start = head.toString('latin1', 0, 512)
  if (!head.length) return 'un fichier vide'
  if (start.startsWith('%PDF')) return 'un PDF'
  if (start.startsWith('SQLite format 3\0')) return SQLITE_KIND
  if (start.startsWith('PK')) return ZIP_KIND
  if (start.startsWith('\u001f\u008b')) return 'une archive gzip'
  if (/^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(start)) return JSON_KIND
  if (
    /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|div)[\s>]/i.test(
      start,
    )
  )
    return 'une page web'
  if (/^(?:\u00ef\u00bb\u00bf)?\s*</.test(start)) return 'un fichier XML d’un autre genre'
  return isPlainText(start) ? 'un texte brut' : UNKNOWN_KIND
}

const isPlainText = (start: string): boolean =>
  ![...start].some(char => char < ' ' && !/[\t\n\f\r]/.test(char))

/** Names the kind of a file that is not read, from its beginning; undefined for what may be read, or is unknown. */
export function foreignKind(head: Buffer): string | undefined {
  const bytes = head.toString('hex', 0, 16)
  return KINDS.find(([pattern]) => pattern.test(bytes))?.[1]
}
