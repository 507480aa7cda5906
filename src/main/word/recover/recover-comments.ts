import { randomUUID } from 'node:crypto'
import type { Comment } from '../../../shared/drafts/comment.ts'
import type { ReadPara, Story } from '../read/story.ts'

/** The comments of the file that are wanted, as the draft's, their answers with them; `ids`: the draft's id of each, by Word's. */
export function commentsIn(story: Story, commentIds: ReadonlySet<string>) {
  const ids = new Map<string, string>()
  const comments: Comment[] = []
  for (const comment of story.comments) {
    if (comment.parent !== undefined || !commentIds.has(comment.id)) continue
    const id = randomUUID()
    ids.set(comment.id, id)
    comments.push({
      id,
      author: comment.author,
      at: instant(comment.at),
      text: comment.text,
      quote: quoteOf(story, comment.id),
      replies: story.comments
        .filter(one => one.parent === comment.id)
        .map(({ author, at, text }) => ({ id: randomUUID(), author, at: instant(at), text })),
      resolved: comment.isResolved,
    })
  }
  return { ids, comments }
}

/** A time of this place as a moment. */
function instant(at: string): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** The words a comment was put on. */
export function quoteOf(story: Story, id: string): string {
  const paras = [
    ...story.pieces.flatMap(piece =>
      piece.kind === 'para' ? [piece] : piece.rows.flatMap(row => row.cells.flatMap(cell => cell.paras)),
    ),
    ...[...story.notes.values()].flat(),
  ]
  const quoteIn = (para: ReadPara) =>
    para.bits
      .filter(bit => bit.comments?.includes(id))
      .map(bit => (bit.kind === 'text' ? bit.text : ' '))
      .join('')
  return paras.map(quoteIn).filter(Boolean).join(' ').replace(/\s+/g, ' ').trim().slice(0, 500)
}
