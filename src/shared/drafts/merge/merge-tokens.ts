import { isNoteInline } from '../walk.ts'
import { carryFaces, carryFacesInto, mergeFace } from './faces.ts'
import { type Hunk, hunks } from './hunks.ts'
import { inlinesOf, sameFace, type Token, tokensOf, withFace } from './tokens.ts'

/** A stretch all agree on, or one that both sides changed, each in its way. */
export type Piece =
  | { readonly kind: 'settled'; readonly tokens: readonly Token[] }
  | {
      readonly kind: 'conflict'
      readonly base: readonly Token[]
      readonly mine: readonly Token[]
      readonly theirs: readonly Token[]
    }

/** The differences between two texts in tokens: words are matched with words, then the signs and spaces between them. */
export function changes(base: readonly Token[], other: readonly Token[]): Hunk[] {
  const [baseSolids, otherSolids] = [base, other].map(tokens =>
    tokens.flatMap((token, at) => (token.solid ? [at] : [])),
  ) as [number[], number[]]
  const keys = (tokens: readonly Token[], places: readonly number[]) => places.map(at => tokens[at]!.key)
  const out: Hunk[] = []
  let [a, b] = [0, 0]
  const gap = (a1: number, b1: number) => {
    const hunk = trimHunk(base, other, { a0: a, a1, b0: b, b1 })
    if (hunk) out.push(hunk)
    a = a1 + 1
    b = b1 + 1
  }
  let [i, j] = [0, 0]
  const matchedUpTo = (end: number) => {
    for (; i < end; i++, j++) gap(baseSolids[i]!, otherSolids[j]!)
  }
  for (const hunk of hunks(keys(base, baseSolids), keys(other, otherSolids))) {
    matchedUpTo(hunk.a0)
    i = hunk.a1
    j = hunk.b1
  }
  matchedUpTo(baseSolids.length)
  gap(base.length, other.length)
  return out
}

/** The same stretch without what is alike at its ends. */
function trimHunk(base: readonly Token[], other: readonly Token[], hunk: Hunk): Hunk | undefined {
  let { a0, a1, b0, b1 } = hunk
  while (a0 < a1 && b0 < b1 && base[a0]!.key === other[b0]!.key) {
    a0 += 1
    b0 += 1
  }
  while (a0 < a1 && b0 < b1 && base[a1 - 1]!.key === other[b1 - 1]!.key) {
    a1 -= 1
    b1 -= 1
  }
  return a0 < a1 || b0 < b1 ? { a0, a1, b0, b1 } : undefined
}

