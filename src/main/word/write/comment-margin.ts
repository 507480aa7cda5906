import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  Paragraph,
  Run,
  TextRun,
  type XmlComponent,
} from 'docx'
import type { Comment } from '../../../shared/drafts/comment.ts'
import { xmlSafe } from '../compose/spans.ts'
import { type Span, spansIn } from '../layout/pieces.ts'

/** The comments of a document as Word keeps them, and the marks of their stretches in the text. */
export interface Margin {
  readonly comments: readonly ICommentOptions[]
  /** the runs of a part of the stretch of some comments, opened before their first part and closed after their last */
  readonly around: (comments: readonly string[], runs: readonly XmlComponent[]) => XmlComponent[]
}

/** Keeps the comments whose stretch is still in the text; replies follow the comment they answer. */
export function marginOf(comments: readonly Comment[], spans: readonly Span[]): Margin {
  const remaining = partsOf(spans)
  const numbers = new Map<string, readonly number[]>()
  const wordComments: ICommentOptions[] = []
  for (const { id, author, at, text, replies, resolved: isResolved } of comments) {
    if (!remaining.has(id)) continue
    const own = wordComments.length
    wordComments.push(optionsOf(own, { author, at, text }, { resolved: isResolved }))
    for (const reply of replies)
      wordComments.push(optionsOf(wordComments.length, reply, { parentId: own, resolved: isResolved }))
    numbers.set(
      id,
      wordComments.slice(own).map(one => one.id),
    )
  }
  const openIds = new Set<string>()
  const around = (ids: readonly string[], runs: readonly XmlComponent[]): XmlComponent[] => {
    const present = ids.filter(id => numbers.has(id))
    const starting = present.filter(id => !openIds.has(id))
    for (const id of present) {
      openIds.add(id)
      remaining.set(id, (remaining.get(id) ?? 0) - 1)
    }
    const ending = present.filter(id => remaining.get(id) === 0)
    const all = (some: readonly string[]) => some.flatMap(id => numbers.get(id) ?? [])
    return [
      ...all(starting).map(number => new CommentRangeStart(number)),
      ...runs,
      ...all(ending).flatMap(number => [
        new CommentRangeEnd(number),
        new Run({ children: [new CommentReference(number)] }),
      ]),
    ]
  }
  return { comments: wordComments, around }
}

/** How many parts the stretch of each comment has. */
function partsOf(spans: readonly Span[], counts = new Map<string, number>()): Map<string, number> {
  for (const span of spans) {
    if (span.kind === 'commented') for (const id of span.comments) counts.set(id, (counts.get(id) ?? 0) + 1)
    if (span.kind !== 'note') partsOf(spansIn(span), counts)
  }
  return counts
}

const optionsOf = (
  id: number,
  { author, at, text }: Pick<Comment, 'author' | 'at' | 'text'>,
  thread: { readonly parentId?: number; readonly resolved: boolean },
): ICommentOptions => ({
  id,
  author: xmlSafe(author) || 'Auteur',
  initials: initials(author),
  ...(at ? { date: new Date(at) } : {}),
  ...thread,
  children: xmlSafe(text)
    .split('\n')
    .map(line => new Paragraph({ style: 'CommentText', children: [new TextRun(line)] })),
})

const initials = (author: string) =>
  author
    .split(/[\s-]+/)
    .map(word => word[0] ?? '')
    .join('')
    .toLocaleUpperCase('fr')
    .slice(0, 3) || 'A'
