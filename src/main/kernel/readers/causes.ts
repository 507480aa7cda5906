import { AppError, type ErrorCode } from '../../../shared/kernel/errors.ts'
import { refusal } from '../database/refusals.ts'

/** Sentences for what the libraries that open files say, in English, of a file they cannot read. */
const CAUSES: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [
    /ENOENT|no such file/i,
    'not-found',
    'Ce fichier n’est plus à sa place. Ajoutez-le de nouveau, ou restaurez une sauvegarde.',
  ],
  [
    /EEXIST/,
    'refused',
    'Un fichier de ce nom est déjà à cette place : il a été laissé tel quel. Choisissez un autre nom.',
  ],
  [
    /cycle|recursi|call stack|nest(?:ed|ing)|too deep|too many levels/i,
    'damaged',
    'Ce fichier ne se laisse pas lire : ses parties se renvoient les unes aux autres sans fin, ou s’emboîtent trop profondément. Demandez-en une autre copie.',
  ],
  [
    /password|encrypt|decrypt|authenticat/i,
    'refused',
    'Ce fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis reprenez-le.',
  ],
  [
    /memory|malloc|calloc|invalid (?:array|string|typed array) length|string longer|array buffer|too (?:large|big)|exceed/i,
    'full',
    'Ce fichier demanderait bien plus de mémoire qu’il ne pèse : il n’a pas été lu, par prudence. Demandez-en une autre copie.',
  ],
  [
    /unsupported|not supported|unrecogni[sz]ed|unknown (?:file|image|compression|filter|colou?rspace|format|encoding)|cannot find document handler/i,
    'refused',
    'Ce fichier emploie un procédé que Prétoire ne lit pas. Ouvrez-le avec son logiciel et enregistrez-le de nouveau, en PDF par exemple.',
  ],
  [
    /xref|trailer|page tree|catalog|pages?\b|object|stream|premature|truncat|unexpected end|end of (?:file|data)|corrupt|checksum|crc|invalid|format error|syntax|malformed|broken|damaged/i,
    'damaged',
    'Ce fichier est abîmé ou incomplet : il ne se lit pas jusqu’au bout. Demandez-en une autre copie.',
  ],
]

const UNKNOWN_CAUSE =
  'Ce fichier n’a pas pu être lu, pour une raison que Prétoire ne sait pas nommer : elle est dans son journal («\u00a0Réglages\u00a0», «\u00a0Diagnostic\u00a0»). Ouvrez le fichier avec son logiciel et enregistrez-le de nouveau.'

/** Turns what reading a file has thrown into the sentence of its cause; an `AppError` and a refusal of the disk have theirs. */
export function readingError(error: unknown): AppError {
  const refused = refusal(error)
  if (refused instanceof AppError) return refused
  // the errors of our own programming bear no cause that a file could be blamed for
  const isOurs = error instanceof TypeError || error instanceof ReferenceError
  const words = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  const cause = isOurs ? undefined : CAUSES.find(([pattern]) => pattern.test(words))
  return cause ? new AppError(cause[1], cause[2]) : new AppError('damaged', UNKNOWN_CAUSE)
}

/** The worker fell over a file, or was stopped: it took longer or more memory than a file of its size can need. */
export const unreadableError = () =>
  new AppError(
    'damaged',
    'Ce fichier ne se laisse pas lire : il est abîmé, ou fait pour ne pas l’être. Demandez-en une autre copie.',
  )
export const cancelledError = () => new AppError('cancelled', 'Arrêté à votre demande. Rien n’a été gardé.')
