import { z } from 'zod'
import { Style } from './draft.ts'

/** A question asked once per dossier; its answer fills the slots of the same key. */
export const FactSpec = z.object({
  key: z.string(),
  label: z.string(),
  /** the same as a plain question, for a volunteer */
  question: z.string().default(''),
  help: z.string().default(''),
  type: z.enum(['text', 'long', 'date', 'amount', 'choice', 'court']).default('text'),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
  required: z.boolean().default(false),
  default: z.string().default(''),
})
export type FactSpec = z.infer<typeof FactSpec>

/** `fact`: true when that fact is given and, with `is`, equal to one of the values; `not` reverses. */
export const Condition = z.object({
  fact: z.string(),
  is: z.array(z.string()).optional(),
  not: z.boolean().default(false),
})

/** A block of the template, its text in our markup (draft/markup.ts). `argument` inserts a variant of a library argument, linked. */
export const TemplateBlock = z.object({
  kind: z.enum(['heading', 'paragraph', 'list', 'table', 'break', 'generated', 'argument']),
  level: z.int().min(1).max(5).optional(),
  numbered: z.boolean().optional(),
  style: z.string().optional(),
  text: z.string().optional(),
  items: z.array(z.string()).optional(),
  rows: z.array(z.array(z.string())).optional(),
  widths: z.array(z.number()).optional(),
  what: z.string().optional(),
  argument: z.string().optional(),
  variant: z.enum(['filing', 'briefing', 'script']).optional(),
  /** the place it holds, for the checks: `facts`, `ground-external`, `claims`... */
  slot: z.string().optional(),
  when: Condition.optional(),
})
export type TemplateBlock = z.infer<typeof TemplateBlock>

export const Template = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().default(''),
  dossier: z.enum(['recourse', 'advocacy']),
  audience: z.enum(['lawyer', 'volunteer', 'both']).default('both'),
  style: Style,
  /** the checks its texts are held to, by their names in draft/check.ts; those of its style where it says none */
  checks: z.array(z.string()).optional(),
  facts: z.array(FactSpec),
  /** exhibits asked from the start, with the check that misses them */
  exhibits: z
    .array(z.object({ key: z.string(), label: z.string(), required: z.boolean().default(false) }))
    .default([]),
  blocks: z.array(TemplateBlock),
})
export type Template = z.infer<typeof Template>
