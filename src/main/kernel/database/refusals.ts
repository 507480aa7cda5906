import { AppError } from '../../../shared/kernel/errors.ts'

/** Another connection writes, and goes on writing. */
export const busy =
  'La bibliothèque est occupée par une autre fenêtre : rien n’a été changé. Attendez la fin de son travail, puis recommencez.'

const sentences: readonly (readonly [RegExp, ConstructorParameters<typeof AppError>[0], string])[] = [
  [
    /^SQLITE_(FULL|IOERR_(WRITE|SHMSIZE))/,
    'full',
    'Le disque est plein : rien n’a été enregistré, et ce qui l’était déjà est intact. Libérez de la place, puis recommencez.',
  ],
  [
    /^SQLITE_(READONLY|PERM|CANTOPEN)|^SQLITE_AUTH/,
    'refused',
    'La bibliothèque ne peut pas être écrite : rien n’a été changé. Vérifiez les droits du dossier, et que le disque n’est ni protégé ni plein.',
  ],
  [/^SQLITE_(BUSY|LOCKED)/, 'refused', busy],
  [
    /^SQLITE_(CORRUPT|NOTADB|FORMAT)/,
    'damaged',
    'Le fichier de la bibliothèque est endommagé : rien n’a été changé. Rétablissez une sauvegarde par «\u00a0Réglages\u00a0», «\u00a0Sauvegardes\u00a0» ; si Prétoire ne s’ouvre plus, son premier écran les propose, comme «\u00a0pretoire rescue\u00a0».',
  ],
  [
    /^SQLITE_IOERR/,
    'refused',
    'Le disque de la bibliothèque ne répond pas comme il faut : rien n’a été changé. Vérifiez qu’il est branché et en état, puis recommencez.',
  ],
]

const codeOf = (error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

/** Turns a refusal of the database or the disk into an `AppError` with a sentence; returns any other error as it is. */
export function refusal(error: unknown): unknown {
  const code = codeOf(error)
  const asSqlite = {
    ENOSPC: 'SQLITE_FULL',
    EDQUOT: 'SQLITE_FULL',
    EACCES: 'SQLITE_READONLY',
    EROFS: 'SQLITE_READONLY',
    EPERM: 'SQLITE_PERM',
    EIO: 'SQLITE_IOERR',
  }
  const name = asSqlite[code as keyof typeof asSqlite] ?? code
  const sentence = sentences.find(([pattern]) => pattern.test(name))
  return sentence ? new AppError(sentence[1], sentence[2]) : error
}

/** Whether the database or the disk refused, whatever was to be written. Errors of other threads are known too. */
export const isOfDisk = (error: unknown): boolean =>
  error instanceof Error &&
  sentences.some(([pattern, , sentence]) => pattern.test(codeOf(error)) || error.message === sentence)

/** Runs something that touches the database or the disk; their refusals come out as sentences. */
export function guarded<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw refusal(error)
  }
}

/** The same for what takes its time. */
export async function safely<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw refusal(error)
  }
}

/** Whether the library was merely held by something else: it may be asked again. Errors of other threads are known too. */
export const isBusy = (error: unknown): boolean =>
  /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error)) || (error instanceof Error && error.message === busy)
