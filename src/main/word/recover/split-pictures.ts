import { randomUUID } from 'node:crypto'
import type { BlockOf } from '../../../shared/drafts/model.ts'
import type { Bit } from '../read/story.ts'

/** A picture of the file as a draft has it, or why it is left. */
export type FilePicture = Pick<BlockOf<'image'>, 'hash' | 'type' | 'size'> | { readonly reason: string }

export type FilePictures = ReadonlyMap<string, FilePicture>

/** Width of the text of most pages, in the units of drawings: 160 mm. */
const TEXT_WIDTH_EMU = 5_760_000

/** The pictures of a paragraph as blocks that follow it, and what else it holds. */
export function splitPictures(
  bits: readonly Bit[],
  pictures: FilePictures,
): { readonly rest: readonly Bit[]; readonly blocks: readonly BlockOf<'image'>[] } {
  const blocks: BlockOf<'image'>[] = []
  const rest = bits.filter(bit => {
    const picture = bit.kind === 'image' ? pictures.get(bit.part ?? '') : undefined
    if (bit.kind !== 'image' || !picture || 'reason' in picture) return true
    const share = bit.width ? Math.round((bit.width / TEXT_WIDTH_EMU) * 100) : 100
    const width = Math.min(100, Math.max(10, share))
    blocks.push({ kind: 'image', id: randomUUID(), ...picture, alt: bit.alt.trim(), caption: [], width })
    return false
  })
  return blocks.length > 0 ? { rest, blocks } : { rest: bits, blocks }
}

/** Why a picture that stands where a draft has none is left. */
export const whyNoPicture = (part: string | undefined, pictures: FilePictures): string => {
  const picture = pictures.get(part ?? '')
  if (!picture) return 'une image'
  return 'reason' in picture ? picture.reason : 'une image dans une note ou dans un tableau'
}

/** The styles in which programs write the words under a picture. */
export const CAPTION_STYLE = /^(?:caption|légende|illustration|figure)$/i
