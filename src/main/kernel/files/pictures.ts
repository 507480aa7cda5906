import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Block } from '../../../shared/drafts/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Letterhead } from '../../../shared/word/letterhead.ts'
import { pictureLimits, pictureRefusal, readPicture } from '../../../shared/word/picture.ts'
import type { Library } from '../library.ts'
import { keepStream } from './keep-file.ts'
import type { GivenFile } from './named-place.ts'
import { type Picture, pictures } from './picture-store.ts'
import { readStored, storedSize, storedStream } from './stored.ts'

/** A picture drawn anew: its pixels, and nothing else of what its file held. */
export interface CleanPicture {
  readonly bytes: Uint8Array
  readonly type: 'png' | 'jpeg'
  readonly width: number
  readonly height: number
}

/** Keeps a picture of the user's, by its content; only what Word opens everywhere, of a size a page can use. */
export async function keepPicture(library: Library, file: GivenFile): Promise<Picture> {
  const { bytes, shape } = await examinePicture(file)
  return keep(library, bytes, shape)
}

/** Reads what a picture is. Refuses what a text cannot show. */
export async function examinePicture({
  path,
  name,
}: GivenFile): Promise<{ bytes: Uint8Array; shape: Omit<Picture, 'sha256'> }> {
  const size = storedSize(path)
  const bytes = size > pictureLimits.bytes ? new Uint8Array() : readStored(path)
  const head = readPicture(bytes)
  const refusal = pictureRefusal(name, size, head)
  if (refusal) throw new AppError('refused', refusal)
  if (head?.type !== 'png' && head?.type !== 'jpeg')
    throw new AppError(
      'refused',
      `«\u00a0${name}\u00a0» n’est ni en PNG ni en JPEG, que Word ouvre partout. Déposez-la dans la fenêtre, qui la convertit.`,
    )
  const { type, width, height } = head
  return { bytes, shape: { type, width, height } }
}

async function keep(library: Library, bytes: Uint8Array, shape: Omit<Picture, 'sha256'>): Promise<Picture> {
  const { sha256 } = await keepStream(library, Readable.from([bytes]))
  const picture: Picture = { sha256, ...shape }
  pictures(library.db).add(picture)
  // the same one may have been collected between the two: named now, it stays
  if (!existsSync(library.file(sha256))) await keepStream(library, Readable.from([bytes]))
  return picture
}

/** Keeps the pictures some blocks show, of those that were drawn for them. */
export async function keepDrawn(
  library: Library,
  blocks: readonly Block[],
  imageCache: ReadonlyMap<string, CleanPicture>,
): Promise<void> {
  for (const sha256 of pictureHashes(blocks)) {
    const picture = imageCache.get(sha256)
    if (!picture) continue
    const { bytes, type, width, height } = picture
    await keep(library, bytes, { type, width, height })
  }
}

/** The content of a file, where it is there and reads. */
function contentOf(path: string): Uint8Array | undefined {
  try {
    return readStored(path)
  } catch {
    return undefined
  }
}

/** The bytes of the pictures named, those that are there. */
export async function picturesOf(
  library: Library,
  hashes: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const bytesByHash = new Map<string, Uint8Array>()
  for (const hash of hashes) {
    const bytes = contentOf(library.file(hash))
    if (bytes) bytesByHash.set(hash, bytes)
  }
  return bytesByHash
}

/** The pictures some blocks show, each once. */
export const pictureHashes = (blocks: readonly Block[]): string[] => [
  ...new Set(blocks.flatMap(block => (block.kind === 'image' ? [block.hash] : []))),
]

/** A picture of the library as the window shows it; undefined when there is none of that name. */
export function openPicture(library: Library, name: string): { stream: Readable; type: string } | undefined {
  const [, sha256 = ''] = /^([0-9a-f]{64})\.(?:png|jpeg)$/.exec(name) ?? []
  const picture = sha256 ? pictures(library.db).get(sha256) : undefined
  return picture && { stream: storedStream(library.file(sha256)), type: `image/${picture.type}` }
}

/** The logo of a letterhead, in base64, as a page of HTML carries it; nothing where there is none, or it is no longer there. */
export async function logoOf(
  library: Library,
  letterhead: Letterhead | undefined,
): Promise<string | undefined> {
  const hash = letterhead?.logo?.hash
  const bytes = hash && (await picturesOf(library, [hash])).get(hash)
  return bytes ? Buffer.from(bytes).toString('base64') : undefined
}
