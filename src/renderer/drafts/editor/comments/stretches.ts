import type { Comment } from '../../../../shared/drafts/comment.ts'
import type { Block, Inline } from '../../../../shared/drafts/model.ts'
import { linesOf } from '../../../../shared/drafts/walk.ts'

/** A comment with where it stands. */
export interface Placed {
  readonly comment: Comment
  /** the block its stretch begins in; none where its words have been taken out */
  readonly block?: string
  /** the words it is on, as they are now */
  readonly words: string
}

/** A note to oneself, and the block it stands in. */
export interface PrivateAt {
  readonly id: string
  readonly block: string
  readonly text: string
}

/** Acts of the page that the panel of comments uses. */
export interface Saying {
  /** puts a comment on what is selected; its id, or nothing where there are no words */
  readonly comment: () => string | undefined
  /** writes in one: its words, its replies, that it is settled */
  readonly change: (id: string, change: Partial<Comment>) => void
  readonly uncomment: (id: string) => void
  /** selects its words; false where they are gone */
  readonly show: (id: string) => boolean
}

/** Comments and private notes, in the order of the text. */
export interface Beside {
  readonly comments: readonly Placed[]
  readonly notes: readonly PrivateAt[]
  /** the comment the caret stands in */
  readonly current?: string
}

interface Found {
  readonly words: ReadonlyMap<string, string>
  readonly notes: readonly PrivateAt[]
}
const byBlock = new WeakMap<Block, Found>()

/** Reads the comments and private notes of a block, once for as long as it does not change. */
function foundIn(block: Block): Found {
  const before = byBlock.get(block)
  if (before) return before
  const words = new Map<string, string>()
  const notes: PrivateAt[] = []
  const read = (inline: Inline): void => {
    if (inline.kind === 'private') notes.push({ id: inline.id, block: block.id, text: inline.text })
    const plainText = inline.kind === 'text' || inline.kind === 'link' ? inline.text : '…'
    for (const id of ('comments' in inline && inline.comments) || [])
      words.set(id, `${words.get(id) ?? ''}${plainText}`)
    if (inline.kind === 'note') inline.inlines.forEach(read)
  }
  for (const line of linesOf(block)) line.forEach(read)
  const content = { words, notes }
  byBlock.set(block, content)
  return content
}

/** Collects the remarks on these blocks: the comments in the order of their stretches, then those whose words are gone. */
export function besideOf(blocks: readonly Block[], commentList: readonly Comment[]): Beside {
  const at = new Map<string, { block: string; words: string }>()
  const notes: PrivateAt[] = []
  for (const block of blocks) {
    const content = foundIn(block)
    notes.push(...content.notes)
    for (const [id, words] of content.words) {
      const before = at.get(id)
      at.set(id, {
        block: before?.block ?? block.id,
        words: [before?.words, words].filter(Boolean).join(' '),
      })
    }
  }
  const order = [...at.keys()]
  const rank = (id: string) => (at.has(id) ? order.indexOf(id) : order.length)
  const comments = commentList
    .map((comment): Placed => ({ comment, words: comment.quote, ...at.get(comment.id) }))
    .toSorted((a, b) => rank(a.comment.id) - rank(b.comment.id))
  return { comments, notes }
}
