import { z } from 'zod'
import { Sha256 } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'

/** A picture above the name; its bytes are kept with those of the texts. */
export const Logo = z.object({
  hash: Sha256,
  type: z.enum(['png', 'jpeg']),
  /** in pixels */
  size: z.object({ width: z.int().min(1), height: z.int().min(1) }),
  /** what it shows, for who does not see it */
  alt: z.string().max(500),
  /** on the page, in millimetres */
  height: z.int().min(8).max(60),
})
export type Logo = z.infer<typeof Logo>

/** Who writes, above the first page and at the foot of each: set once, used by the texts that ask for it. */
export const Letterhead = z.object({
  logo: Logo.optional(),
  name: OneLine.max(200).default(''),
  /** address, bar, telephone: one line each */
  lines: z.string().max(1000).default(''),
  /** above the page number: one line each */
  footer: z.string().max(400).default(''),
})
export type Letterhead = z.infer<typeof Letterhead>

/** The lines of a field that were written, without the blank ones. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** Reads the letterhead of the settings; undefined when none is set. */
export function readLetterhead(value: string | undefined): Letterhead | undefined {
  if (!value) return undefined
  try {
    const letterhead = Letterhead.parse(JSON.parse(value))
    return letterhead.logo || letterhead.name.trim() || letterhead.lines.trim() || letterhead.footer.trim()
      ? letterhead
      : undefined
  } catch {
    return undefined
  }
}
