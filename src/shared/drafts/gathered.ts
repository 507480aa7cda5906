import { z } from 'zod'
import { Dossier } from '../dossiers/model.ts'
import { Exhibit } from '../exhibits/model.ts'
import { Day, Id } from '../kernel/common.ts'
import { Source } from '../library/model.ts'
import { PaperRef } from '../word/word-model.ts'
import { Draft } from './model.ts'
import { Template } from './templates/template.ts'

/** Everything a draft needs to be assembled, gathered in one read. */
export const Gathered = z.object({
  draft: Draft,
  dossier: Dossier,
  exhibits: z.array(Exhibit),
  /** every source that exists among those the draft refers to */
  sources: z.array(Source),
  /** the one it was made from, where this version knows it: it names what is missing */
  template: Template.optional(),
  /** the Word model it is printed on, where the library has it */
  model: PaperRef.optional(),
  /** the other texts of the dossier, and the grounds they raise where this one has to take them up */
  siblings: z
    .array(
      z.object({
        id: Id,
        title: z.string(),
        template: z.string(),
        set: z.string().default(''),
        /** the exhibits it calls; none for a text of another case, whose series is its own */
        calls: z.array(Id).default([]),
        grounds: z.array(z.object({ id: Id, title: z.string() })),
      }),
    )
    .optional(),
  /** the record of the bill it follows, where it follows one: `campaign` alone reads it */
  bill: z.looseObject({ id: Id }).optional(),
  /** the text was filed that day: it is as it was then, and does not change */
  filed: z.object({ filing: Id, date: Day }).optional(),
})
export type Gathered = z.infer<typeof Gathered>
