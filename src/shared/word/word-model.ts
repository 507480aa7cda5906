import { z } from 'zod'
import { Id, Instant, Sha256 } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'
import { TitleNumbering } from './style.ts'

/** Report of the reading of a Word file as a model, in French sentences: what it brings, and what is ignored. */
export const ModelReport = z.object({
  taken: z.array(z.string()),
  left: z.array(z.string()),
})
export type ModelReport = z.infer<typeof ModelReport>

/** Facts of a model beside its paper. */
export const ModelFacts = z.object({
  /** name of the file it was read from */
  file: z.string(),
  /** how its own titles are numbered, where that is one of our ways */
  numbering: TitleNumbering.optional(),
  /** it has a header of its own: ours is not wanted above it */
  header: z.boolean(),
  /** the widths of all its faces are known: its pages are counted as surely as ours */
  measured: z.boolean(),
  report: ModelReport,
})
export type ModelFacts = z.infer<typeof ModelFacts>

/** A Word file of the user's as the paper texts are printed on: `paper` is the SHA-256 of what is kept of it. */
export const WordModel = ModelFacts.extend({
  id: Id,
  name: OneLine.trim().min(1).max(80),
  paper: Sha256,
  at: Instant,
})
export type WordModel = z.infer<typeof WordModel>

/** The paper of a text, as it is gathered with it. */
export const PaperRef = z.object({ id: Id, name: z.string(), paper: Sha256 })
export type PaperRef = z.infer<typeof PaperRef>
