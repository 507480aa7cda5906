import type { Comment } from '../drafts/comment.ts'
import { Block, type Inline } from '../drafts/model.ts'
import { linesOf } from '../drafts/walk.ts'
import { withoutPrivateNotes } from './office/private-notes.ts'

interface Text {
  readonly blocks: readonly Block[]
  readonly comments: readonly Comment[]
}

/** The name that the fields of comments begin with, one by one. */
export const COMMENTS = 'comments'

/**
 * Merges two states of a comment: the answers of both add up, in the order they were given; its words and whether it is settled follow
 * who changed them.
 */
export function mergeComments(base: Comment | undefined, mine: Comment, theirs: Comment): Comment {
  const pick = <K extends 'text' | 'resolved'>(key: K): Comment[K] =>
    mine[key] === base?.[key] ? theirs[key] : mine[key]
  const ids = new Set(mine.replies.map(one => one.id))
  const deleted = new Set(base?.replies.flatMap(one => (ids.has(one.id) ? [] : [one.id])))
  const replies = [...mine.replies, ...theirs.replies.filter(one => !ids.has(one.id) && !deleted.has(one.id))]
  return {
    ...mine,
    text: pick('text'),
    resolved: pick('resolved'),
    replies: replies.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  }
}

/** A text without its comments, nor where they stood. */
export const withoutComments = <T extends Text>(text: T): T => ({
  ...text,
  comments: [],
  blocks: text.blocks.map(block =>
    Block.parse(JSON.parse(JSON.stringify(block, (name, value) => (name === COMMENTS ? undefined : value)))),
  ),
})

/** A text without its private notes, which the words a comment was put on may hold too. */
export function withoutPrivateWords<T extends Text>(text: T): T {
  const notes = privateNotes(text).map(one => one.text)
  return {
    ...text,
    blocks: withoutPrivateNotes(text.blocks),
    comments: text.comments.map(one => ({
      ...one,
      quote: notes.reduce((quote, note) => (note ? quote.split(note).join('') : quote), one.quote),
    })),
  }
}

/** The private notes in the text of a document. */
export const privateNotes = ({ blocks }: Pick<Text, 'blocks'>): Extract<Inline, { kind: 'private' }>[] =>
  blocks
    .flatMap(linesOf)
    .flatMap(line => line.flatMap((inline): Inline[] => (inline.kind === 'note' ? inline.inlines : [inline])))
    .flatMap(inline => (inline.kind === 'private' ? [inline] : []))
