import type { Inline } from '../../../../shared/drafts/model.ts'
import { Mark } from '../../../../shared/french/run.ts'
import type { FaceStretch } from '../../compose/printed-faces.ts'
import type { Bit } from '../../read/story.ts'

/** The words for a face that a corrector put somewhere. */
const MARK_WORDS: Readonly<Record<Mark, string>> = {
  bold: 'gras',
  italic: 'italique',
  underline: 'souligné',
  smallcaps: 'petites capitales',
  superscript: 'exposant',
  subscript: 'indice',
  mono: 'chasse fixe',
}

/** The change of face of a reference that otherwise prints what it printed. */
export interface FaceChange {
  /** the marks added, or taken off, somewhere in it */
  readonly changes: readonly Mark[]
  /** the marks of the whole of it, where all of it has the same */
  readonly uniform?: readonly Mark[]
  readonly hasNewBreak: boolean
}

/** Compares the faces of a control with those it was printed in; undefined where nothing changed. `styleMarks` are its paragraph's. */
export function faceChange(
  bits: readonly Bit[],
  printed: readonly FaceStretch[],
  styleMarks: readonly Mark[],
): FaceChange | undefined {
  const own = (marks: readonly (Mark | 'break')[]) =>
    Mark.options.filter(mark => mark !== 'superscript' && marks.includes(mark) && !styleMarks.includes(mark))
  const before = printed.flatMap(([marks, signs]) =>
    marks.includes('break') ? [] : Array.from({ length: signs }, () => own(marks)),
  )
  const now = bits.flatMap(bit =>
    bit.kind === 'text' ? [...bit.text.replace(/\s/g, '')].map(() => own(bit.marks)) : [],
  )
  if (now.length === 0) return undefined
  const changes = before.length >= now.length ? bySign(before.slice(-now.length), now) : byKind(before, now)
  const breaks = (list: readonly unknown[]) => list.filter(Boolean).length
  const hasNewBreak =
    breaks(bits.map(bit => bit.kind === 'break')) > breaks(printed.map(([marks]) => marks.includes('break')))
  if (changes.length === 0 && !hasNewBreak) return undefined
  const isUniform = now.every(marks => marks.join() === now[0]!.join())
  return { changes, hasNewBreak, ...(isUniform ? { uniform: now[0]! } : {}) }
}

/** Marks that differ, sign by sign; an opening sign moved into the control at printing stands before the others and is left out. */
function bySign(before: readonly (readonly Mark[])[], now: readonly (readonly Mark[])[]): Mark[] {
  const changes = new Set<Mark>()
  for (const [at, marks] of now.entries())
    for (const mark of Mark.options)
      if (marks.includes(mark) !== before[at]!.includes(mark)) changes.add(mark)
  return [...changes]
}

/** Marks that nothing of it had, where its numbers are longer than those printed. */
function byKind(before: readonly (readonly Mark[])[], now: readonly (readonly Mark[])[]): Mark[] {
  const known = new Set(before.flat())
  return [...new Set(now.flat())].filter(mark => !known.has(mark))
}

/** Says what of the look of a reference is not taken. */
export const faceLeft = ({ changes, hasNewBreak }: FaceChange, text: string): string => {
  const what = [
    ...(changes.length > 0 ? [`la mise en forme (${changes.map(mark => MARK_WORDS[mark]).join(', ')})`] : []),
    ...(hasNewBreak ? ['le saut de ligne'] : []),
  ].join(' et ')
  return `${what} dans «\u00a0${text.trim()}\u00a0», que Prétoire compose lui-même`
}

/** The faces of a reference in a file that does not say them: all but bold and underlining is taken as printed so. */
export const facesAssumed = (
  kind: Inline['kind'],
  bits: readonly Bit[],
  ownMarks: readonly Mark[] = [],
): FaceStretch[] =>
  bits.flatMap((bit): FaceStretch[] => {
    if (bit.kind === 'break') return [[['break'], 1]]
    if (bit.kind !== 'text') return []
    const marks =
      kind === 'slot'
        ? ownMarks
        : bit.marks.filter(mark => (mark === 'bold' ? kind === 'exhibit' : mark !== 'underline'))
    return [[[...marks], [...bit.text.replace(/\s/g, '')].length]]
  })
