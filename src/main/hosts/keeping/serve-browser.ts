import type { Readable, Writable } from 'node:stream'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Kept } from '../../../shared/offers/kept.ts'
import { FrameTooLong, frame, frameReader } from './frames.ts'
import { refusedKept } from './keep-at-door.ts'
import { MAX_MESSAGE_BYTES, type Parcel, parcelOf } from './parcel.ts'

/** Signs of a sentence: a browser takes a mebibyte in one answer, and a page may bear a title of any length. */
const MAX_SENTENCE_SIGNS = 2000

/**
 * Serves a browser over two streams, in the frames of its native messaging: each message is one file, each answer one sentence. No
 * message asks for anything of the library.
 */
export async function serveBrowser(
  input: Readable,
  output: Writable,
  keep: (parcel: Parcel) => Promise<Kept>,
  bug: (error: unknown) => void,
): Promise<void> {
  const frames = frameReader(input)
  for (;;) {
    let kept: Kept
    let isLast = false
    try {
      const message = await frames.next(MAX_MESSAGE_BYTES)
      if (!message) return
      kept = await keep(parcelOf(message))
    } catch (error) {
      // the rest of a message that is not read cannot be told from the next
      isLast = error instanceof FrameTooLong
      if (!isLast && !(error instanceof AppError)) bug(error)
      kept = refusedKept(sentenceOf(error))
    }
    output.write(frame(answerBytes(kept)))
    if (isLast) return
  }
}

const sentenceOf = (error: unknown): string =>
  error instanceof FrameTooLong
    ? 'Rien n’a été gardé\u00a0: ce que le navigateur envoie dépasse 64\u00a0Mo.'
    : error instanceof AppError
      ? error.message
      : 'Rien n’a été gardé\u00a0: Prétoire a rencontré une erreur inattendue.'

/** The sentence alone, and whether something was kept: the browser learns nothing else of the library. */
const answerBytes = ({ outcome, sentence }: Kept): Buffer =>
  Buffer.from(JSON.stringify({ outcome, sentence: sentence.slice(0, MAX_SENTENCE_SIGNS) }))
