import type { Inline } from '../model.ts'
import { continuation } from './continuation.ts'
import { mergeTokens } from './merge-tokens.ts'
import { inlinesOf, type Token, tokensOf } from './tokens.ts'
import type { Work } from './whole-parts.ts'

/** Characters of a conflict's surroundings shown on each side. */
const AROUND_CHARACTERS = 80

/** The words of a line, with a conflict for each stretch both sides changed. */
export function mergeLine(
  id: string,
  base: readonly Inline[],
  mine: readonly Inline[],
  theirs: readonly Inline[],
  work: Work,
  block = id,
): Token[] {
  return resolvePieces(id, block, mergeTokens(tokensOf(base), tokensOf(mine), tokensOf(theirs)), work)
}

/** Resolves merged pieces into tokens; adds a conflict, named after the line, for each stretch both sides changed. */
export function resolvePieces(
  id: string,
  block: string,
  pieces: ReturnType<typeof mergeTokens>,
  work: Work,
): Token[] {
  let count = 0
  let open = block
  const openingOf = (tokens: readonly Token[]) => tokens.findLast(token => token.opens !== undefined)?.opens
  return pieces.flatMap((piece, at): readonly Token[] => {
    if (piece.kind === 'settled') {
      open = openingOf(piece.tokens) ?? open
      return piece.tokens
    }
    open = openingOf(piece.mine) ?? open
    const later = work.isOneText ? continuation(piece.base, piece.mine, piece.theirs) : undefined
    if (later) return piece[later]
    const name = `${id}#${++count}`
    const choice = work.choices[name] ?? 'mine'
    work.conflicts.push({
      id: name,
      block: open,
      kind: 'words',
      before: around(pieces[at - 1], -AROUND_CHARACTERS),
      after: around(pieces[at + 1], AROUND_CHARACTERS),
      base: linesOf(piece.base),
      mine: linesOf(piece.mine),
      theirs: linesOf(piece.theirs),
      choice,
    })
    return choice === 'both' ? [...piece.mine, ...space(piece.mine), ...piece.theirs] : piece[choice]
  })
}

function around(piece: ReturnType<typeof mergeTokens>[number] | undefined, length: number): string {
  if (piece?.kind !== 'settled') return ''
  const text = piece.tokens.map(({ inline }) => (inline.kind === 'text' ? inline.text : ' … ')).join('')
  return length < 0 ? text.slice(length) : text.slice(0, length)
}

function linesOf(tokens: readonly Token[]): Inline[][] {
  const lines: Token[][] = [[]]
  for (const token of tokens) {
    if (token.opens === undefined) lines.at(-1)!.push(token)
    else lines.push([])
  }
  return tokens.length === 0 ? [] : lines.map(inlinesOf)
}

const space = (tokens: readonly Token[]): Token[] =>
  tokens.length === 0 || /\s$/.test(tokens.at(-1)!.key) ? [] : tokensOf([{ kind: 'text', text: ' ' }])
