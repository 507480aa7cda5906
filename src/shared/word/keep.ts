import { z } from 'zod'

/** Choices of what a file keeps beside its text. The defaults suit a version to be filed: nothing that was not chosen. */
export const Keep = z.object({
  /** the references of the draft, in content controls and hidden marks, so that the file can come back */
  references: z.boolean().default(false),
  /** contents, cross-references and pages as fields that Word can work out again; else as plain text */
  fields: z.boolean().default(true),
  /** the comments put on the text, as comments of Word */
  comments: z.boolean().default(false),
  /** the title of the draft, in the properties of the file */
  title: z.boolean().default(true),
  /** fonts of the same widths as those it names, for a reader's computer that lacks these */
  fonts: z.boolean().default(false),
  /** the moment written in the file: the day alone, or to the second */
  moment: z.enum(['day', 'exact']).default('day'),
})
export type Keep = z.infer<typeof Keep>

/** A working copy keeps everything; comments when they are asked. */
export const workingKeep = (comments = false): Keep => ({
  references: true,
  fields: true,
  comments,
  title: true,
  fonts: false,
  moment: 'exact',
})

/** The formats without pages. */
export const TextFormat = z.enum(['txt', 'md', 'html'])
export type TextFormat = z.infer<typeof TextFormat>
