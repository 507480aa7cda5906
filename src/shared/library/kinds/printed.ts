import type { Decision, Document, Passage } from '../model.ts'
import type { Pin } from './entry.ts'

/** Facts of a text printed in passages, which decisions and documents share. */
type PrintedSource = Decision | Document

/** The points a pinpoint names, with the unnumbered passages that continue them. */
export function pointsAt({ text }: PrintedSource, { unit, numbers }: Pin): Passage[] {
  if (unit === 'paragraph') return []
  const numberSet = new Set(numbers)
  const points: Passage[] = []
  let section: Passage['section'] | null = null
  for (const passage of text) {
    if (passage.n !== undefined)
      section = numberSet.has(passage.n) && passage.section !== 'ruling' ? passage.section : null
    if (section !== null && passage.section === section) points.push(passage)
    else section = null
  }
  return points
}

/** All its passages, as one text. */
export const wholeText = ({ text }: PrintedSource): string[] => [text.map(passage => passage.text).join('\n')]

/** `12 000 signes`, or `sans texte`. */
export function lengthText({ text }: PrintedSource): string {
  const chars = text.reduce((sum, passage) => sum + passage.text.length, 0)
  return chars === 0 ? 'sans texte' : `${chars.toLocaleString('fr-FR')} signes`
}
