import type { Mark } from '../../french/run.ts'
import type { Inline } from '../model.ts'

/** The smallest thing two texts are compared by: a word, a space, a sign, an atom, the end of a paragraph. */
export interface Token {
  /** what it is, whatever its marks */
  readonly key: string
  /** a reader would count it as a word, or as a thing */
  readonly solid: boolean
  readonly inline: Inline
  /** the end of a paragraph, and the block that begins there */
  readonly opens?: string
}

const pieces = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu

/** A line in its tokens. */
export function tokensOf(inlines: readonly Inline[]): Token[] {
  return inlines.flatMap((inline): Token[] => {
    if (inline.kind !== 'text') return [{ key: keyOf(inline), solid: true, inline }]
    return (inline.text.match(pieces) ?? []).map(text => ({
      key: text,
      solid: /[\p{L}\p{N}]/u.test(text),
      inline: { ...inline, text },
    }))
  })
}

/** The end of a paragraph, where the block named begins. */
export const opening = (block: string): Token => ({
  key: `\n¶ ${block}`,
  solid: true,
  inline: { kind: 'linebreak' },
  opens: block,
})

/** Tokens as a line: neighbours of the same marks joined. */
export function inlinesOf(tokens: readonly Token[]): Inline[] {
  const out: Inline[] = []
  for (const { inline } of tokens) {
    const last = out.at(-1)
    if (inline.kind === 'text' && last?.kind === 'text' && sameFace(last, inline))
      out[out.length - 1] = { ...last, text: last.text + inline.text }
    else out.push(inline)
  }
  return out
}

function keyOf(inline: Inline): string {
  // A note stays itself whatever is written in it.
  if (inline.kind === 'note') return `\nnote ${inline.id}`
  const { marks: _, comments: __, ...rest } = inline as Inline & { marks?: unknown; comments?: unknown }
  return `\n${JSON.stringify(rest)}`
}

/** The marks of a token, and the comments on it. */
export interface Face {
  readonly marks: readonly Mark[]
  readonly comments: readonly string[]
}

export const faceOf = (inline: Inline): Face => ({
  marks: (('marks' in inline && inline.marks) || []).toSorted(),
  comments: (('comments' in inline && inline.comments) || []).toSorted(),
})

/** The same inline with another face; what bears no marks takes none. */
export function withFace(inline: Inline, { marks, comments }: Face): Inline {
  if (inline.kind === 'linebreak' || inline.kind === 'private') return inline
  const { comments: _, ...bare } = inline
  const commentFields = comments.length > 0 ? { comments: [...comments] } : {}
  if (bare.kind !== 'text' && bare.kind !== 'slot') return { ...bare, ...commentFields } as Inline
  const { marks: __, ...plain } = bare
  return { ...plain, ...(marks.length > 0 ? { marks: [...marks] } : {}), ...commentFields } as Inline
}

export const sameFace = (a: Inline, b: Inline): boolean => {
  const [x, y] = [faceOf(a), faceOf(b)]
  return x.marks.join() === y.marks.join() && x.comments.join() === y.comments.join()
}
