import type { Inline } from '../model.ts'
import { type Face, faceOf, type Token, withFace } from './tokens.ts'

/** Three ways for a set: what either side added or took away. */
function mergeSet<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): T[] {
  const stays = mine.filter(one => theirs.includes(one) || !base.includes(one))
  return [...stays, ...theirs.filter(one => !base.includes(one) && !stays.includes(one))]
}

/** The face of a thing that stands in all three texts: every change of either side. */
export function mergeFace(base: Inline, mine: Inline, theirs: Inline): Face {
  const [b, m, t] = [faceOf(base), faceOf(mine), faceOf(theirs)]
  return {
    marks: mergeSet(b.marks, m.marks, t.marks),
    comments: mergeSet(b.comments, m.comments, t.comments),
  }
}

/** Applies to a stretch that one side rewrote the marks and comments that the other side changed; undefined where they do not apply to the whole. */
export function carryFaces(
  base: readonly Token[],
  faces: readonly Token[],
  rewrite: readonly Token[],
): Token[] | undefined {
  const edits = base.flatMap((token, at) =>
    token.solid ? [editOf(faceOf(token.inline), faceOf(faces[at]!.inline))] : [],
  )
  const markEdits = edits.map(edit => JSON.stringify([edit.marksOn, edit.marksOff]))
  const isUntouched = markEdits.every(edit => edit === '[[],[]]')
  if (!isUntouched && (new Set(markEdits).size > 1 || rewrite.length === 0)) return undefined
  const comments = [...new Set(edits.flatMap(edit => edit.commentsOn))]
  const [first] = edits
  return rewrite.map(token => withEdit(token, { ...(first ?? none), commentsOn: comments, commentsOff: [] }))
}

/** Applies to an insertion the marks and comments that the other side put on both its neighbours. */
export function carryFacesInto(
  before: readonly [base: Token, here: Token] | undefined,
  after: readonly [base: Token, here: Token] | undefined,
  rewrite: readonly Token[],
): Token[] {
  if (!before || !after) return [...rewrite]
  const [left, right] = [before, after].map(([base, current]) =>
    editOf(faceOf(base.inline), faceOf(current.inline)),
  )
  const both = {
    marksOn: left!.marksOn.filter(one => right!.marksOn.includes(one)),
    marksOff: [],
    commentsOn: left!.commentsOn.filter(one => right!.commentsOn.includes(one)),
    commentsOff: [],
  }
  return rewrite.map(token => withEdit(token, both))
}

interface FaceEdit {
  readonly marksOn: Face['marks']
  readonly marksOff: Face['marks']
  readonly commentsOn: Face['comments']
  readonly commentsOff: Face['comments']
}
const none: FaceEdit = { marksOn: [], marksOff: [], commentsOn: [], commentsOff: [] }

function editOf(before: Face, after: Face): FaceEdit {
  return {
    marksOn: after.marks.filter(one => !before.marks.includes(one)),
    marksOff: before.marks.filter(one => !after.marks.includes(one)),
    commentsOn: after.comments.filter(one => !before.comments.includes(one)),
    commentsOff: before.comments.filter(one => !after.comments.includes(one)),
  }
}

function withEdit(token: Token, edit: FaceEdit): Token {
  const face = faceOf(token.inline)
  const on = <T>(now: readonly T[], add: readonly T[], off: readonly T[]): T[] => [
    ...now.filter(one => !off.includes(one)),
    ...add.filter(one => !now.includes(one)),
  ]
  return {
    ...token,
    inline: withFace(token.inline, {
      marks: on(face.marks, edit.marksOn, edit.marksOff),
      comments: on(face.comments, edit.commentsOn, edit.commentsOff),
    }),
  }
}
