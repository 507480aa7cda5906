import { Readable } from 'node:stream'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Kept } from '../../../shared/offers/kept.ts'
import { refusal } from '../../kernel/database/refusals.ts'
import { receive } from '../../kernel/files/uploads.ts'
import type { OpenApp } from '../open-app.ts'
import type { Opening } from '../opening.ts'
import type { Parcel } from './parcel.ts'

export const LOCKED_SENTENCE =
  'La bibliothèque est verrouillée\u00a0: rien n’a été gardé. Ouvrez-la dans Prétoire par sa phrase de passe, puis recommencez.'
const NOT_OPEN =
  'Prétoire est lancé, mais sa bibliothèque n’est pas ouverte\u00a0: rien n’a été gardé. Regardez ce que dit sa fenêtre, puis recommencez.'

export const refusedKept = (sentence: string): Kept => ({ outcome: 'refused', sentence, sources: [] })

/** Takes a file that came by the door of a window: its window shows it, and offers what can be done with it. */
export async function keepAtDoor(opening: Opening, isLocked: () => boolean, parcel: Parcel): Promise<Kept> {
  const app = opening.app()
  if (!app) return refusedKept(isLocked() ? LOCKED_SENTENCE : NOT_OPEN)
  try {
    return await keepIn(app, parcel)
  } catch (error) {
    const cause = refusal(error)
    if (cause instanceof AppError) return refusedKept(cause.message)
    throw cause
  }
}

async function keepIn({ library, handlers }: OpenApp, { bytes, name, ...from }: Parcel): Promise<Kept> {
  const upload = await receive(library.folder, name, Readable.from([bytes]), bytes.length)
  return handlers['offers.keep']({ file: { upload }, ...from })
}
