import { createHash } from 'node:crypto'
import type { Block, BlockOf } from '../../../shared/drafts/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { pictureRefusal, readPicture } from '../../../shared/word/picture.ts'
import type { AskExhibits } from '../../exhibits/worker-client.ts'
import type { CleanPicture } from '../../kernel/files/pictures.ts'
import { picturesIn, type Story } from '../../word/read/story.ts'
import type { FilePicture } from '../../word/recover/split-pictures.ts'

/** The pictures of a Word file: what each part of it is, and the bytes to keep once the text is taken. */
export interface TakenPictures {
  readonly byPart: ReadonlyMap<string, FilePicture>
  readonly bytes: ReadonlyMap<string, CleanPicture>
}

/** More than any filing has: a file of thousands would hold the program for an hour. */
export const MAX_PICTURES = 200

/** Draws anew the pictures of a story, in the thread that opens files; those of the draft it carries are already ours. */
export async function takePictures(
  story: Story,
  sources: ReadonlyMap<string, Uint8Array>,
  ours: readonly Block[],
  ask: AskExhibits,
): Promise<TakenPictures> {
  const ownByHash = new Map(
    ours.flatMap(block => (block.kind === 'image' ? [[block.hash, block] as const] : [])),
  )
  const byPart = new Map<string, FilePicture>()
  const bytes = new Map<string, CleanPicture>()
  for (const part of new Set(picturesIn(story))) {
    if (byPart.size >= MAX_PICTURES) {
      byPart.set(part, { reason: `les images au-delà de la ${MAX_PICTURES}e` })
      continue
    }
    const name = part.split('/').at(-1) ?? part
    try {
      const source = sources.get(part)
      if (!source) {
        byPart.set(part, { reason: `une image qui n’est pas dans le fichier (${name})` })
        continue
      }
      const own = ownByHash.get(hashOf(source))
      const picture = own ?? (await drawPicture(name, source, ask))
      if ('bytes' in picture) bytes.set(hashOf(picture.bytes), picture)
      byPart.set(part, 'reason' in picture ? picture : pictureOf(picture))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      byPart.set(part, { reason: `une image abîmée (${name})` })
    }
  }
  return { byPart, bytes }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const pictureOf = (picture: CleanPicture | BlockOf<'image'>): FilePicture =>
  'bytes' in picture
    ? {
        hash: hashOf(picture.bytes),
        type: picture.type,
        size: { width: picture.width, height: picture.height },
      }
    : { hash: picture.hash, type: picture.type, size: picture.size }

async function drawPicture(
  name: string,
  bytes: Uint8Array,
  ask: AskExhibits,
): Promise<CleanPicture | { reason: string }> {
  const head = readPicture(bytes)
  if (!head || head.type === 'webp') {
    const format = /\.(emf|wmf|svg|tiff?|bmp|webp|wdp|pict?)$/i.exec(name)?.[1]?.toUpperCase()
    return {
      reason: format
        ? `une image au format ${format} (${name})\u00a0: enregistrez-la en PNG, puis déposez-la dans le texte`
        : `une image abîmée, ou d’un format inconnu (${name})`,
    }
  }
  if (pictureRefusal(name, bytes.length, head)) return { reason: `une image trop grande (${name})` }
  // a bug of the decoder on one picture costs that one
  return ask('redraw', { bytes, head }).catch(() => ({ reason: `une image abîmée (${name})` }))
}
