import { textOf } from './changes.ts'
import type { ReadPara, ReadPiece, Revision } from './story.ts'

/**
 * Gives a moved paragraph the bookmarks of the place it left, where it arrived without any: it stays the block it was, and what refers
 * to it still does. Word leaves them with either end.
 */
export function withMovedBookmarks(
  pieces: readonly ReadPiece[],
  revisions: readonly Revision[],
): ReadPiece[] {
  const isMove = (revision: number | undefined) => revision !== undefined && revisions[revision]?.isMove
  const left = new Map<string, ReadPara>()
  for (const piece of pieces)
    if (piece.kind === 'para' && isMove(piece.del) && piece.bookmarks.length > 0)
      left.set(textOf(piece.bits).trim(), piece)
  return pieces.map(piece => {
    if (piece.kind !== 'para' || !isMove(piece.ins) || piece.bookmarks.length > 0) return piece
    const departure = left.get(textOf(piece.bits).trim())
    return departure ? { ...piece, bookmarks: departure.bookmarks } : piece
  })
}
