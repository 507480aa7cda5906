import { z } from 'zod'
import { Mark } from '../../../shared/french/run.ts'
import { type Span, spansIn } from '../layout/pieces.ts'

/** Signs of a printed text that follow each other in one face: its marks, and how many signs. A line break is one sign, `break`. */
export const FaceStretch = z.tuple([z.array(z.union([Mark, z.literal('break')])), z.number()])
export type FaceStretch = z.infer<typeof FaceStretch>

/** Lists the faces in which each reference of a page is printed, blanks left out, by the reference itself. */
export function facesPrinted(spans: readonly Span[]): Map<object, FaceStretch[]> {
  const faces = new Map<object, FaceStretch[]>()
  const read = (span: Span, stretches: FaceStretch[] | undefined): void => {
    if (span.kind === 'control') {
      const own = faces.get(span.of) ?? []
      faces.set(span.of, own)
      for (const inner of span.spans) read(inner, own)
      return
    }
    if (span.kind === 'break') stretches?.push([['break'], 1])
    // a page has as many signs as its number, which is not known here: it has no face of its own
    else if ((span.kind === 'text' || span.kind === 'field') && stretches) {
      const signs = [...span.text.replace(/\s/g, '')].length
      if (signs > 0) stretches.push([Mark.options.filter(mark => span.face[mark] === true), signs])
    }
    for (const inner of spansIn(span)) read(inner, span.kind === 'note' ? undefined : stretches)
  }
  for (const span of spans) read(span, undefined)
  return faces
}
