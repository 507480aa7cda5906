import { z } from 'zod'
import { done, type Endpoint, endpoint, FileRef, nothing, one } from '../kernel/endpoint.ts'
import { OneLine } from '../kernel/one-line.ts'
import { DrawnPage } from './drawn-page.ts'
import { LetterParagraph, LetterRoles } from './letter.ts'
import { Letterhead } from './letterhead.ts'
import { Style, TitleNumbering } from './style.ts'
import { ModelReport, WordModel } from './word-model.ts'

/** The paper texts are printed on: Word models, letterheads, and the LibreOffice of this computer. */
export const word = {
  /** the Word files texts may be printed on */
  'models.list': endpoint({ input: nothing, output: z.array(WordModel) }),
  /** what would be taken of a Word file and what would not, on a sample letter, and the part each of its paragraphs plays, save those that `roles` corrects; nothing is kept */
  'models.read': endpoint({
    input: z.object({ file: FileRef, roles: LetterRoles.default({}) }),
    output: z.object({
      name: z.string(),
      numbering: TitleNumbering.optional(),
      report: ModelReport,
      letter: z.array(LetterParagraph),
      drawn: z.array(DrawnPage),
    }),
    changes: 'none',
  }),
  /** keeps it; one of the same name is replaced */
  'models.add': endpoint({
    input: z.object({
      file: FileRef,
      name: OneLine.trim().min(1).max(80).optional(),
      roles: LetterRoles.default({}),
    }),
    output: z.object({ model: WordModel, replaced: z.boolean() }),
    changes: 'drafts',
  }),
  'models.remove': endpoint({ input: one, output: done, changes: 'drafts' }),
  'models.restore': endpoint({ input: one, output: done, changes: 'drafts' }),
  /** a letterhead over a sample letter */
  'letterhead.preview': endpoint({
    input: z.object({ letterhead: Letterhead, style: Style }),
    output: z.object({ drawn: z.array(DrawnPage) }),
  }),
  /** whether this computer has the LibreOffice that makes PDF files */
  'office.find': endpoint({ input: nothing, output: z.object({ found: z.boolean() }) }),
} satisfies Record<string, Endpoint>
