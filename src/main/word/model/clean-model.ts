import type { ModelFacts } from '../../../shared/word/word-model.ts'
import type { Model } from './model.ts'
import { hasHeader, isMeasured, numberingOf, reportOf } from './model-report.ts'
import { readModel } from './read-model.ts'
import { writeModel } from './write-model.ts'

/** A Word file as a model, and the file that is kept of it. */
export function cleanModel(
  file: Buffer,
): Omit<ModelFacts, 'file'> & { readonly model: Model; readonly paper: Buffer } {
  const { model: source, theme, leftOut } = readModel(file)
  const paper = writeModel(source, theme)
  const numbering = numberingOf(source)
  return {
    // what is kept is what is shown and printed
    model: readModel(paper).model,
    paper,
    ...(numbering ? { numbering } : {}),
    header: hasHeader(source),
    measured: isMeasured(source),
    report: reportOf(source, leftOut),
  }
}
