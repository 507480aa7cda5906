import type { Draft, Inline } from '../model.ts'
import { withLines } from '../walk.ts'

/** The inlines as others may read them: no private note, no mark of a comment. */
export const withoutPrivate = <I extends Inline>(inlines: readonly I[]): I[] =>
  joinRuns(inlines.flatMap(clean))

/** A draft as others may read it: no private note, no comment, nothing that tells where one was nor what it was made from. */
export function withoutNotes(draft: Draft): Draft {
  const blocks = draft.blocks.map(block => withLines(block, withoutPrivate))
  return { ...draft, blocks, comments: [], base: '' }
}

function clean<I extends Inline>(inline: I): I[] {
  if (inline.kind === 'private') return []
  if (inline.kind === 'cut') return [{ ...inline, hidden: withoutPrivate(inline.hidden) }]
  if (!('comments' in inline) && inline.kind !== 'note') return [inline]
  const { comments: _, ...rest } = inline as I & { comments?: unknown }
  // `comments` is optional in every inline that has it: without it, the inline is of the same kind
  const bare = rest as unknown as I
  return [bare.kind === 'note' ? { ...bare, inlines: withoutPrivate(bare.inlines) } : bare]
}

/** Neighbours of the same marks become one again. */
function joinRuns<I extends Inline>(inlines: readonly I[]): I[] {
  const out: I[] = []
  for (const inline of inlines) {
    const last = out.at(-1)
    if (
      last?.kind === 'text' &&
      inline.kind === 'text' &&
      (last.marks ?? []).join() === (inline.marks ?? []).join()
    )
      out[out.length - 1] = { ...last, text: last.text + inline.text }
    else out.push(inline)
  }
  return out
}
