import type { Assembled } from '../../../shared/drafts/assemble/assembled.ts'
import { gapMarkIn } from '../../../shared/drafts/checks/gap-marks.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { wordsOf } from '../compose/table-words.ts'
import { gapsIn, type Para, type Span, spansIn } from '../layout/pieces.ts'

type Note = Extract<Span, { kind: 'note' }>

/** The notes that a line calls, in order. */
export const notesOf = (spans: readonly Span[]): Note[] =>
  spans.flatMap(span => (span.kind === 'note' ? [span] : notesOf(spansIn(span))))

/**
 * Refuses a version to be filed that would print a gap: what was computed and is missing, and what somebody marked as still to be found,
 * in the text, on the cover, in a citation, a list or at the foot of the pages. Quotations are printed as they were.
 */
export function refusePrintedGaps({ title, footer }: Assembled, paras: readonly Para[]): void {
  const lines = paras
    .filter(one => one.style !== 'Quote')
    .flatMap(({ spans }) => [spans, ...notesOf(spans).map(note => note.spans)])
  const marks = [...lines.filter(spans => gapsIn(spans).length === 0).map(wordsOf), title, footer].flatMap(
    text => gapMarkIn(text) ?? [],
  )
  refuseGaps([...paras.flatMap(one => gapsIn(one.spans)), ...new Set(marks)])
}

/** Refuses a text to be sent that has gaps. */
export function refuseGaps(gaps: readonly string[]): void {
  if (gaps.length === 0) return
  const gapList = gaps
    .slice(0, 3)
    .map(gap => `«\u00a0${gap}\u00a0»`)
    .join(', ')
  const count = gaps.length > 1 ? `${gaps.length} passages manquent encore` : 'un passage manque encore'
  throw new AppError(
    'refused',
    `La version à déposer n’a pas été écrite\u00a0: ${count} (${gapList}). Le brouillon est intact\u00a0; complétez-le, ou exportez une copie de travail.`,
    { gaps },
  )
}
