import { AppError } from '../../shared/kernel/errors.ts'
import { hold } from '../kernel/database/hold.ts'
import type { Library } from '../kernel/library.ts'
import { packJournal } from './pack-journal.ts'

/** Keeps packs from being written until the returned function is called; refused while one is half written. */
export function betweenPacks({ folder, db }: Library): () => void {
  const release = hold(folder, 'packs')
  if (release && !packJournal(db).any()) return release
  release?.()
  throw new AppError(
    'refused',
    'Un lot est en train d’être reçu, ou remis comme avant : rien n’a été rétabli. Attendez la fin de ce travail, puis recommencez.',
  )
}
