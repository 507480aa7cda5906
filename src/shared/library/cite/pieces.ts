import type { Run } from '../../french/run.ts'
import { tie } from './text.ts'

export type Profile = 'pretoire' | 'reflex'
/** `again`: cited before; `same`: of the text of law named just before */
export type Form = 'full' | 'short' | 'again' | 'same'

/** The input of a printer of one kind of source. */
export interface Ask {
  readonly pin?: string
  readonly profile: Profile
  readonly form: Form
  /** *précité* alone would be ambiguous: say the number too */
  readonly withNumber?: boolean
}

/** A part of a citation: plain, or a run with marks. Nothing at all is left out. */
export type Piece = string | undefined | Run | readonly (string | Run)[]

/** A name or a title, in italics. */
export const italic = (text: string | undefined): Run | undefined =>
  text ? { text, marks: ['italic'] } : undefined

/** Puts the parts that are there side by side, a comma between them, as runs with their non-breaking spaces. */
export function joinPieces(pieces: readonly Piece[], between = ', '): Run[] {
  if (pieces.every(piece => !piece || typeof piece === 'string')) {
    const text = pieces.filter(Boolean).join(between)
    return text ? [{ text: tie(text) }] : []
  }
  const runs: { text: string; marks?: Run['marks'] }[] = []
  const add = (run: Run): void => {
    const last = runs.at(-1)
    if (last && (last.marks ?? []).join() === (run.marks ?? []).join()) last.text += run.text
    else runs.push({ ...run })
  }
  let hasStarted = false
  for (const piece of pieces) {
    const parts = (Array.isArray(piece) ? piece : [piece]).filter(Boolean)
    if (parts.length === 0) continue
    if (hasStarted) add({ text: between })
    hasStarted = true
    for (const part of parts) add(typeof part === 'string' ? { text: part } : part)
  }
  return runs.map(run => ({ ...run, text: tie(run.text) }))
}

/** The text of runs, without their marks. */
export const plain = (runs: readonly Run[]): string => runs.map(run => run.text).join('')