/** Three texts into one: what either side changed, and a conflict where both changed the same words or words that touch. */
export function mergeTokens(
  base: readonly Token[],
  mine: readonly Token[],
  theirs: readonly Token[],
): Piece[] {
  const sides = [changes(base, mine), changes(base, theirs)] as const
  const pieces: Piece[] = []
  const pushSettled = (tokens: readonly Token[]) => {
    const last = pieces.at(-1)
    if (last?.kind === 'settled')
      pieces[pieces.length - 1] = { kind: 'settled', tokens: [...last.tokens, ...tokens] }
    else if (tokens.length > 0) pieces.push({ kind: 'settled', tokens })
  }
  // base[at] stands at mine[at + shift[0]] and theirs[at + shift[1]], where nothing has changed it
  const shift = [0, 0] as [number, number]
  let at = 0
  const agreeUpTo = (end: number) => {
    for (; at < end; at++) {
      const piece = agree(base[at]!, mine[at + shift[0]]!, theirs[at + shift[1]]!)
      if (piece.kind === 'settled') pushSettled(piece.tokens)
      else pieces.push(piece)
    }
  }
  const next = [0, 0] as [number, number]
  for (;;) {
    const [first, side] = firstOf(sides[0][next[0]], sides[1][next[1]])
    if (!first) break
    agreeUpTo(first.a0)
    const hunksOf: [Hunk[], Hunk[]] = [[], []]
    hunksOf[side].push(first)
    next[side] += 1
    let end = first.a1
    let quiet = onlyParts(first, side)
    for (let other = (1 - side) as 0 | 1, idleTurns = 0; idleTurns < 2; other = (1 - other) as 0 | 1) {
      const hunk = sides[other][next[other]]
      if (!hunk || !meets(hunk, other, end, quiet)) {
        idleTurns += 1
        continue
      }
      idleTurns = 0
      hunksOf[other].push(hunk)
      next[other] += 1
      end = Math.max(end, hunk.a1)
      quiet &&= onlyParts(hunk, other)
    }
    const grew = ([0, 1] as const).map(side =>
      hunksOf[side].reduce((sum, hunk) => sum + (hunk.b1 - hunk.b0) - (hunk.a1 - hunk.a0), 0),
    ) as [number, number]
    const baseStretch = base.slice(at, end)
    const mineStretch = mine.slice(at + shift[0], end + shift[0] + grew[0])
    const theirsStretch = theirs.slice(at + shift[1], end + shift[1] + grew[1])
    const around = (side: readonly Token[], by: number) =>
      [at - 1, end].map(place =>
        place >= 0 && base[place] && side[place + by]
          ? ([base[place], side[place + by]!] as const)
          : undefined,
      )
    if (hunksOf[0].length === 0)
      push(baseStretch, mineStretch, theirsStretch, around(mine, shift[0]), 'theirs')
    else if (hunksOf[1].length === 0)
      push(baseStretch, theirsStretch, mineStretch, around(theirs, shift[1]), 'mine')
    else if (alike(mineStretch, theirsStretch)) pushSettled(mineStretch)
    else pieces.push({ kind: 'conflict', base: baseStretch, mine: mineStretch, theirs: theirsStretch })
    shift[0] += grew[0]
    shift[1] += grew[1]
    at = end
  }
  agreeUpTo(base.length)
  return pieces

  /** Where a line is cut or joined and nothing else: that touches no word. */
  function onlyParts({ a0, a1, b0, b1 }: Hunk, side: 0 | 1): boolean {
    return [...base.slice(a0, a1), ...(side === 0 ? mine : theirs).slice(b0, b1)].every(
      token => token.opens !== undefined || /^\s+$/.test(token.key),
    )
  }
  /** The same words, or words that stand side by side. */
  function meets(hunk: Hunk, side: 0 | 1, end: number, quiet: boolean): boolean {
    if (hunk.a0 < end) return true
    if (quiet || onlyParts(hunk, side)) return false
    return base.slice(end, hunk.a0).every(token => /^[\s’'-]+$/.test(token.key))
  }
  function push(
    before: readonly Token[],
    facesSide: readonly Token[],
    rewrite: readonly Token[],
    [left, right]: readonly (readonly [Token, Token] | undefined)[],
    by: 'mine' | 'theirs',
  ) {
    const tokens =
      before.length > 0 ? carryFaces(before, facesSide, rewrite) : carryFacesInto(left, right, rewrite)
    if (tokens) pushSettled(tokens)
    else if (by === 'theirs')
      pieces.push({ kind: 'conflict', base: before, mine: facesSide, theirs: rewrite })
    else pieces.push({ kind: 'conflict', base: before, mine: rewrite, theirs: facesSide })
  }
}

const firstOf = (mine: Hunk | undefined, theirs: Hunk | undefined): [Hunk | undefined, 0 | 1] => {
  if (!mine || !theirs) return mine ? [mine, 0] : [theirs, 1]
  return mine.a0 < theirs.a0 || (mine.a0 === theirs.a0 && mine.a1 <= theirs.a1) ? [mine, 0] : [theirs, 1]
}

const alike = (a: readonly Token[], b: readonly Token[]): boolean =>
  a.length === b.length &&
  a.every((token, at) => token.key === b[at]!.key && sameFace(token.inline, b[at]!.inline))

/** A thing that stands in all three: its face, and for a note what is written in it. */
function agree(base: Token, mine: Token, theirs: Token): Piece {
  const face = mergeFace(base.inline, mine.inline, theirs.inline)
  const one = (token: Token): Piece => ({
    kind: 'settled',
    tokens: [{ ...token, inline: withFace(token.inline, face) }],
  })
  if (base.inline.kind !== 'note' || mine.inline.kind !== 'note' || theirs.inline.kind !== 'note')
    return one(mine)
  const [baseNote, mineNote, theirsNote] = [base.inline, mine.inline, theirs.inline].map(note =>
    JSON.stringify(note.inlines),
  )
  if (theirsNote === baseNote || theirsNote === mineNote) return one(mine)
  if (mineNote === baseNote) return one(theirs)
  const inner = mergeTokens(
    tokensOf(base.inline.inlines),
    tokensOf(mine.inline.inlines),
    tokensOf(theirs.inline.inlines),
  )
  if (inner.some(piece => piece.kind === 'conflict'))
    return { kind: 'conflict', base: [base], mine: [mine], theirs: [theirs] }
  const inlines = inlinesOf(inner.flatMap(piece => (piece.kind === 'settled' ? piece.tokens : [])))
  return one({ ...mine, inline: { ...mine.inline, inlines: inlines.filter(isNoteInline) } })
}
