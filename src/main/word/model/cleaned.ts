import type { ModelFacts } from '../../../shared/word/word-model.ts'
import type { Model } from './model.ts'
import { readModel } from './read.ts'
import { headed, isMeasured, numberingOf, reportOf } from './report.ts'
import { writeModel } from './write.ts'

/** A Word file as a model, and the file that is kept of it. */
export function cleaned(
  file: Buffer,
): Omit<ModelFacts, 'file'> & { readonly model: Model; readonly paper: Buffer } {
  const { model: given, theme, left } = readModel(file)
  const paper = writeModel(given, theme)
  const numbering = numberingOf(given)
  return {
    // what is kept is what is shown and printed
    model: readModel(paper).model,
    paper,
    ...(numbering ? { numbering } : {}),
    header: headed(given),
    measured: isMeasured(given),
    report: reportOf(given, left),
  }
}
