import { z } from 'zod'
import { FactSpec, Template } from './template.ts'

/** The questions several templates ask, by key: one wording for all. */
export const Questions = z.record(z.string(), FactSpec.omit({ key: true }))
export type Questions = z.infer<typeof Questions>

/** A question as a template file names it: its key alone, or its key with what it says of its own. */
const QuestionName = z.union([z.string().transform(key => ({ key })), z.looseObject({ key: z.string() })])

/** A template file with the questions it names by their key written out, ready to be read by `Template`. */
export function withQuestions(file: unknown, questions: Questions): unknown {
  const facts = z.object({ facts: z.array(QuestionName) }).safeParse(file)
  if (!facts.success) return file
  return {
    ...(file as object),
    facts: facts.data.facts.map(one => ({ ...questions[one.key], ...one })),
  }
}

/** A template of a file that is known to be right: one of those that ship. */
export const templateOf = (file: unknown, questions: Questions): Template =>
  Template.parse(withQuestions(file, questions))
