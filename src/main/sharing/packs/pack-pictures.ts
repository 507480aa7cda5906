import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { SharedDraft } from '../../../shared/campaign/campaigns/shared-documents.ts'
import { Sha256 } from '../../../shared/kernel/common.ts'
import { pictureRefusal, readPicture } from '../../../shared/word/picture.ts'
import type { Picture } from '../../kernel/files/picture-store.ts'
import { pictureHashes, picturesOf } from '../../kernel/files/pictures.ts'
import type { Library } from '../../kernel/library.ts'
import { elementsOf, type Place, parseJson } from './bytes.ts'

/** Characters of each piece of a picture in base64: no program refuses a text of that length. */
const PIECE_CHARS = 1_000_000

const PackedPicture = z.object({ sha256: Sha256, data: z.array(z.string().max(PIECE_CHARS)).max(64) })

/** The pictures that some documents show, as a pack carries them: those whose files are here. */
export async function packedPictures(library: Library, drafts: readonly SharedDraft[]): Promise<Buffer[]> {
  const bytesByHash = await picturesOf(library, [
    ...new Set(drafts.flatMap(one => pictureHashes(one.blocks))),
  ])
  return [...bytesByHash].map(([sha256, bytes]) => {
    const data = Buffer.from(bytes).toString('base64')
    const pieces = Array.from({ length: Math.ceil(data.length / PIECE_CHARS) }, (_, n) =>
      data.slice(n * PIECE_CHARS, (n + 1) * PIECE_CHARS),
    )
    return Buffer.from(JSON.stringify({ sha256, data: pieces }))
  })
}

/** A picture of a pack, by where it stands in it. */
export interface PicturePlace {
  readonly sha256: string
  readonly place: Place
}

/** Reads the list of pictures of a pack; one that no text can show, or is not what its name says, is set apart with its reason. */
export function indexPictures(
  bytes: Buffer,
  list: Place,
): { pictures: PicturePlace[]; rejected: { file: string; reason: string }[] } {
  const places: PicturePlace[] = []
  const rejected: { file: string; reason: string }[] = []
  for (const [index, place] of (elementsOf(bytes, list) ?? []).entries()) {
    const picture = pictureAt(bytes, place)
    if ('reason' in picture) rejected.push({ file: `image ${index + 1}`, reason: picture.reason })
    else places.push({ sha256: picture.sha256, place })
  }
  return { pictures: places, rejected }
}

function pictureAt(
  bytes: Buffer,
  place: Place,
): { reason: string } | (Picture & { readonly content: Buffer }) {
  const parsing = PackedPicture.safeParse(parseJson(bytes, place))
  if (!parsing.success) return { reason: 'illisible\u00a0: elle n’a pas la forme attendue' }
  const { sha256, data } = parsing.data
  const content = Buffer.from(data.join(''), 'base64')
  if (createHash('sha256').update(content).digest('hex') !== sha256)
    return { reason: 'son contenu n’est pas celui que le lot annonce' }
  const head = readPicture(content)
  if ((head?.type !== 'png' && head?.type !== 'jpeg') || pictureRefusal('image', content.length, head))
    return { reason: 'aucun texte ne peut la montrer\u00a0: ni PNG ni JPEG lisible, ou trop grande' }
  const { type, width, height } = head
  return { sha256, type, width, height, content }
}

/** A picture of a pack, with its bytes; undefined where it is not sound. */
export function readPackPicture(bytes: Buffer, { place }: PicturePlace) {
  const one = pictureAt(bytes, place)
  if ('reason' in one) return undefined
  const { content, ...picture } = one
  return { picture, bytes: content }
}
